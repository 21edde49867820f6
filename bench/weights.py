"""What a page weighs: its HTML, its stylesheet, its script, as files and gzipped.

In:    the folder of a finished site.   Out: the heaviest page of each type, by gzipped bytes.
"""

import re
from dataclasses import dataclass
from gzip import compress
from pathlib import Path

from tests.browser.pagetypes import PROGRAMS, SEARCH, page_types

_STYLES = re.compile(rb'<link rel="stylesheet" href="([^"]+)"')
_SCRIPTS = re.compile(rb"<script[^>]*>(.*?)</script>", re.DOTALL)


@dataclass(frozen=True)
class Weight:
    """A page by its path in the site; everything in bytes, gzipped but for `raw`."""

    name: str
    raw: int
    gz: int
    style: int
    script: int

    @property
    def is_program(self) -> bool:
        """One file that is a program, with its own tests."""
        return self.name in PROGRAMS

    @property
    def is_search(self) -> bool:
        """A page whose box looks something up."""
        return self.name in SEARCH


def heaviest(site: Path) -> dict[str, Weight]:
    """The heaviest page of each type."""
    return {
        kind: max((weigh(site, path) for path in pages), key=lambda each: (each.gz, each.name))
        for kind, pages in page_types(site).items()
    }


def weigh(site: Path, path: Path) -> Weight:
    """One page with its stylesheets and the scripts written into it."""
    data = path.read_bytes()
    styles = [(path.parent / each.decode()).resolve() for each in _STYLES.findall(data)]
    scripts = b"".join(_SCRIPTS.findall(data))
    return Weight(
        name=path.relative_to(site).as_posix(),
        raw=len(data),
        gz=len(compress(data, 6)),
        style=sum(len(compress(each.read_bytes(), 6)) for each in styles),
        script=len(compress(scripts, 6)) if scripts else 0,
    )
