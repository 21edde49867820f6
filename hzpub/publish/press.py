"""Print pages to files: one template, its facts, one file.

In:    templates, words, helpers.   Out: files under one folder, and how many.
Never: decides what stands on a page; leaves the folder it was given.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Template

from hzpub.base.words import Words
from hzpub.publish.theme import environment

DEPTHS = 2
"""How deep pages lie: at the top, or one folder down."""


class Press:
    """Renders pages into `target`. `pages` and `size` (bytes) count what was printed."""

    def __init__(self, target: Path, words: Words, helpers: Mapping[str, Any]) -> None:
        self.target = target
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
        self.file(url, made.render(url=url, section=section, title=title, **facts).encode())
        self.pages += 1

    def file(self, url: str, data: bytes) -> None:
        """Write one file."""
        folder, _, _ = url.rpartition("/")
        if folder not in self._folders:
            (self.target / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        self.target.joinpath(url).write_bytes(data)
        self.size += len(data)
