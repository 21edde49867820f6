"""The place where one case happens: a folder, and names for the records in it.

In:    a copy of a fund, and names as cases write them.
Out:   paths: `loan_disbursement` is the first of that kind, `loan_disbursement#1` the second, `#-1` the last,
       `new` the first record that the case itself entered; anything with a dot or a slash is a path, in which
       a site's own numbers are filled in (`{size}`).
Never: tampers.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.tamper.ground import Ground

_NAME = re.compile(r"([a-z_]+)(?:#(-?[0-9]+))?")


@dataclass
class Scene:
    """One copy of a fund. Names mean what they meant before the first step; `made` are the case's own records.

    Over a site or an audit pack `published` is where the untouched ones lie, and `marks` are its numbers.
    """

    ground: Ground
    start: str
    root: Path
    git: bool
    known: dict[str, list[str]] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)
    published: Path = Path()
    marks: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note the records by kind, in the order of their numbers."""
        for path in sorted((self.root / "records").rglob("*.yml"), key=lambda each: each.name):
            kind = path.name.partition("-")[2].removesuffix(".yml")
            self.known.setdefault(kind, []).append(path.relative_to(self.root).as_posix())

    def name(self, said: str) -> str:
        """The path, below the fund's folder, of the file that a case calls `said`."""
        if "/" in said or "." in said:
            return self.filled(said)
        match = _NAME.fullmatch(said)
        if match is None:
            raise ValueError(f"no name of a file: {said}")
        paths = self.made if match[1] == "new" else self.known[match[1]]
        return paths[int(match[2] or 0)]

    def filled(self, said: str) -> str:
        """`said` with the site's numbers in the places of their names."""
        return filled(said, self.marks)

    def path(self, said: str) -> Path:
        """Where that file lies."""
        return self.root / self.name(said)

    def text(self, said: str) -> str:
        """What stands in that file."""
        return self.path(said).read_bytes().decode("utf-8")

    def records(self) -> list[Path]:
        """All records that lie there now, in the order of their numbers."""
        return sorted((self.root / "records").rglob("*.yml"), key=lambda each: each.name)


def filled(said: str, marks: Mapping[str, str]) -> str:
    """`said` with the value of each mark in its place."""
    for mark, value in marks.items():
        said = said.replace(mark, value)
    return said
