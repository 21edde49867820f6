"""How wide a text stands on a screen, so that carets point at the right characters.

In:    one line of a file, a column and a width in characters.   Out: screen columns, a line of carets.
Never: cuts or wraps a text, prints.
"""

import unicodedata

from wcwidth import wcswidth

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def visible(text: str) -> str:
    r"""The text with every character the eye would miss made visible.

    A tab or another control character becomes its control picture; anything else without a shape of its own
    (direction marks, zero-width characters) becomes its code point, so nothing can hide in a quoted line.

    >>> visible("金额:\t1\u202e")
    '金额:␉1<U+202E>'
    """
    if text.isprintable() and text.isascii():
        return text
    return "".join(_shape(character) for character in text)


def columns(text: str) -> int:
    """Screen columns of the text as ``visible`` shows it; a Chinese character takes two.

    >>> columns("金额: 2600.00")
    13
    """
    shown = visible(text)
    return len(shown) if shown.isascii() else wcswidth(shown)


def caret_line(text_line: str, column: int, width: int) -> str:
    r"""Carets to print under ``visible(text_line)``.

    ``column`` counts characters from 1, ``width`` is in characters; at least one caret is drawn, also just
    past the end of the line, where something is missing. Raises ValueError for a column before 1.

    >>> print(visible("用途: 养羊 # 三只"), caret_line("用途: 养羊 # 三只", 5, 2), sep="\n")
    用途: 养羊 # 三只
          ^^^^
    """
    if column < 1:
        raise ValueError(f"columns are counted from 1, not {column}")
    start = columns(text_line[: column - 1])
    end = columns(text_line[: column - 1 + max(width, 0)])
    return " " * start + "^" * max(end - start, 1)


def _shape(character: str) -> str:
    """How one character is shown."""
    if character < " ":
        return chr(0x2400 + ord(character))
    if character == "\x7f":
        return "␡"
    if unicodedata.category(character) in _HIDDEN:
        return f"<U+{ord(character):04X}>"
    return character
