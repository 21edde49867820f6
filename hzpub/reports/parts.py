"""Parts that many reports are made of: sums, arithmetic a reader can follow, limits, facets.

In:    integers and dates.   Out: small frozen values.
Never: knows a book or a record; computes what something costs.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from hzpub.base.months import MONTH
from hzpub.base.shares import rate_of
from hzpub.base.words import N_, Label, Yuan

Fen = Annotated[int, "fen"]
"""A sum of money in whole fen; the JSON form adds ``_fen`` to the name of such a field."""

Permille = Annotated[int, "permille"]
"""A share in parts of a thousand; the JSON form adds ``_permille`` to the name of such a field."""


def time_of(thirtieths: int) -> Label:
    """How long, in words: whole months, and odd days as thirtieths."""
    months, days = divmod(thirtieths, MONTH)
    if not days:
        return Label(N_("{months} 个月"), (("months", months),))
    if not months:
        return Label(N_("{days}/30 个月"), (("days", days),))
    return Label(N_("（{months} + {days}/30）个月"), (("months", months), ("days", days)))


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers of the rulebook that reports show, in force on one day.

    Sums in fen. `star_max` stars at most, `max_lent` of the fund total in per mille, `longest_term` and `usual_term` in months,
    `closing_days` after its end a quarter stays open, `recon_days` after which a bank statement is old.
    """

    cap_base: Fen
    cap_step: Fen
    cap_max: Fen
    star_max: int
    share_price: Fen
    max_lent: Permille
    longest_term: int
    closing_days: int = 15
    usual_term: int = 3
    recon_days: int = 92


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """One charge, so that a reader can do it again: principal x rate x time = result.

    `principal` and `result` in fen, `permyriad` a month (5‰ is 50), `thirtieths` of a month from `first` to
    `last` (first day counts, last does not), `clause` of the rulebook behind it. `plus` is what a fund that also
    charges the penalty on the fee earned by the due date adds to the principal (fen).
    """

    principal: Fen
    permyriad: int
    thirtieths: int
    result: Fen
    clause: str
    first: dt.date
    last: dt.date
    plus: Fen = 0

    @property
    def rate(self) -> str:
        """The monthly rate as people write it: ``5‰``, ``0.5‰``."""
        return rate_of(self.permyriad)

    @property
    def months(self) -> int:
        """Whole months in it."""
        return self.thirtieths // MONTH

    @property
    def odd_days(self) -> int:
        """Days beyond the whole months, each a thirtieth."""
        return self.thirtieths % MONTH

    @property
    def time(self) -> Label:
        """How long, in words."""
        return time_of(self.thirtieths)

    @property
    def sentence(self) -> Label:
        """The whole line: ``2,000.00 元 × 5‰ × 3 个月 = 30.00 元``."""
        facts = (
            ("principal", Yuan(self.principal)),
            ("rate", self.rate),
            ("time", self.time),
            ("result", Yuan(self.result)),
        )
        if self.plus:
            line = N_("（本金 {principal} + 到期占用费 {plus}）× {rate} × {time} = {result}")
            return Label(line, (*facts, ("plus", Yuan(self.plus))))
        return Label(N_("{principal} × {rate} × {time} = {result}"), facts)


@dataclass(frozen=True, slots=True)
class SealBox:
    """One seal: the role's own name, who made it (person number, "" while missing)."""

    role: str
    label: Label
    person: str = ""

    @property
    def is_done(self) -> bool:
        """Sealed, and the signature checked."""
        return self.person != ""


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow a list: its key, its word, and how many rows carry it."""

    key: str
    label: Label
    count: int


@dataclass(frozen=True, slots=True)
class Source:
    """Where money came from, or what holds it: account name, its word, fen, and its share of the whole."""

    account: str
    label: Label
    fen: Fen
    share: Permille
