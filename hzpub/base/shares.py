"""Shares of a whole, in parts of a thousand, and how people read them.

In:    integers.   Out: parts per thousand; "90 %", "5‰".
Never: rounds a share so that it seems to keep a limit it does not keep (`per_mille_up`).
"""

from hzpub.base.words import NO_BREAK


def per_mille(part: int, whole: int) -> int:
    """The share of `part` in `whole`, in parts of a thousand, half upwards; 0 of nothing is 0.

    >>> per_mille(1, 3), per_mille(1, 2000), per_mille(5, 0)
    (333, 1, 0)
    """
    return (part * 1000 + whole // 2) // whole if whole else 0


def per_mille_up(part: int, whole: int) -> int:
    """The same, rounded up, so that nothing above a limit ever reads as the limit.

    >>> per_mille_up(900_001, 1_000_000), per_mille_up(900_000, 1_000_000)
    (901, 900)
    """
    return -(-part * 1000 // whole) if whole else 0


def percent(permille: int) -> str:
    """A share as people read it, never torn apart at the end of a line.

    >>> [percent(each).split(NO_BREAK) for each in (900, 886, 5, -8)]
    [['90', '%'], ['88.6', '%'], ['0.5', '%'], ['-0.8', '%']]
    """
    whole, tenth = divmod(abs(permille), 10)
    told = f"{whole}.{tenth}" if tenth else f"{whole}"
    return f"{'-' if permille < 0 else ''}{told}{NO_BREAK}%"


def rate_of(permyriad: int) -> str:
    """A rate a month as people write it.

    >>> rate_of(50), rate_of(5)
    ('5‰', '0.5‰')
    """
    whole, tenth = divmod(permyriad, 10)
    return f"{whole}.{tenth}‰" if tenth else f"{whole}‰"
