"""Back the register up to two keys, rehearse taking it back, take it back, and know when a backup is stale.

In:    public keys and a place; or a backup and a private key.
Out:   an encrypted file; the register as it was, less what was erased; how many entries no backup has.
Never: overwrites an entry that the backup lacks, takes back what no record or draft commits to, keeps a key.

What the last backup held stands in `.hzpub/backup.json`, as commitments only. Without that file nothing counts as backed up.
"""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hzpub.base.files import read_plain
from hzpub.base.words import N_
from hzpub.desk.disclosing import withheld
from hzpub.desk.errors import DeskError
from hzpub.desk.locking import locked
from hzpub.desk.shelf import PRIVATE, charter, drafts
from hzpub.reading.envelope import Unreadable
from hzpub.trust.backup import LARGEST, BadBackup, Sorted, lacking, lock_up, sort_out, unlock
from hzpub.trust.erased import erased
from hzpub.trust.keyfiles import open_key
from hzpub.trust.register import NAME, Register, load, text_of
from hzpub.trust.safely import write_safely
from hzpub.trust.slips import commitments
from hzpub.trust.sshkeys import BadKey, fingerprint, parse_public

STATE = "backup.json"
OUT = "register.age"
_STATE_LARGEST = 16 * 1024 * 1024
_KEY_LARGEST = 4096


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup just made: where it lies, how many entries it holds, the fingerprints of the keys that open it."""

    path: Path
    entries: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Restored:
    """What taking a backup back found; `written` tells whether the register was changed."""

    found: Sorted
    written: bool


def back_up(root: Path, keys: Sequence[Path], out: Path | None, *, day: dt.date) -> Backup:
    """Encrypt the register to the public keys in the files `keys`; by default into `.hzpub/register.age`.

    Raises DeskError (no register, a key that will not do), `Unreadable` for a damaged register, OSError.
    """
    register = load(root)
    if register is None:
        raise DeskError(N_("这里没有名册，没有要备份的"), N_("名册丢了用 hzpub register restore 取回"))
    publics = tuple(dict.fromkeys(_public(path) for path in keys))
    try:
        data = lock_up(register, publics)
    except BadBackup as bad:
        raise DeskError(bad.reason, N_("请对方用 hzpub keygen 做一把，交来 .pub 文件")) from None
    path = out or root / PRIVATE / OUT
    path.parent.mkdir(parents=True, exist_ok=True)
    write_safely(path, data, private=True)
    names = tuple(fingerprint(parse_public(key)) for key in publics)
    _note(root, register, day, names)
    return Backup(path, len(register.entries), names)


def restore(root: Path, file: Path, key: Path, *, check_only: bool, day: dt.date) -> Restored:
    """Open the backup `file` with the private key in the file `key`, hold it against the records, and take it back.

    With `check_only` (the rehearsal) nothing is written. Raises DeskError: cannot be opened, another fund's, or the
    register here holds entries that the backup lacks; KeyToolError; OSError.
    """
    try:
        backup = unlock(read_plain(file, LARGEST), open_key(key))
    except BadBackup as bad:
        raise DeskError(bad.reason, N_("换一份备份，或换一把钥匙再试")) from None
    _refuse_other_fund(root, backup)
    with locked(root, "drafting"):
        found = sort_out(backup, {*withheld(root), *_drafted(root)}, erased(root))
        if check_only:
            return Restored(found, False)
        lost = lacking(_present(root), backup.entries)
        if lost:
            message = N_("现在的名册里有 {count} 条是这份备份没有的，取回来会丢：{of}")
            fix = N_("找更新的备份；确实要换，先把现在的 register.yml 移到别处存好")
            raise DeskError(message, fix, count=len(lost), of="、".join(dict.fromkeys(each.of for each in lost[:5])))
        after = Register(backup.fund, found.good)
        write_safely(root / NAME, text_of(after).encode(), private=True)
        _note(root, after, day, ())
    return Restored(found, True)


def unsaved(root: Path) -> int:
    """How many entries of the register no backup has; 0 for an invented fund, whose register is open to all.

    A register or charter that cannot be read counts as nothing here: the check says so itself.
    """
    try:
        register, genesis = load(root), charter(root)
    except (Unreadable, DeskError):
        return 0
    if register is None or (genesis is not None and genesis.values.get("fiction") == "yes"):
        return 0
    saved = _saved(root)
    return sum(entry.hold not in saved for entry in register.entries)


def _present(root: Path) -> Register | None:
    try:
        return load(root)
    except Unreadable:
        message = N_("现在的名册读不懂，不敢覆盖")
        raise DeskError(message, N_("先把现在的 register.yml 移到别处存好，再取回")) from None


def _public(path: Path) -> str:
    try:
        text = " ".join(read_plain(path, _KEY_LARGEST).decode("utf-8", "replace").split()[:2])
        parse_public(text)
    except OSError as error:
        said = error.strerror or str(error)
        raise DeskError(N_("打不开 {path}：{said}"), N_("核对文件名"), path=path.as_posix(), said=said) from None
    except BadKey:
        raise DeskError(N_("{path} 不是公钥（.pub 文件）"), N_("请对方交来 .pub 文件"), path=path.as_posix()) from None
    return text


def _refuse_other_fund(root: Path, backup: Register) -> None:
    genesis = charter(root)
    here = str(genesis.values.get("fund", "")) if genesis is not None else backup.fund
    if here != backup.fund:
        fix = N_("到那个基金的文件夹里取回")
        raise DeskError(N_("这是基金“{found}”的备份，这里是“{here}”"), fix, found=backup.fund, here=here)


def _drafted(root: Path) -> set[str]:
    return {each.hold for file in drafts(root) for each in commitments(file.values)}


def _note(root: Path, register: Register, day: dt.date, keys: Sequence[str]) -> None:
    kept = {"day": day.isoformat(), "keys": list(keys), "holds": [entry.hold for entry in register.entries]}
    (root / PRIVATE).mkdir(exist_ok=True)
    write_safely(root / PRIVATE / STATE, json.dumps(kept, indent=0).encode())


def _saved(root: Path) -> frozenset[str]:
    """The commitments that the last backup holds; a damaged note counts as no backup."""
    try:
        noted = json.loads(read_plain(root / PRIVATE / STATE, _STATE_LARGEST))
        return frozenset(map(str, noted["holds"]))
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()
