"""For whom a site is made: the open web, or the village itself. One policy, asked wherever somebody is named.

In:    what mkdocs.yml says, the register, the folder a site is to lie in.
Out:   a `Policy`: names, whether a household's class is told; `NoVillage` for a folder that must not hold full names.
Never: shows a full name on the web, whatever mkdocs.yml says; lets a village edition near the published folder.

ID, phone and account numbers reach neither edition: boxes refuse them (`kinds.private`), `scan` looks again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hzpub.base.words import N_
from hzpub.publish.material import Outcome
from hzpub.reports.discretion import HIDDEN
from hzpub.reports.names import Names

MASKED, NUMBERS = "masked", "numbers"
NAMES = (MASKED, NUMBERS)
"""How the web names people: ``names:`` in mkdocs.yml."""
VILLAGE_BOARD, WEB_MASKED = "village_board", "web_masked"
POOR_LIST = (VILLAGE_BOARD, WEB_MASKED)
"""Where the list of poor households stands: ``poor_list:`` in mkdocs.yml (DISCLOSE-POORLIST)."""

MARKER = "village-only.txt"
"""A file that says that a folder holds a village edition."""
_KEPT_OUT = {".gitignore": "*\n"}
"""A village edition that lies in a repository by mistake is not taken up by git."""


class NoVillage(Exception):
    """No village edition may be written there; `reason` and `fix` are msgids, `facts` fill them."""

    def __init__(self, reason: str, fix: str, **facts: str) -> None:
        super().__init__(reason)
        self.reason, self.fix, self.facts = reason, fix, facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What may be told: `village` full names and classes; else masked names or none, classes where the fund opted in."""

    village: bool = False
    masked: bool = True
    poor_on_web: bool = False

    @classmethod
    def of(cls, said: Mapping[str, Any], *, village: bool = False) -> "Policy":
        """The policy of a fund whose mkdocs.yml says ``names`` and ``poor_list``."""
        masked, poor = said.get("names", MASKED) == MASKED, said.get("poor_list") == WEB_MASKED
        return cls(village=village, masked=masked, poor_on_web=poor)

    @property
    def shows_classes(self) -> bool:
        """Named households are told to be poor."""
        return self.village or self.poor_on_web

    @property
    def hidden(self) -> frozenset[str]:
        """Boxes of a record that its page leaves out."""
        return frozenset() if self.shows_classes else HIDDEN

    def names(self, outcome: Outcome) -> Names:
        """Everybody as this edition names them; without the register by number alone."""
        register = outcome.register if self.village or self.masked else None
        return Names.of(register, outcome.book.members.values(), full=self.village)


WEB = Policy()
"""The public edition unless a fund says otherwise."""


def village_folder(site: Path | None, public: Iterable[Path]) -> Path:
    """The folder for a village edition, resolved. `public` are folders whose content goes, or may go, to the web.

    Raises NoVillage: no folder named, one that is or holds or lies in a public one, one with anything else in it.
    """
    if site is None:
        raise NoVillage(N_("村内版放在哪里，要写明"), N_("插上 U 盘，写 --site /U盘/公示；不能放进网站的文件夹"))
    folder = site.resolve()
    for each in (path.resolve() for path in public):
        if folder == each or each in folder.parents or folder in each.parents:
            reason = N_("{folder} 和要上网的 {public} 连在一起，村内版有姓名，不能放在那里")
            raise NoVillage(reason, N_("换一个文件夹，比如 U 盘"), folder=str(folder), public=str(each))
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARKER).is_file():
        fix = N_("换一个空的或者新的文件夹；只有以前的村内版可以盖掉")
        raise NoVillage(N_("{folder} 里有别的东西，盖掉就没有了"), fix, folder=str(folder))
    return folder


def marking(sentence: str) -> dict[str, bytes]:
    """The files that tell a village edition from a site for the web, by name."""
    return {name: text.encode() for name, text in {MARKER: f"{sentence}\n", **_KEPT_OUT}.items()}
