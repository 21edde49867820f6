"""The characters a record may contain, frozen as ranges.

In: text.   Out: the first character that may not stand in a record, if any.
Never: asks the Unicode tables of the running Python what a character is: two machines with
different tables would judge the same record differently (`docs/dev/record-format.md`, "Characters").
"""

import re

# Inclusive ranges. Left out on purpose: controls, line and paragraph separators, everything invisible or
# direction-changing, scripts written from right to left (they turn the digits beside them around on screen),
# marks that combine with the letter before (so every text here is in normal form C, without asking), private
# use, surrogates, compatibility ideographs.
RANGES: tuple[tuple[int, int], ...] = (
    (0x0020, 0x0021),  # space and exclamation mark; the double quote ends a value
    (0x0023, 0x005B),  # up to the opening bracket; the backslash has no meaning here
    (0x005D, 0x007E),
    (0x00A1, 0x00AC),  # Latin-1 without the no-break space and the soft hyphen
    (0x00AE, 0x00FF),
    (0x2013, 0x2014),  # dashes
    (0x2018, 0x2019),
    (0x201C, 0x201D),
    (0x2026, 0x2026),  # ellipsis
    (0x2030, 0x2030),  # per mille
    (0x2103, 0x2103),
    (0x2160, 0x217F),
    (0x2460, 0x2473),
    (0x25CB, 0x25CB),  # the circle used for a withheld syllable of a name
    (0x3001, 0x3003),
    (0x3005, 0x3011),
    (0x3014, 0x3017),
    (0x3400, 0x4DBF),  # CJK Extension A
    (0x4E00, 0x9FFF),
    (0xA000, 0xA4C6),  # Yi
    (0xFF01, 0xFF5E),
    (0xFFE5, 0xFFE5),
    (0x20000, 0x2A6DF),  # CJK Extensions B to H: rare surnames live here
    (0x2A700, 0x2EBE0),
    (0x30000, 0x323AF),
)

CLASS = "".join(f"{re.escape(chr(low))}-{re.escape(chr(high))}" for low, high in RANGES)
"""`RANGES` as the inside of a regular expression's character class."""

_FORBIDDEN = re.compile(f"[^{CLASS}]")
_UNSEEN = re.compile(rf'[^{CLASS}"\\]')
_PARTS = re.compile(
    "[\u0300-\u036f\u1161-\u11ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u2126\u212a\u212b\u3099\u309a\uf900-\ufaff\ufe20-\ufe2f]"
    "|[\U0002f800-\U0002fa1f]"
)


def first_forbidden(text: str) -> re.Match[str] | None:
    """Find the first character of `text` that may not stand inside a value."""
    return _FORBIDDEN.search(text)


def visible(text: str) -> str:
    """`text` with a dot for every character that has no place in a record, quote and backslash apart.

    What it leaves can neither move a terminal's cursor nor look different under another Python.
    """
    return _UNSEEN.sub("·", text)


def is_composed(text: str) -> bool:
    """Tell whether `text` holds none of the characters that normal form C puts together or replaces.

    Only to explain why a character was refused: no verdict hangs on it.
    """
    return _PARTS.search(text) is None
