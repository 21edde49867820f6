"""Where the templates are, and the Jinja environment that every page is rendered with.

In:    words, and the helpers pages need.   Out: one environment per folder depth, autoescape on.
Never: loads a template of another theme, lets an undefined name pass for an empty one.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import escape

from hzpub.base.shares import percent
from hzpub.base.words import CHINESE, N_, Words
from hzpub.reports.capitals import capitals

_PLAIN = re.compile(r"""\{\{ _\((["'])([^"'{}<>&]*)\1\) \}\}""")
"""A whole output of one text without places."""
_BETWEEN = N_("、")
_HERE = Path(__file__).resolve().parent.parent


class Translating(FileSystemLoader):
    """Loads templates with every text that has no places already in its language: said once, not on every page."""

    def __init__(self, folder: Path, words: Words) -> None:
        super().__init__(folder)
        self._words = words

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The template's text, translated."""
        source, name, fresh = super().get_source(environment, template)
        return _PLAIN.sub(lambda found: escape(self._words(found[2])), source), name, fresh


def cells(text: str) -> int:
    """How wide a text is, in halves of a Chinese character; for pictures, where nothing wraps by itself.

    >>> cells("存款"), cells("12 笔")
    (4, 5)
    """
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def shipped(name: str, beside: str) -> Path:
    """A folder that lies in the package once installed (`name`), and `beside` it in a checkout.

    Raises FileNotFoundError when it is in neither place.
    """
    for folder in (_HERE / name, _HERE.parent / beside):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"{name} belongs in {_HERE} or {beside} in {_HERE.parent}")


def templates() -> Path:
    """The folder of the theme: frame, pages, parts, assets."""
    return shipped("site_templates", "site_templates")


def guides() -> Path:
    """The folder of the pages we wrote for villagers: how to read, how to verify, how to complain."""
    return shipped("guides", "docs/public")


def environment(words: Words, depth: int, helpers: Mapping[str, Any], folder: Path | None = None) -> Environment:
    """An environment for pages `depth` folders below the top; `root` leads from there to the top.

    Globals: `_` (the words, callable with facts), `root`, `html_lang`, `html_dir`, `is_source` (Chinese), and `helpers`.
    Filters: `yuan` (fen), `date`, `sentence` (a Label or another fact), `clauses` (where a rule stands in the sources),
    `percent` (per mille), `capitals` (fen; Chinese only), `cells` (how wide a fact is written).
    """
    env = Environment(
        loader=Translating(folder or templates(), words),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        keep_trailing_newline=True,
    )
    filters: dict[str, Callable[[Any], Any]] = {
        "yuan": words.yuan,
        "date": words.date,
        "sentence": words.fact,
        "clauses": lambda text: words(text).replace(_BETWEEN, words(_BETWEEN)),
        "percent": percent,
        "cells": lambda fact: cells(words.fact(fact)),
        "capitals": capitals if words.lang == CHINESE else lambda _: "",
    }
    env.filters.update(filters)
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    env.globals.update(helpers)
    env.globals.update({"_": words, "root": "../" * depth, "html_lang": words.tag, "html_dir": words.direction})
    env.globals["is_source"] = words.lang == CHINESE
    return env

