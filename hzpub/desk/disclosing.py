"""Give a person the slip for her withheld values, and hold anybody's slip against a record.

In:    the register and the records; or slips with record files and proof files.
Out:   slips; for each slip what was found, and what could not be looked at.
Never: shows a value that its record does not commit to; takes "could not look" for "holds".
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hzpub.base.files import read_plain
from hzpub.base.words import N_, Label
from hzpub.desk.errors import DeskError, with_facts
from hzpub.desk.shelf import entered
from hzpub.reading.envelope import LARGEST, RecordFile, Unreadable, read
from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.merkle import BadProof
from hzpub.trust.notes import BadNote, VerifierKey
from hzpub.trust.proofs import MOST, Proof
from hzpub.trust.register import Register
from hzpub.trust.slips import Slip, commitments, opened

_NO_RECORD = N_("没有这条记录的文件，没能查")
_UNREADABLE = N_("这条记录的文件读不懂，没能查")
_FALSE = N_("这条记录里没有写下这个值：值、盐或栏名抄错了，或者不是真的")
_NO_PROOF = N_("没有给证明文件，没有查这条记录在不在公示的账里")


@dataclass(frozen=True, slots=True)
class Logged:
    """What a proof file tells of a record: in the log or not; `signed` is whether a key was there to check with."""

    checkpoint: Checkpoint | None
    signed: bool = False
    why: Label | None = None


@dataclass(frozen=True, slots=True)
class Proved:
    """One slip after it was looked at: `holds` is None where that was not possible, `why` says what was amiss."""

    slip: Slip
    holds: bool | None
    of: str = ""
    kind: str = ""
    why: Label | None = None
    logged: Logged | None = None

    @property
    def failed(self) -> bool:
        """Whether something did not hold; what was not looked at has not failed."""
        return self.holds is False or (self.logged is not None and self.logged.checkpoint is None)


def withheld(root: Path) -> dict[str, tuple[str, RecordFile]]:
    """Every commitment that stands in an entered record: its record's number, and the record. Unreadable files are left out."""
    found: dict[str, tuple[str, RecordFile]] = {}
    for number, path in sorted(entered(root)):
        try:
            data = read_plain(path, LARGEST)
            if b"_hold: " not in data:
                continue
            file = read(data, path.name)
        except (OSError, Unreadable):
            continue
        for each in commitments(file.values):
            found.setdefault(each.hold, (f"{number:06}", file))
    return found


def slips_of(register: Register, root: Path, whose: Collection[str], record: str = "") -> tuple[Slip, ...]:
    """The slips of persons, households or the "fund" named in `whose`, or all of one `record`.

    Raises DeskError when there is none.
    """
    holds = withheld(root)
    slips = [
        Slip(holds[entry.hold][0], entry.box, entry.salt, entry.value)
        for entry in register.entries
        if entry.hold in holds and (holds[entry.hold][0] == record if record else entry.of in whose)
    ]
    if not slips:
        message = N_("名册里没有 {whose} 的、已经入账的内容")
        raise DeskError(message, N_("核对编号；名册丢了用 hzpub register restore 取回"), whose=record or "、".join(sorted(whose)))
    return tuple(sorted(slips, key=lambda slip: (slip.record, slip.box)))


def prove(
    slips: Sequence[Slip],
    *,
    records: Sequence[Path] = (),
    proofs: Sequence[Path] = (),
    root: Path | None = None,
    key: VerifierKey | None = None,
) -> tuple[Proved, ...]:
    """Look at every slip: its record is taken from `records`, else from inside a proof, else from the fund in `root`.

    Raises DeskError for a file that was named and cannot be read.
    """
    shown = {proof.number: proof for proof in map(_proof, proofs)}
    given = {_number(file): file for file in map(_record, records)}
    return tuple(_one(slip, given, shown, root, key) for slip in slips)


def _one(
    slip: Slip, given: Mapping[str, RecordFile], shown: Mapping[str, Proof], root: Path | None, key: VerifierKey | None
) -> Proved:
    proof, file = shown.get(slip.record), given.get(slip.record)
    try:
        if file is None and proof is not None and proof.record:
            file = read(proof.record, slip.record)
        if file is None and root is not None:
            file = next(_in_fund(root, slip.record), None)
    except Unreadable:
        return Proved(slip, None, why=Label(_UNREADABLE))
    if file is None or _number(file) != slip.record:
        return Proved(slip, None, why=Label(_NO_RECORD))
    found, kind = opened(slip, file.values), str(file.values.get("kind", ""))
    logged = _logged(proof, file.data, key)
    if found is None:
        return Proved(slip, False, kind=kind, why=Label(_FALSE), logged=logged)
    return Proved(slip, True, found.of, kind, logged=logged)


def _logged(proof: Proof | None, record: bytes, key: VerifierKey | None) -> Logged | None:
    if proof is None:
        return None
    try:
        return Logged(proof.holds(key, record), key is not None)
    except (BadNote, BadProof) as bad:
        return Logged(None, why=Label(bad.reason, tuple(bad.facts.items())))


def not_asked() -> Label:
    """What to say where no proof file came with a slip."""
    return Label(_NO_PROOF)


def _in_fund(root: Path, number: str) -> Iterator[RecordFile]:
    for path in sorted(path for known, path in entered(root) if f"{known:06}" == number):
        try:
            yield read(read_plain(path, LARGEST), path.name)
        except OSError:
            continue


def _number(file: RecordFile) -> str:
    return str(file.entry.values.get("entry", "")) if file.entry is not None else ""


def _record(path: Path) -> RecordFile:
    try:
        return read(read_plain(path, LARGEST), path.name)
    except OSError as error:
        raise _cannot_open(path, error) from None


def _proof(path: Path) -> Proof:
    try:
        return Proof.parse(read_plain(path, MOST))
    except OSError as error:
        raise _cannot_open(path, error) from None
    except BadNote as bad:
        raise with_facts(bad.reason, N_("重新从网站存一份证明文件"), bad.facts) from None


def _cannot_open(path: Path, error: OSError) -> DeskError:
    said = error.strerror or str(error)
    return DeskError(N_("打不开 {path}：{said}"), N_("核对文件名"), path=path.as_posix(), said=said)
