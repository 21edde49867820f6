"""Catalogues of translations: standard .po files, read through Babel, and what Babel knows about a language.

In:    a .po file, or the tag of a language.
Out:   the translations with their plural rule; a language's direction and its way to write a day.
Never: is imported by somebody who reads Chinese; asks for a compiled .mo (decision 0025).
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from gettext import c2py
from pathlib import Path
from types import MappingProxyType

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.messages.pofile import PoFileError, read_po

LEFT_TO_RIGHT = "ltr"

Texts = Mapping[str, tuple[str, ...]]
"""Each msgid's translations, in the order of the language's plural forms."""


def read_catalogue(path: Path) -> tuple[Texts, Callable[[int], int]]:
    """The translations in a .po file and which of their forms stands for a count (its ``Plural-Forms`` line).

    Entries without a translation, with a form left empty, or marked fuzzy count as absent. Raises ValueError,
    naming the file, for one that is no .po file in UTF-8 or whose plural rule cannot be read.
    """
    try:
        with path.open("rb") as file:
            catalogue = read_po(file, locale=path.stem, charset="utf-8", abort_invalid=True)
        plural = c2py(catalogue.plural_expr)
    except (PoFileError, ValueError) as error:
        raise ValueError(f"{path.name}: {error}") from None
    texts = {}
    for message in catalogue:
        ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        if ids[0] and forms and all(forms) and not message.fuzzy:
            texts[ids[0]] = forms
    return MappingProxyType(texts), plural


@cache
def locale_of(lang: str) -> Locale | None:
    """What Babel knows of a language, by its tag ("ug", "zh_Hant", "en-GB"); None when it knows nothing."""
    try:
        return Locale.parse(lang.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


def direction_of(lang: str) -> str:
    """How lines run, "ltr" or "rtl"; "ltr" for a language unknown to Babel.

    >>> direction_of("bo"), direction_of("ug")
    ('ltr', 'rtl')
    """
    locale = locale_of(lang)
    return locale.text_direction if locale else LEFT_TO_RIGHT


@cache
def day_written(day: date, pattern: str, lang: str) -> str:
    """A day in a language's own long form, or by a pattern of Unicode's (``d MMMM y``); as in ISO 8601 if unknown.

    >>> day_written(date(2024, 3, 15), "d MMMM y", "en")
    '15 March 2024'
    """
    locale = locale_of(lang)
    return format_date(day, pattern or "long", locale=locale) if locale else day.isoformat()
