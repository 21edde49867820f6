"""What people read, in their own language: Chinese is the source, English a catalogue beside it.

In:    a Chinese msgid marked with ``N_`` and the facts that fill its ``{name}`` places.
Out:   the sentence in the language of one ``Words`` object.
Never: judges a fact, rounds a sum, loads the English catalogue for somebody who reads Chinese.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter
from types import MappingProxyType

from hzpub.base.money import grouped

CHINESE = "zh"
ENGLISH = "en"
LANGUAGES = (CHINESE, ENGLISH)
CATALOGUE = Path(__file__).parent.parent / "locale" / "en.po"

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_parse = Formatter().parse


def marked(text: str) -> str:
    """Mark a Chinese msgid for extraction and return it unchanged; only the edge translates it.

    >>> N_("借款")
    '借款'
    """
    return text


N_ = marked
"""The name pybabel looks for."""


@dataclass(frozen=True, slots=True, order=True)
class Yuan:
    """A sum of money as a fact, in whole fen; people read it as ``2,000.00 元``."""

    fen: int


@dataclass(frozen=True, slots=True)
class Label:
    """A fact that is itself a msgid (a box, a kind, a role), with facts of its own if it has places."""

    text: str
    facts: "tuple[tuple[str, Fact], ...]" = ()


Fact = str | int | date | Yuan | Label
"""What may fill a place: a text as it stands, a count, a day, a sum of money, a msgid. Never a float."""


class Words:
    """One language: translates msgids and writes dates and money the way its readers do.

    ``gettext`` and ``ngettext`` are what ``jinja2.ext.i18n`` installs. A msgid that the catalogue lacks stays
    Chinese: a villager can still ask somebody what it says, a blank tells nobody anything.
    """

    __slots__ = ("_catalogue", "lang")

    def __init__(self, lang: str, catalogue: Mapping[str, tuple[str, ...]]) -> None:
        """Take the language tag ("zh" or "en") and each msgid's translations, singular first."""
        self.lang = lang
        self._catalogue = catalogue

    @classmethod
    def chinese(cls) -> "Words":
        """The source language; reads no file and imports no catalogue library."""
        return load_words(CHINESE)

    @classmethod
    def load(cls, lang: str) -> "Words":
        """The words of ``lang``, "zh" or "en"; made once. Raises ValueError for another language."""
        return load_words(lang)

    def gettext(self, text: str) -> str:
        """The msgid in this language, its places still open."""
        found = self._catalogue.get(text)
        return found[0] if found else text

    def ngettext(self, one: str, many: str, count: int) -> str:
        """The msgid for ``count`` things; Chinese knows one form only and takes ``many``."""
        found = self._catalogue.get(one)
        if not found:
            return many
        return found[0] if count == 1 else found[-1]

    def __call__(self, text: str, /, **facts: object) -> str:
        """Translate ``text`` and fill its places.

        Raises KeyError naming place and msgid when a fact is missing, ValueError for a place that is more
        than a name (``{a.b}``, ``{a:>9}``), TypeError for a float. Facts without a place are no mistake.

        >>> Words.chinese()("放款 {amount},超过 {date} 的额度", amount=Yuan(260000), date=date(2024, 3, 15))
        '放款 2,600.00 元,超过 2024年3月15日 的额度'
        """
        parts = []
        for literal, name, spec, conversion in _parse(self.gettext(text)):
            parts.append(literal)
            if name is None:
                continue
            if not name.isidentifier() or spec or conversion:
                raise ValueError(f"a place in a msgid is a plain name, not {name!r}: {text!r}")
            if name not in facts:
                raise KeyError(f"no fact {name!r} for {text!r}")
            parts.append(self.fact(facts[name]))
        return "".join(parts)

    def fact(self, value: object) -> str:
        """One fact as people read it; raises TypeError for a float, which is never an amount or a count."""
        match value:
            case Yuan():
                return self.yuan(value.fen)
            case Label():
                return self(value.text, **dict(value.facts))
            case date():
                return self.date(value)
            case float():
                raise TypeError(f"a float is not a fact: {value!r}; money is Yuan(fen), a count is an int")
        return str(value)

    def date(self, day: date) -> str:
        """A day in long form.

        >>> Words.chinese().date(date(2024, 3, 15))
        '2024年3月15日'
        """
        if self.lang == ENGLISH:
            return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        return f"{day.year}年{day.month}月{day.day}日"

    def yuan(self, fen: int) -> str:
        """A sum of whole fen with its unit.

        >>> Words.chinese().yuan(200000)
        '2,000.00 元'
        """
        return f"{grouped(fen)} yuan" if self.lang == ENGLISH else f"{grouped(fen)} 元"


@cache
def load_words(lang: str) -> Words:
    """Make the words of one language; raises ValueError when there is no such language."""
    if lang not in LANGUAGES:
        raise ValueError(f"no words for language {lang!r}; there are {', '.join(LANGUAGES)}")
    return Words(lang, _english() if lang == ENGLISH else MappingProxyType({}))


def _english() -> Mapping[str, tuple[str, ...]]:
    """Read the catalogue; entries without a translation, or with one marked fuzzy, count as absent."""
    from babel.messages.pofile import read_po

    with CATALOGUE.open("rb") as file:
        messages = read_po(file, locale=ENGLISH)
    catalogue = {}
    for message in messages:
        ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        if ids[0] and forms and all(forms) and not message.fuzzy:
            catalogue[ids[0]] = forms
    return MappingProxyType(catalogue)
