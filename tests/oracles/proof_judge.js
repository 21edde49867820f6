// Answers "yes" or "no" for each line of its input, one JSON object a line: what npm's @sigstore/verify thinks of
// an inclusion proof or of a checkpoint. Its own modules do the judging; this file only carries.
'use strict';
const { createPublicKey } = require('node:crypto');
const { createInterface } = require('node:readline');
const { LogCheckpoint, verifyCheckpoint } = require('@sigstore/verify/dist/tlog/checkpoint.js');
const { verifyMerkleInclusion } = require('@sigstore/verify/dist/tlog/merkle.js');

const bytes = (text) => Buffer.from(text, 'base64');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

function log(vkey) {
  const [name, id, point] = vkey.split('+', 2).concat(vkey.split('+').slice(2).join('+'));
  const der = Buffer.concat([SPKI, bytes(point).subarray(1)]);
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return { baseURL: name, logID: Buffer.from(id, 'hex'), publicKey };
}

function judge(asked) {
  if (asked.kind === 'inclusion') {
    const inclusionProof = { logIndex: asked.index, hashes: asked.proof.map(bytes) };
    const checkpoint = new LogCheckpoint('', BigInt(asked.size), bytes(asked.root), []);
    verifyMerkleInclusion({ inclusionProof, canonicalizedBody: bytes(asked.data) }, checkpoint);
  } else if (asked.kind === 'note') {
    const envelope = bytes(asked.note).toString('utf8');
    verifyCheckpoint({ inclusionProof: { checkpoint: { envelope } } }, [log(asked.key)]);
  } else {
    throw new Error(`an unknown question: ${asked.kind}`);
  }
}

createInterface({ input: process.stdin }).on('line', (line) => {
  try {
    judge(JSON.parse(line));
    console.log('yes');
  } catch (error) {
    console.log('no', String(error.message).split('\n')[0]);
  }
});
