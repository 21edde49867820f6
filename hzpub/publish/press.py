"""Print pages to files: one template, its facts, one file.

In:    templates, words, helpers.   Out: files under one folder, and how many.
Never: decides what stands on a page; leaves the folder it was given.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Template

from hzpub.base.words import Words
from hzpub.publish.theme import environment
from hzpub.publish.tongues import mark_chinese

DEPTHS = 2
"""How deep pages lie: at the top, or one folder down."""


Beside = Callable[[str, str, object], tuple[str, bytes]]
"""Asked for every page with its address, its template and its report: where its data lies, and the bytes still to write."""


def _nothing(_page: str, _template: str, _report: object) -> tuple[str, bytes]:
    return "", b""


class Press:
    """Renders pages into `target`, and what `beside` answers beside them.

    `pages` and `size` (bytes) count what was printed. A template finds the address of its data in `own_data`.
    """

    def __init__(self, target: Path, words: Words, helpers: Mapping[str, Any], beside: Beside = _nothing) -> None:
        self.target, self._words = target, words
        self._beside = beside
        self.pages = 0
        self.size = 0
        self._envs = [environment(words, depth, helpers) for depth in range(DEPTHS)]
        self._templates: dict[tuple[int, str], Template] = {}
        self._folders: set[str] = set()

    def page(self, url: str, template: str, section: str, title: str, **facts: Any) -> None:
        """Print one page at `url` (relative to the top); `section` is the entry of the navigation it belongs to."""
        depth = url.count("/")
        made = self._templates.get((depth, template))
        if made is None:
            made = self._templates[depth, template] = self._envs[depth].get_template(template)
        own, data = self._beside(url, template, facts.get("report"))
        if data:
            self.file(own, data)
        page = made.render(url=url, section=section, title=title, own_data=own, **facts)
        self.file(url, mark_chinese(page, self._words).encode())
        self.pages += 1

    def file(self, url: str, data: bytes) -> None:
        """Write one file."""
        folder, _, _ = url.rpartition("/")
        if folder not in self._folders:
            (self.target / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        self.target.joinpath(url).write_bytes(data)
        self.size += len(data)
