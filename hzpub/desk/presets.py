"""What a founder chose for the charter beforehand: lines of `box=text` that the first draft takes up.

In:    names of profiles; the fund's folder.   Out: the text of the file, and what it says by box.
Never: fills in who decided: a number without its authority is refused when the charter is drafted.
"""

from collections.abc import Sequence
from pathlib import Path

from hzpub.base.words import N_
from hzpub.desk.errors import DeskError
from hzpub.rulebooks.profiles import Profile, mutual_aid_profiles

PRESETS = "drafts/charter.txt"
"""Beside the drafts, which git leaves alone; the founder opens it with any editor."""

_HEAD = """\
# 建社时选好的几条，起草章程（hzpub new charter）时自动填上。
# authority: 后面写上谁定的：会议或县里的文件号，如 成立大会决议。没写就起草不了。不要的整行删去。
"""
_AUTHORITY = ";authority:"


def preset_text(names: Sequence[str]) -> str:
    """The file for the profiles called `names`. Raises DeskError for an unknown one, or two that disagree."""
    known = mutual_aid_profiles()
    if strange := [name for name in names if name not in known]:
        message, fix = N_("没有叫“{name}”的现成选法"), N_("用 hzpub rules --profiles 看有哪些")
        raise DeskError(message, fix, name=strange[0])
    chosen: dict[str, tuple[str, Profile]] = {}
    lines: list[str] = []
    for profile in (known[name] for name in dict.fromkeys(names)):
        for box, value in (*profile.charter, *profile.parameters):
            other = chosen.setdefault(box, (value, profile))
            if other[0] != value:
                message, fix = N_("“{one}”和“{other}”说法不一样"), N_("只选一个")
                raise DeskError(message, fix, one=profile.name, other=other[1].name)
        lines += (f"{box}={value}" for box, value in profile.charter)
        lines += (f"parameters=name:{name};value:{value}{_AUTHORITY}" for name, value in profile.parameters)
    return _HEAD + "".join(f"{line}\n" for line in dict.fromkeys(lines))


def presets(root: Path) -> dict[str, list[str]]:
    """What the founder's file in `root` says, by box; nothing without a file. Raises DeskError for a line undone."""
    try:
        lines = (root / PRESETS).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    said: dict[str, list[str]] = {}
    for number, line in enumerate(lines, 1):
        box, equals, text = line.strip().partition("=")
        if not box or box.startswith("#"):
            continue
        if not equals or text.endswith(_AUTHORITY):
            message = N_("{file} 第 {number} 行还没有写完") if not equals else N_("{file} 第 {number} 行还没有写依据")
            fix = N_("在 authority: 后面写上会议或文件号，如 成立大会决议；不要的整行删去")
            raise DeskError(message, fix, file=PRESETS, number=number)
        said.setdefault(box.strip(), []).append(text.strip())
    return said
