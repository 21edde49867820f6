"""Whether the rates can be paid at all: own shares cost dividends, lending earns fees.

In:    the book, the rates.   Out: `Outlook`: the share of own shares, and the most that fees can serve.
Never: forecasts a village; it assumes that as much is lent as may be, and that every loan comes back within 6 months.

With 90 % lent at 5‰, less 1‰ and 2‰ for the council, 1.8‰ of the total is left a month. Dividends cost 3‰ of the
own shares, so these may be 60 % of the total at most.
"""

from typing import NamedTuple

from hzpub.base.words import NO_BREAK
from hzpub.ledger.book import Book


class Rates(NamedTuple):
    """Per ten thousand and month, `max_lent` per thousand of the total."""

    max_lent: int
    usage_fee: int
    issue: int
    collection: int
    dividend: int


class Outlook(NamedTuple):
    """Own share money and the fund total (fen), and the rates they are held against."""

    shares: int
    total: int
    rates: Rates

    @property
    def left(self) -> int:
        """What is left of a month's fees for dividends, per ten million of the total."""
        return self.rates.max_lent * max(0, self.rates.usage_fee - self.rates.issue - self.rates.collection)

    @property
    def is_above(self) -> bool:
        """Own shares are more than fees can serve, even by a fen."""
        return self.shares * self.rates.dividend * 1000 > self.total * self.left

    @property
    def share(self) -> int:
        """Own shares in the total, in hundredths of a percent, rounded up; 0 of nothing."""
        return -(-self.shares * 10_000 // self.total) if self.total > 0 else 0

    @property
    def threshold(self) -> int | None:
        """The most that fees can serve, in hundredths of a percent, rounded down; None when no dividend is paid."""
        cost = self.rates.dividend * 1000
        return 10_000 * self.left // cost if cost else None


def outlook(book: Book, rates: Rates) -> Outlook:
    """How own shares and fund total stand now (fen)."""
    return Outlook(-book.balances.get("member_shares", 0), book.totals.fund, rates)


def hundredths(value: int) -> str:
    """Hundredths of a percent as people read them.

    >>> [hundredths(each).split(NO_BREAK) for each in (6000, 6001, 7050)]
    [['60', '%'], ['60.01', '%'], ['70.5', '%']]
    """
    whole, rest = divmod(value, 100)
    told = f"{whole}.{rest:02}".rstrip("0") if rest else f"{whole}"
    return f"{told}{NO_BREAK}%"
