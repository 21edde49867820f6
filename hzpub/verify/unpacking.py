"""An audit pack that a stranger was given is taken apart: first the names, then the sizes, then the bytes.

In:    a zip file, or a folder it was unpacked into; an empty folder.
Out:   the pack as a folder; checks of its sums and of what follows from its own history.
Never: writes outside the folder, takes two files for one, unpacks more than announced or allowed.
"""

import json
import re
import stat
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

import hzpub
from hzpub.base.words import N_, Label
from hzpub.pipeline import Outcome
from hzpub.verify.packing import ABOUT, BUNDLE, FORMAT, SUMS, documents, generated
from hzpub.verify.places import FolderPlace, Unread
from hzpub.verify.verdicts import CannotVerify, Checks

MOST_FILES = 400_000
MOST_BYTES = 2 * 1024 * 1024 * 1024
MOST_ZIP = 512 * 1024 * 1024
_MOST_FILE = 512 * 1024 * 1024
_PIECE = 1 << 20
_MANY = 20
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,99}(/[A-Za-z0-9_][A-Za-z0-9._-]{0,99}){0,6}")
_LINE = re.compile(r"([0-9a-f]{64})  (\S+)")

_BAD_NAME = N_("压缩包里有不该有的文件名 {path}，没有解开")
_TWICE = N_("压缩包里 {path} 有两份，没有解开")
_ODD = N_("压缩包里的 {path} 不是普通文件，没有解开")
_TOO_MUCH = N_("压缩包解开来太大，没有解开")
_DAMAGED = N_("压缩包坏了：{path}")
_NOT_PACK = N_("{file} 不是审计包：里面没有 {path}")
_ASK = N_("请给的人用 hzpub audit-pack 重新做一份")


def unzip(path: Path, target: Path) -> Path:
    """Unpack a zip into `target`. Raises CannotVerify."""
    if path.stat().st_size > MOST_ZIP:
        raise CannotVerify(_TOO_MUCH, _ASK)
    try:
        with ZipFile(path) as pack:
            for each in _fit(pack.infolist()):
                _write(pack, each, target / each.filename)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as bad:
        raise CannotVerify(_DAMAGED, _ASK, path=str(bad)[:200]) from None
    return target


def about(folder: Path, name: str) -> dict[str, Any]:
    """What the pack says of itself. Raises CannotVerify for what is no pack."""
    place = FolderPlace(folder)
    try:
        told = json.loads(place.read(ABOUT, 65536))
        (folder / BUNDLE).stat()
    except (Unread, ValueError, RecursionError, OSError):
        told = None
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise CannotVerify(_NOT_PACK, _ASK, file=name, path=f"{ABOUT}, {BUNDLE}")
    return told


def check_sums(folder: Path, checks: Checks) -> None:
    """Every file under the sum that the pack gives, and none beside."""
    place = FolderPlace(folder)
    try:
        lines = place.read(SUMS, _MOST_FILE).decode("utf-8", "replace").split("\n")[:-1]
    except Unread as bad:
        checks.fails("sums", N_("指纹清单 {path} 不能用"), [bad.said], path=SUMS)
        return
    listed = {row[2]: row[1] for line in lines if (row := _LINE.fullmatch(line))}
    there = set(place.paths()) - {SUMS}
    wrong = [Label(N_("{path} 不在清单里"), (("path", path),)) for path in sorted(there - listed.keys())]
    for path in sorted(listed):
        try:
            if path not in there or place.digest(path) != listed[path]:
                raise Unread(N_("{path} 缺了，或不一样"), path)
        except Unread as bad:
            wrong.append(bad.said)
    if wrong or len(listed) != len(lines):
        checks.fails("sums", N_("审计包里有 {count} 个文件和指纹清单不一样"), wrong[:_MANY], count=len(wrong))
    else:
        checks.holds("sums", N_("审计包里 {count} 个文件都和指纹清单一样"), count=len(listed))


def check_contents(folder: Path, told: Mapping[str, Any], fund: Path, outcome: Outcome, checks: Checks) -> None:
    """Make everything anew from the pack's own history, and compare byte for byte."""
    if told.get("hzpub") != hzpub.__version__:
        facts = {"theirs": str(told.get("hzpub"))[:20], "ours": hzpub.__version__}
        checks.unseen("contents", N_("审计包是 hzpub {theirs} 做的，这里是 {ours}：报表和清单没有逐个重做"), **facts)
        return
    place, own = FolderPlace(folder), generated(fund, outcome) | documents()
    kept = {path for path in place.paths() if path not in (SUMS, BUNDLE) and not path.startswith("log/")}
    wrong = list[Label]()
    for path in sorted(own.keys() | kept):
        try:
            if path not in own:
                wrong.append(Label(N_("{path} 是多出来的"), (("path", path),)))
            elif place.read(path, _MOST_FILE) != own[path]:
                wrong.append(Label(N_("{path} 不是从历史里算出来的那样"), (("path", path),)))
        except Unread as bad:
            wrong.append(bad.said)
    if wrong:
        checks.fails("contents", N_("审计包里有 {count} 个文件和它自己的 git 历史对不上"), wrong[:_MANY], count=len(wrong))
    else:
        checks.holds("contents", N_("记录、名单、报表等 {count} 个文件，都和 git 历史算出来的一样"), count=len(own))


def _fit(members: list[ZipInfo]) -> Iterator[ZipInfo]:
    """The members that are files, once all names and sizes are fit to be unpacked."""
    seen, total = set[str](), 0
    for each in members:
        name, mode = each.filename, each.external_attr >> 16
        if not _NAME.fullmatch(name.removesuffix("/")):
            raise CannotVerify(_BAD_NAME, _ASK, path=repr(name)[:120])
        if name.casefold() in seen:
            raise CannotVerify(_TWICE, _ASK, path=name)
        if each.flag_bits & 0x1 or (mode and not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or not stat.S_IFMT(mode))):
            raise CannotVerify(_ODD, _ASK, path=name)
        seen.add(name.casefold())
        total += each.file_size
        if len(seen) > MOST_FILES or total > MOST_BYTES or each.file_size > MOST_BYTES:
            raise CannotVerify(_TOO_MUCH, _ASK)
    yield from (each for each in members if not each.is_dir())


def _write(pack: ZipFile, each: ZipInfo, path: Path) -> None:
    """Write one member, never more than it announced."""
    path.parent.mkdir(parents=True, exist_ok=True)
    left = each.file_size
    with pack.open(each) as source, path.open("xb") as target:
        while piece := source.read(min(_PIECE, left + 1)):
            left -= len(piece)
            if left < 0:
                raise CannotVerify(_TOO_MUCH, _ASK)
            target.write(piece)
