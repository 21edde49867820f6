"""One file that proves one record: the record, its way up the tree, the signed checkpoint (C2SP tlog-proof).

In:    a tree, a signed note over it, the bytes of a record; or somebody's proof file.
Out:   the bytes of the proof; what it proves, or BadNote / BadProof with the reason.
Never: believes the record inside before it was found in the tree, says whose key is the right one.

The format leaves the ``extra`` line to us: it carries the record's exact file, so that one file is enough to hold.
Nothing vouches for that line but the tree: `Proof.holds` counts the leaf from it, or from another copy.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hzpub.base.words import N_
from hzpub.reading.envelope import LARGEST
from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.merkle import HASH, Tree, leaf_hash, verify_inclusion
from hzpub.trust.notes import MOST_BYTES, BadNote, Note, VerifierKey, from_base64, to_base64

FOLDER = "proof"
MOST = MOST_BYTES + 2 * LARGEST
"""Bytes a proof file may have."""

_FIRST = "c2sp.org/tlog-proof@v1"
_INDEX = re.compile(r"index (0|[1-9][0-9]{0,17})")
_LONGEST = 63
_NOT_PROOF = N_("证明文件的样子不对：应为一行名称、原文、第几条、若干行指纹、空一行、签条")
_TOO_LONG = N_("证明文件太长")
_OTHER_LOG = N_("签条是“{found}”的，钥匙是“{known}”的。")
_NO_RECORD = N_("证明文件里没有记录原文，要另给记录文件")


@dataclass(frozen=True, slots=True)
class Proof:
    """A proof taken apart; `index` counts from 0, `record` is the leaf the file brings along, b"" for none."""

    index: int
    hashes: tuple[bytes, ...]
    note: Note
    record: bytes = b""

    @classmethod
    def parse(cls, data: bytes) -> "Proof":
        """Read a proof file in its one spelling; nothing is checked yet. Raises BadNote."""
        if len(data) > MOST:
            raise BadNote(_TOO_LONG)
        head, blank, note = data.partition(b"\n\n")
        try:
            first, *lines = head.decode("ascii").split("\n")
        except UnicodeDecodeError:
            raise BadNote(_NOT_PROOF) from None
        record = b""
        if lines and lines[0].startswith("extra "):
            record = from_base64(lines.pop(0).removeprefix("extra "), _NOT_PROOF)
            if not record:
                raise BadNote(_NOT_PROOF)
        found = _INDEX.fullmatch(lines[0]) if lines else None
        if first != _FIRST or not blank or not found or len(lines) > 1 + _LONGEST or len(record) > LARGEST:
            raise BadNote(_NOT_PROOF)
        hashes = tuple(from_base64(line, _NOT_PROOF) for line in lines[1:])
        if any(len(each) != HASH for each in hashes):
            raise BadNote(_NOT_PROOF)
        made = cls(int(found[1]), hashes, Note.parse(note), record)
        Checkpoint.parse(made.note.text)
        return made

    @property
    def number(self) -> str:
        """The number of the record it speaks of: six digits, or more."""
        return f"{self.index + 1:06}"

    @property
    def checkpoint(self) -> Checkpoint:
        """What the note says."""
        return Checkpoint.parse(self.note.text)

    def holds(self, key: VerifierKey | None = None, record: bytes | None = None) -> Checkpoint:
        """Demand that the record is in the tree, and that `key`, if given, signed the checkpoint.

        `record` is another copy of the record's file; by default the one inside is judged. Answers the
        checkpoint, whose fingerprint still has to be compared with paper where no key is known.
        Raises BadNote, and BadProof where the record or the way up is another.
        """
        leaf = self.record if record is None else record
        if not leaf:
            raise BadNote(_NO_RECORD)
        checkpoint = self.checkpoint
        if key is not None:
            self.note.demand(key)
            if checkpoint.origin != key.name:
                raise BadNote(_OTHER_LOG, found=checkpoint.origin, known=key.name)
        verify_inclusion(leaf_hash(leaf), self.index, checkpoint.size, self.hashes, checkpoint.root)
        return checkpoint

    def __bytes__(self) -> bytes:
        return _written(self.index, self.hashes, bytes(self.note), self.record)


def proof_path(index: int) -> str:
    """Where the proof of leaf `index` lies below ``log/``.

    >>> proof_path(41)
    'proof/000042.tlog-proof'
    """
    return f"{FOLDER}/{index + 1:06}.tlog-proof"


def proofs(tree: Tree, note: Note, records: Iterable[bytes], first: int = 0) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of the proof of each record from leaf `first` on, under one signed note over the whole tree."""
    below, size = bytes(note), len(tree)
    for index, record in enumerate(records, first):
        yield proof_path(index), _written(index, tree.inclusion(index, size), below, record)


def _written(index: int, hashes: Iterable[bytes], note: bytes, record: bytes) -> bytes:
    extra = [f"extra {to_base64(record)}"] if record else []
    lines = [_FIRST, *extra, f"index {index}", *map(to_base64, hashes)]
    return "\n".join(lines).encode() + b"\n\n" + note
