"""Markdown that we wrote ourselves, as HTML: the guides, and the prose of the rules' pages.

In:    a Markdown file of this project, `<page>.md`, and what stands beside it in another language, `<page>.en.md`.
Out:   HTML and its title; in a language that the page lacks, the Chinese, which says so.
Never: sees a word from a record; those are escaped by the templates and stay as they were written.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from markdown import Markdown
from markupsafe import escape

from hzpub.base.words import CHINESE, N_, Words
from hzpub.publish.theme import guides

EXTENSIONS = ("toc", "tables", "fenced_code")
"""What MkDocs itself turns on, so that a guide reads the same with and without it."""

_CHINESE = "\u3001-\u301f\u3400-\u9fff\uff01-\uff5e\u201c\u201d"
_BETWEEN = re.compile(f"(?<=[{_CHINESE}])\n(?=[{_CHINESE}])")

ONLY_CHINESE = N_("这一页现在只有中文。")
_TRANSLATION = re.compile(r".+\.[A-Za-z]{2,3}([_-][A-Za-z0-9]+)*\.md")

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


def is_translation(name: str) -> bool:
    """Whether a file is another page's text in another language, and no page by itself.

    >>> is_translation("read.en.md"), is_translation("read.md")
    (True, False)
    """
    return _TRANSLATION.fullmatch(name) is not None


def translation(path: Path, lang: str) -> str | None:
    """The page's text in `lang`, when somebody has translated it; None for Chinese, which is the page itself."""
    beside = path.with_suffix(f".{lang}.md")
    return beside.read_text(encoding="utf-8") if lang != CHINESE and beside.is_file() else None


def only_chinese(html: str, words: Words) -> str:
    """A Chinese page among pages in another language: a line that says so, and the language for a screen reader."""
    return f'<p class="soft">{escape(words(ONLY_CHINESE))}</p>\n<div lang="zh-CN" dir="ltr">\n{html}\n</div>'


def read_guides(folder: Path | None = None, words: Words | None = None) -> tuple[Guide, ...]:
    """The guides in `folder`, by default those shipped with hzpub, in the order of their file names.

    Each is read in the language of `words`, by default Chinese, where it has been translated.
    """
    said, found = words or Words.chinese(), []
    for path in sorted((folder or guides()).glob("*.md")):
        if is_translation(path.name):
            continue
        told = translation(path, said.lang)
        text = path.read_text(encoding="utf-8") if told is None else told
        html = Markdown(extensions=list(EXTENSIONS)).convert(joined(text))
        if told is None and said.lang != CHINESE:
            html = only_chinese(html, said)
        found.append(Guide(f"{path.stem}.html", said.gettext(title_of(text)), html))
    return tuple(found)


def attachments(folder: Path | None = None) -> tuple[Path, ...]:
    """What lies beside the guides and is published as it is: the script that verifies one record."""
    return tuple(
        path for path in sorted((folder or guides()).iterdir()) if path.is_file() and path.suffix != ".md"
    )
