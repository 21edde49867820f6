"""The fund keeps what witnesses bring: their keys, and the lines they signed.

In:    a line, the site that has published what it speaks of.
Out:   `log.witnesses` with one line more.
Never: keeps a line that does not hold, or one by somebody whose key is not there yet.
"""

from pathlib import Path

from hzpub.base.files import read_plain
from hzpub.base.words import N_
from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.notes import MOST_BYTES, WITNESS, BadNote, Note, VerifierKey
from hzpub.trust.safely import write_safely
from hzpub.trust.witnesses import MOST, NAME, Witnesses, read_signed

_HEADER = """\
# 见证人和他们的签名，由 hzpub witness --add 添加；随记录一起进 git
"""
_STRANGER = N_("见证人“{name}”还不认识：先添加他的核对钥匙（名称+编号+公钥那一行）")
_NOT_WITNESS = N_("这不是见证人的核对钥匙")
_NOT_PUBLISHED = N_("网站没有公布过 {size} 条时的签条")
_LATER = N_("{size} 条的签名，比签条上的还多")


def add(root: Path, site: Path, line: str) -> str:
    """Keep a witness's key, or a signature over something `site` has published, in `log.witnesses`; answers the name.

    A line that is there already changes nothing. Raises BadNote, OSError.
    """
    line, path = line.strip(), root / NAME
    before = read_plain(path, MOST) if path.exists() else _HEADER.encode()
    known = Witnesses.parse(before)
    if line[:1].isdigit() and " — " in line:
        size, signature = read_signed(line)
        key = next((each for each in known.keys if signature.is_by(each)), None)
        if key is None:
            raise BadNote(_STRANGER, name=signature.name)
        signature.verify(key, _published(site, size).text)
        name = key.name
    else:
        key = VerifierKey.parse(line)
        if key.kind != WITNESS:
            raise BadNote(_NOT_WITNESS)
        name = key.name
    if line not in before.decode("utf-8").split("\n"):
        after = before + (b"" if before.endswith(b"\n") or not before else b"\n") + f"{line}\n".encode()
        Witnesses.parse(after)
        write_safely(path, after)
    return name


def _published(site: Path, size: int) -> Note:
    """The checkpoint of `size` records that `site` has published."""
    note = _note(site / "log" / "checkpoint")
    newest = Checkpoint.parse(note.text).size
    if size > newest:
        raise BadNote(_LATER, size=str(size))
    if size == newest:
        return note
    path = site / "log" / "history" / str(size)
    if not path.is_file():
        raise BadNote(_NOT_PUBLISHED, size=str(size))
    return _note(path)


def _note(path: Path) -> Note:
    return Note.parse(read_plain(path, MOST_BYTES))
