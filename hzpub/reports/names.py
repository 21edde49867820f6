"""How a person appears on a page: masked on the web, by number alone without a register.

In:    the register, and which person speaks for which household.
Out:   "张*国", or "" when the number is all there is.
Never: shows a full name unless asked for the village's own paper; guesses a name that the register does not open.

Two people may share a mask, so a name never stands without its number (docs/dev/decisions/0024).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

HIDDEN = "*"

_COMPOUND = (
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 "
    "慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 轩辕 "
    "令狐 段干 百里 呼延 东郭 南门 羊舌 微生 左丘 西门 第五 纳兰"
)
COMPOUND_SURNAMES = frozenset(_COMPOUND.split())
"""Surnames of two characters; masking one in the middle would make another surname of it."""


class HasHold(Protocol):
    """What a household's row tells about the person who speaks for it."""

    @property
    def number(self) -> str:
        """The household's number."""

    @property
    def person(self) -> str:
        """The person's number."""


class Opens(Protocol):
    """What a register can do for us."""

    def name_of(self, person: str) -> str | None:
        """The name noted for a person number, if any."""


def masked(name: str) -> str:
    """The name with everything between surname and last character hidden, as village boards do.

    >>> masked("张建国"), masked("张伟"), masked("欧阳建华"), masked("欧阳华")
    ('张*国', '张*', '欧阳*华', '欧阳*')
    >>> masked("单"), masked("阿依古丽·买买提"), masked("")
    ('*', '阿*提', '')
    """
    if len(name) < 2:
        return HIDDEN * len(name)
    family = surname(name)
    given = name[len(family) :]
    return family + HIDDEN + (given[-1] if len(given) > 1 else "")


def surname(name: str) -> str:
    """The surname a name begins with: two characters where they are a compound surname, else the first.

    >>> surname("张建国"), surname("欧阳华"), surname("欧阳"), surname("")
    ('张', '欧阳', '欧', '')
    """
    return name[:2] if name[:2] in COMPOUND_SURNAMES and len(name) > 2 else name[:1]


@dataclass(frozen=True)
class Names:
    """Names by person number and by household number, masked unless `full`; every answer is "" when unknown."""

    register: Opens | None = None
    households: Mapping[str, str] = field(default_factory=dict)
    full: bool = False

    @classmethod
    def of(cls, register: Opens | None, rows: Iterable[HasHold], *, full: bool = False) -> "Names":
        """Names for the households in `rows`; `full` is for paper that stays in the village."""
        return cls(register, {row.number: row.person for row in rows}, full)

    @cached_property
    def _seen(self) -> dict[str, str]:
        return {}

    def person(self, number: str) -> str:
        """The name of a person, or of the person who speaks for a household."""
        found = self._seen.get(number)
        if found is None:
            person = self.households.get(number, number)
            name = (self.register.name_of(person) if self.register else None) or ""
            found = name if self.full else masked(name)
            self._seen[number] = found
        return found

    def label(self, number: str) -> str:
        """A number with its name, if there is one: ``M0042 张*国``."""
        name = self.person(number)
        return f"{number} {name}" if name else number
