"""What people read, in their own language: Chinese is the source, every other a catalogue beside it.

In:    a Chinese msgid marked with ``N_`` and the facts that fill its ``{name}`` places.
Out:   the sentence in the language of one ``Words`` object.
Never: judges a fact, rounds a sum, loads a catalogue or its library for somebody who reads Chinese.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter

from hzpub.base.money import grouped

CHINESE = "zh"
CATALOGUES = Path(__file__).parent.parent / "locale"
"""One ``<language>.po`` each, named by the language's tag: a file put there is a language more, and nothing else is needed."""

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


DAY = N_("y年M月d日")
"""How a day is written, in Unicode's letters; a catalogue may say it its own way, and without one Babel does."""
SUM = N_("{value} 元")

NO_BREAK = "\u00a0"
"""A space at which no line ends: before a per cent sign."""
_ISOLATE = "\u2068", "\u2069"
"""Set around a fact in a language that runs to the left, so that a number or a name turns nothing around it."""

Fact = str | int | date | Yuan | Label
"""What may fill a place: a text as it stands, a count, a day, a sum of money, a msgid. Never a float."""


class Words:
    """One language: translates msgids and writes dates and money the way its readers do.

    ``gettext`` and ``ngettext`` are what ``jinja2.ext.i18n`` installs. A msgid that the catalogue lacks stays
    Chinese: a villager can still ask somebody what it says, a blank tells nobody anything.
    """

    __slots__ = ("_around", "_catalogue", "_plural", "direction", "lang", "tag")

    def __init__(
        self,
        lang: str,
        catalogue: Mapping[str, tuple[str, ...]],
        plural: Callable[[int], int] = lambda n: n != 1,
    ) -> None:
        """Take the language ("zh", "en", "ug"), each msgid's translations, and which of them stands for a count.

        `tag` is the language as HTML wants it, `direction` is "ltr" or "rtl".
        """
        self.lang, self._catalogue, self._plural = lang, catalogue, plural
        self.tag, self.direction = "zh-CN", "ltr"
        if lang != CHINESE:
            from hzpub.base.catalogues import direction_of

            self.tag, self.direction = lang.replace("_", "-"), direction_of(lang)
        self._around = ("", "") if self.direction == "ltr" else _ISOLATE

    @classmethod
    def chinese(cls) -> "Words":
        """The source language; reads no file and imports no catalogue library."""
        return load_words(CHINESE)

    @classmethod
    def load(cls, lang: str) -> "Words":
        """The words of `lang`, one of `languages()`; made once. Raises ValueError for another language."""
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
        return found[min(int(self._plural(count)), len(found) - 1)]

    def __call__(self, text: str, /, **facts: object) -> str:
        """Translate ``text`` and fill its places.

        Raises KeyError naming place and msgid when a fact is missing, ValueError for a place that is more
        than a name (``{a.b}``, ``{a:>9}``), TypeError for a float. Facts without a place are no mistake.

        >>> Words.chinese()("放款 {amount},超过 {date} 的额度", amount=Yuan(260000), date=date(2024, 3, 15))
        '放款 2,600.00 元,超过 2024年3月15日 的额度'
        """
        parts = []
        before, after = self._around
        for literal, name, spec, conversion in _parse(self.gettext(text)):
            parts.append(literal)
            if name is None:
                continue
            if not name.isidentifier() or spec or conversion:
                raise ValueError(f"a place in a msgid is a plain name, not {name!r}: {text!r}")
            if name not in facts:
                raise KeyError(f"no fact {name!r} for {text!r}")
            parts += before, self.fact(facts[name]), after
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
        if self.lang == CHINESE:
            return f"{day.year}年{day.month}月{day.day}日"
        from hzpub.base.catalogues import day_written

        pattern = self.gettext(DAY)
        return day_written(day, "" if pattern == DAY else pattern, self.lang)

    def yuan(self, fen: int) -> str:
        """A sum of whole fen with its unit. The figure is written alike in every language, as on slip and bank sheet.

        >>> Words.chinese().yuan(200000)
        '2,000.00 元'
        """
        return f"{grouped(fen)} 元" if self.lang == CHINESE else self(SUM, value=grouped(fen))


def languages() -> tuple[str, ...]:
    """Chinese, and every language that has a catalogue."""
    return (CHINESE, *sorted(path.stem for path in CATALOGUES.glob("*.po")))


def nearest(asked: str) -> str:
    """The language for what somebody asked for, as a shell says it ("en_GB.UTF-8"): that one, its mother tongue, or Chinese.

    >>> nearest("en_GB.UTF-8"), nearest("fr")
    ('en', 'zh')
    """
    tag = asked.partition(".")[0].replace("-", "_")
    return next((lang for lang in (tag, tag.partition("_")[0]) if lang in languages()), CHINESE)


@cache
def load_words(lang: str) -> Words:
    """Make the words of one language; raises ValueError when there is no such language, or its catalogue is broken."""
    if lang == CHINESE:
        return Words(CHINESE, {})
    if lang not in languages():
        raise ValueError(f"no words for language {lang!r}; there are {', '.join(languages())}")
    from hzpub.base.catalogues import read_catalogue

    return Words(lang, *read_catalogue(CATALOGUES / f"{lang}.po"))
