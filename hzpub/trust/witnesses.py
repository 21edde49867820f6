"""What outsiders have put their name to: the file `log.witnesses`, and what a witness does before signing.

In:    the lines of the file; a checkpoint, what the witness remembers, a consistency proof.
Out:   witnesses' keys and their signatures by size; or BadNote / BadProof with the reason.
Never: touches a disk or the clock, decides how many witnesses are enough (`policies.py` does).

The file holds two sorts of lines: ``name+id+key`` names a witness, ``2029 — name signature`` is what that witness
signed when the fund had published 2029 records (C2SP tlog-cosignature, the size before it).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from hzpub.base.words import N_
from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.merkle import verify_consistency
from hzpub.trust.notes import WITNESS, BadNote, Note, Signature, VerifierKey, from_base64, to_base64

NAME = "log.witnesses"
MOST = 512 * 1024
MOST_WITNESSES = 50

_SIGNED = re.compile(r"([1-9][0-9]{0,18}) (— .+)")
_OLD = re.compile(r"old (0|[1-9][0-9]{0,18})")
_TOO_LONG = N_("见证文件太长，或不是 UTF-8")
_TOO_MANY = N_("见证人最多 {most} 位")
_LINE = N_("log.witnesses 第 {line} 行写得不对")
_UNKNOWN = N_("log.witnesses 第 {line} 行的见证人“{name}”，前面没有写他的核对钥匙")
_NOT_PROOF = N_("证明文件写得不对：应为 old 条数，下面每行一个指纹")
_OTHER_LOG = N_("这张签条是“{found}”的，以前见证的是“{known}”")
_SHRUNK = N_("以前见证过 {before} 条，这张签条只有 {now} 条：公布过的记录少了")
_FORKED = N_("同样是 {size} 条，总指纹和以前见证过的不一样：公布过的记录改了")
_OTHER_PROOF = N_("证明是从第 {found} 条起的，以前见证到第 {known} 条")


@dataclass(frozen=True, slots=True)
class Cosigned:
    """One line of the file: a signature by ``key`` over the checkpoint of ``size`` records."""

    line: int
    size: int
    key: VerifierKey
    signature: Signature


@dataclass(frozen=True, slots=True)
class Witnesses:
    """The whole file."""

    keys: tuple[VerifierKey, ...] = ()
    signed: tuple[Cosigned, ...] = ()

    @classmethod
    def parse(cls, data: bytes) -> "Witnesses":
        """Read the file. Empty lines and lines beginning with ``#`` say nothing. Raises BadNote."""
        keys, signed = dict[tuple[str, bytes], VerifierKey](), list[Cosigned]()
        try:
            if len(data) > MOST:
                raise BadNote(_TOO_LONG)
            lines = data.decode("utf-8").split("\n")
        except UnicodeDecodeError:
            raise BadNote(_TOO_LONG) from None
        for number, line in enumerate(lines, 1):
            if not line or line.startswith("#"):
                continue
            if found := _SIGNED.fullmatch(line):
                signature = Signature.parse(found[2])
                key = keys.get((signature.name, signature.key_id))
                if key is None:
                    raise BadNote(_UNKNOWN, line=str(number), name=signature.name)
                signed.append(Cosigned(number, int(found[1]), key, signature))
            else:
                key = VerifierKey.parse(line)
                if key.kind != WITNESS:
                    raise BadNote(_LINE, line=str(number))
                keys[key.name, key.id] = key
        if len(keys) > MOST_WITNESSES:
            raise BadNote(_TOO_MANY, most=str(MOST_WITNESSES))
        return cls(tuple(keys.values()), tuple(signed))


def read_signed(line: str) -> tuple[int, Signature]:
    """Read one line ``2029 — name signature``. Raises BadNote."""
    found = _SIGNED.fullmatch(line)
    if not found:
        raise BadNote(_LINE, line="1")
    return int(found[1]), Signature.parse(found[2])


def write_proof(old: int, proof: Sequence[bytes]) -> str:
    """The text of a consistency proof from ``old`` records on."""
    return "".join(f"{line}\n" for line in chain([f"old {old}"], map(to_base64, proof)))


def read_proof(data: bytes) -> tuple[int, tuple[bytes, ...]]:
    """Read such a text. Raises BadNote."""
    first, *rest = data[:MOST].decode("latin-1").splitlines() or [""]
    found = _OLD.fullmatch(first)
    if not found or len(rest) > 64:
        raise BadNote(_NOT_PROOF)
    return int(found[1]), tuple(from_base64(line, _NOT_PROOF) for line in rest)


def examine(
    note: Note, log: VerifierKey, known: Checkpoint | None, proof: tuple[int, tuple[bytes, ...]] | None
) -> Checkpoint:
    """Say whether a witness may sign ``note``: the log's signature holds, nothing published is gone or changed.

    ``known`` is what the witness signed last. A larger size needs ``proof``. Raises BadNote, Forked, BadProof.
    """
    now = Checkpoint.parse(note.text)
    if now.origin != log.name:
        raise Forked(_OTHER_LOG, found=now.origin, known=log.name)
    note.demand(log)
    if known is None:
        return now
    if known.origin != now.origin:
        raise Forked(_OTHER_LOG, found=now.origin, known=known.origin)
    if now.size < known.size:
        raise Forked(_SHRUNK, before=str(known.size), now=str(now.size))
    if now.size == known.size and now.root != known.root:
        raise Forked(_FORKED, size=str(now.size))
    if now.size > known.size > 0:
        old, hashes = proof or (0, ())
        if old != known.size:
            raise BadNote(_OTHER_PROOF, found=str(old), known=str(known.size))
        verify_consistency(old, now.size, hashes, known.root, now.root)
    return now


class Forked(BadNote):
    """A checkpoint that contradicts one signed before, or is of another log: evidence, to be kept."""
