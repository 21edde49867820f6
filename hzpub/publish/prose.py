"""Markdown that we wrote ourselves, as HTML: the guides, and the prose of the rules' pages.

In:    a Markdown file of this project.   Out: HTML and its title.
Never: sees a word from a record; those are escaped by the templates and stay as they were written.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from markdown import Markdown

from hzpub.publish.theme import guides

EXTENSIONS = ("toc", "tables", "fenced_code")
"""What MkDocs itself turns on, so that a guide reads the same with and without it."""

_CHINESE = "\u3001-\u301f\u3400-\u9fff\uff01-\uff5e\u201c\u201d"
_BETWEEN = re.compile(f"(?<=[{_CHINESE}])\n(?=[{_CHINESE}])")

_PLAIN = Markdown(extensions=["tables"])
"""For stretches of a page: without headings' ids, which would repeat from one stretch to the next."""


@dataclass(frozen=True, slots=True)
class Guide:
    """One page of ours: its address, title and finished HTML. Templates read `content` as MkDocs' pages have it."""

    url: str
    title: str
    content: str


def joined(text: str) -> str:
    r"""Join lines broken between two Chinese characters: HTML would show the line end as a space.

    >>> joined("早还少收，\n晚还多收。\n\n- 一\n- 二\n")
    '早还少收，晚还多收。\n\n- 一\n- 二\n'
    """
    return _BETWEEN.sub("", text)


def to_html(text: str) -> str:
    """A stretch of our own Markdown as HTML."""
    html: str = _PLAIN.reset().convert(joined(text))
    return html


def title_of(text: str) -> str:
    r"""The first heading of a page; raises ValueError when it has none.

    >>> title_of("# 怎么看公示\n\n先看……")
    '怎么看公示'
    """
    for line in text.splitlines():
        if line.startswith("# "):
            return line[2:].strip()
    raise ValueError("a page of ours begins with a heading")


def read_guides(folder: Path | None = None) -> tuple[Guide, ...]:
    """The guides in `folder`, by default those shipped with hzpub, in the order of their file names."""
    found = []
    for path in sorted((folder or guides()).glob("*.md")):
        text = path.read_text(encoding="utf-8")
        html = Markdown(extensions=list(EXTENSIONS)).convert(joined(text))
        found.append(Guide(f"{path.stem}.html", title_of(text), html))
    return tuple(found)


def attachments(folder: Path | None = None) -> tuple[Path, ...]:
    """What lies beside the guides and is published as it is: the script that verifies one record."""
    return tuple(path for path in sorted((folder or guides()).iterdir()) if path.is_file() and path.suffix != ".md")
