"""A box of a form: one label, one meaning, one way to say no.

In:    a declaration.   Out: `Box`, which every box is, and `BoxError`, which every refusal is.
Never: knows a particular box (`boxes.py`, `tables.py`, `vocabulary.py` do).
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

from hzpub.reading.characters import visible

Path = tuple[str | int, ...]


class BoxError(ValueError):
    """A value that does not fit its box: `.message` and `.fix` are msgids, `.facts` fill them.

    `path` leads from the box to the value that is meant; `others` are further mistakes in the same list.
    """

    def __init__(
        self, message: str, fix: str, path: Path = (), others: "tuple[BoxError, ...]" = (), **facts: str
    ) -> None:
        super().__init__(message)
        self.message, self.fix, self.path, self.others = message, fix, path, others
        self.facts = tuple(facts.items())

    def below(self, *path: str | int) -> "Iterator[BoxError]":
        """Each mistake on its own, as seen from the box that `path` leads down from."""
        for one in (self, *self.others):
            yield BoxError(one.message, one.fix, (*path, *one.path), (), **dict(one.facts))


def raise_all(errors: list[BoxError]) -> None:
    """Raise the first of `errors`, if there is one, with the rest on its back."""
    if errors:
        first, *rest = errors
        raise BoxError(first.message, first.fix, first.path, tuple(rest), **dict(first.facts))


@cache
def matcher(pattern: str) -> Callable[[str], re.Match[str] | None]:
    """Match a whole text against `pattern`, ASCII digits only, nothing after the end."""
    return re.compile(pattern, re.ASCII).fullmatch


def spelled(value: Any) -> str:
    """A value that did not fit, for a sentence: short, on one line, nothing that moves a cursor."""
    text = str(value) if isinstance(value, (str, int)) else "…"
    short = text if len(text) <= 40 else f"{text[:40]}…"
    return visible(short)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box(ABC):
    """One labelled line of a form.

    `name` is the key in the record, `label` what people read, `help` one sentence on how to fill it,
    `example` a value that fits. `required=False` allows the line to be left out.
    """

    name: str
    label: str
    help: str = ""
    example: str | int = ""
    required: bool = True
    clause: str = ""

    cerberus_type: ClassVar[str] = "string"

    @abstractmethod
    def read(self, value: Any) -> Any:
        """Return the meaning of `value`; raises `BoxError` when it does not fit."""

    def write(self, meaning: Any) -> Any:
        """Return the one spelling of `meaning`, so that `read(write(m)) == m`."""
        return meaning

    def sample(self) -> Any:
        """A value that fits, as the strict reader would give it: the example of the declaration."""
        return self.example
