"""Where the shadow and the ledger must say the same: the fund, every household, every loan, quarter and year.

In:    a shadow, a book after the same records.   Out: nothing, or an assertion that fails.
Never: knows how either of them counts.
"""

from hzpub.demo.world import TERMS
from hzpub.ledger.accounts import Totals
from hzpub.ledger.book import Book
from hzpub.ledger.standing import stars
from tests.properties.shadow import MOST_STARS, Shadow

DEBITS = ("bank", "loans")


def agree(shadow: Shadow, book: Book) -> None:
    """Every figure of the fund as a whole, and the identity."""
    totals = book.totals
    assert totals == Totals(
        shadow.pots["bank", ""],
        shadow.sum_of("owes"),
        shadow.sum_of("fund"),
        shadow.sum_of("pool"),
        shadow.sum_of("owed", "declared"),
    )
    assert totals.bank + totals.loans == totals.fund + totals.fee_pool + totals.payables
    signed = {name: fen if name in DEBITS else -fen for name, fen in book.balances.items() if fen}
    sums = {
        "bank": totals.bank,
        "loans": totals.loans,
        "payables": shadow.sum_of("owed"),
        "dividends_payable": shadow.sum_of("declared"),
    }
    assert signed == {
        **{name: fen for name, fen in sums.items() if fen},
        **shadow.by_owner("fund"),
        **shadow.by_owner("pool"),
    }


def agree_on_everybody(shadow: Shadow, book: Book) -> None:
    """Each loan's principal, each household's shares, stars and what the fund owes it."""
    assert {
        number: loan.outstanding for number, loan in book.loans.items() if loan.outstanding
    } == shadow.by_owner("owes")
    assert set(book.loans) == set(shadow.borrower)
    loans = book.loans.items()
    assert {number: loan.written_off for number, loan in loans if loan.written_off} == shadow.by_owner("given_up")
    assert {number: loan.recovered for number, loan in loans if loan.recovered} == shadow.by_owner("recovered")
    members = book.members.values()
    assert {each.number: each.share_fen for each in members if each.share_fen} == shadow.by_owner("share_fen")
    assert {each.number: each.shares for each in members if each.shares} == shadow.by_owner("shares")
    assert {each.number: each.gift_shares for each in members if each.gift_shares} == shadow.by_owner("gifts")
    counted = {each.number: stars(book, each.number, TERMS, MOST_STARS) for each in members}
    assert {number: count for number, count in counted.items() if count} == shadow.earned()
    assert {member: fen for member, fen in book.payables_of.items() if fen} == shadow.by_owner("owed")


def agree_on_periods(shadow: Shadow, book: Book) -> None:
    """What moved in each quarter, and what the fee pool gained in each year."""
    flows = {f"{each // 4}Q{each % 4 + 1}": [*flow] for each, flow in book.flows.items() if any(flow)}
    assert flows == {quarter: flow for quarter, flow in shadow.flows.items() if any(flow)}
    years = {str(year): fen for year, fen in book.pool.by_year.items() if fen}
    assert years == shadow.by_owner("pool_of_year")


def agree_on_days(shadow: Shadow, book: Book) -> None:
    """What lay in the bank at the end of each day on which it moved."""
    by_day = shadow.bank_by_day()
    assert {day: book.bank_on(day) for day in by_day} == by_day
