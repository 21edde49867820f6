"""Money is a whole number of fen, and one function rounds.

In:    the record spelling of a sum ("2000.00"), or fen with a rate and a time.
Out:   fen, or a sum spelled for a record or for a reader.
Never: holds a float or a Decimal, knows which rate or which months apply, rounds in a second place.
"""

import re

_RECORD_SPELLING = re.compile(r"(0|[1-9][0-9]{0,8})\.([0-9]{2})")
_PERMYRIAD = 10_000
_MONTH = 30


def parse_yuan(text: str) -> int:
    """Read a sum in yuan as a record spells it and return fen.

    One to nine digits without a needless leading zero, a point, exactly two digits, nothing else: one sum has
    one spelling (catalogue row SYS-MONEY). Raises ValueError for any other text.

    >>> parse_yuan("2000.00"), parse_yuan("0.50")
    (200000, 50)
    """
    found = _RECORD_SPELLING.fullmatch(text)
    if found is None:
        raise ValueError(f"not a sum in yuan with two decimals: {text!r}")
    return int(found[1]) * 100 + int(found[2])


def yuan(fen: int) -> str:
    """Spell fen as a record does; a negative sum, which no record holds, gets a minus sign.

    >>> yuan(200000), yuan(5), yuan(-5)
    ('2000.00', '0.05', '-0.05')
    """
    whole, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{whole}.{rest:02}"


def grouped(fen: int) -> str:
    """Spell fen for a reader, thousands set apart.

    >>> grouped(200000), grouped(-123456789)
    ('2,000.00', '-1,234,567.89')
    """
    whole, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{whole:,}.{rest:02}"


def charge(principal: int, permyriad: int, thirtieths: int) -> int:
    """What a monthly rate costs over a time: the one place that rounds, half a fen upwards.

    Arguments: principal in fen; the rate a month in parts of ten thousand (5‰ is 50, 0.5‰ is 5);
    the time in thirtieths of a month, as ``months.month_thirtieths`` counts it. Returns fen.
    Raises ValueError when one of them is negative.

    Usage fee (R五3③), penalty (R六(2)), dividend and operating allowance (R五4) are all such charges. The
    rulebook does not say how to round; the published reading is one rounding per printed line, ties upwards,
    and totals are sums of rounded lines.

    >>> charge(200000, 50, 90)  # 2000.00 yuan, 5‰ a month, three months
    3000
    >>> charge(100, 50, 30)  # exactly half a fen
    1
    """
    if principal < 0 or permyriad < 0 or thirtieths < 0:
        raise ValueError(f"nothing to charge on {principal} fen at {permyriad} for {thirtieths}")
    whole = _PERMYRIAD * _MONTH
    return (principal * permyriad * thirtieths + whole // 2) // whole
