"""A record taken apart and put together again, without asking whether it is a good one.

In:    the text of a record file, or boxes with their values.
Out:   its parts; the same text when nothing was changed.
Never: signs, refuses a value: a case may want a bad one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hzpub.kinds.writing import seals_text, signature_text

_SEAL = re.compile(r'  - as: "([^"]*)"\n    sshsig: \|\n((?:      .*\n)+)')


@dataclass
class Parts:
    """Body, seals by role, the entry's lines above its signature, and that signature."""

    body: str
    seals: list[tuple[str, str]]
    head: str
    armor: str

    @classmethod
    def of(cls, text: str) -> "Parts":
        """Take a text apart."""
        body, seals, entry = text.split("\n---\n", 2)
        found = [(role, armor.replace("\n      ", "\n")[6:]) for role, armor in _SEAL.findall(f"{seals}\n")]
        head, _, signature = entry.partition("sshsig: |\n")
        return cls(f"{body}\n", found, head, signature.replace("\n  ", "\n")[2:])

    @property
    def signed(self) -> str:
        """All that the entry's signature covers."""
        return f"{self.body}---\n{seals_text(self.seals)}---\n{self.head}"

    @property
    def text(self) -> str:
        """The whole file."""
        return self.signed + signature_text(self.armor)

    def value(self, box: str) -> str:
        """What stands in a box of the body or the entry, without its quotes. Raises KeyError."""
        for part in (self.head, self.body):
            if found := re.search(f"^{box}: (.*)$", part, re.MULTILINE):
                return found[1].strip('"')
        raise KeyError(box)

    def fill(self, box: str, value: Any) -> None:
        """Write a box anew, or at the end of the body when it is not there; None takes it away."""
        pattern = re.compile(f"^{box}:(?: .*)?\n(?:  .*\n)*", re.MULTILINE)
        new = "" if value is None else written(box, value)
        if pattern.search(self.head):
            self.head = pattern.sub(lambda _: new, self.head, count=1)
        elif pattern.search(self.body):
            self.body = pattern.sub(lambda _: new, self.body, count=1)
        else:
            self.body += new


def written(box: str, value: Any) -> str:
    """One box as format 1 writes it: text in quotes, whole numbers bare, lists below."""
    if isinstance(value, list):
        return f"{box}:\n" + "".join(_item(each) for each in value)
    return f"{box}: {_scalar(value)}\n"


def _item(item: Any) -> str:
    if isinstance(item, Mapping):
        return "  - " + "    ".join(written(key, value) for key, value in item.items())
    return f"  - {_scalar(item)}\n"


def _scalar(value: str | int) -> str:
    return str(value) if isinstance(value, int) else f'"{value}"'
