"""Fill in what the books already know, so that nobody copies or computes it by hand.

In:    the book, a kind, what was typed so far, the prices in force.
Out:   the same settings with boxes added that were left empty: splits, next free numbers, repeated amounts.
Never: changes what was typed, guesses a fact (who paid, on which day), refuses anything (the check does).
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from hzpub.base.money import yuan
from hzpub.desk.drafting import Settings
from hzpub.desk.shelf import kind_named
from hzpub.desk.values import Typing
from hzpub.kinds.boxes import BoxError
from hzpub.kinds.kind import HEADER
from hzpub.ledger.book import Book
from hzpub.ledger.fees import FeeTerms, split
from hzpub.ledger.standing import liable_households, stars


@dataclass(frozen=True, slots=True)
class Prices:
    """The parameters a suggestion needs: fee terms, the price of a share (fen), the most stars."""

    terms: FeeTerms
    share_price: int
    star_max: int


Found = Mapping[str, str | list[str]]


def suggest(
    book: Book,
    kind_name: str,
    settings: Settings,
    prices: Prices,
    *,
    today: dt.date,
    taken: Iterable[str] = (),
) -> dict[str, str | list[str]]:
    """Return `settings` and, for boxes left empty, what the book says they should hold.

    `prices` are those pinned for the loan in question; `taken` holds member and person numbers that drafts
    have given away (`shelf.drafted`). A box whose sources are missing or misspelt is simply left empty.
    Raises DeskError for an unknown kind.
    """
    kind_named(kind_name)
    helper = _HELPERS.get(kind_name)
    known = dict(settings)
    if helper is not None:
        asked = _Asked(book, kind_name, known, prices, today, frozenset(taken))
        known |= {box: value for box, value in helper(asked).items() if box not in settings}
    return known


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question to the books."""

    book: Book
    kind: str
    settings: Settings
    prices: Prices
    today: dt.date
    taken: frozenset[str]

    def meaning(self, name: str) -> object:
        """The meaning of a box typed so far, None when it is empty or does not fit."""
        text = self.settings.get(name, "")
        box = HEADER[-1] if name == "date" else kind_named(self.kind).box(name)
        if name == "date" and not text:
            return self.today
        try:
            return box.read(Typing(self.today, bytes).spell(box, [text] if isinstance(text, str) else text))
        except BoxError:
            return None

    def text(self, name: str) -> str:
        """The meaning of a box that holds a number or a reference, "" when it is empty."""
        return str(self.meaning(name) or "")


def _repayment(asked: _Asked) -> Found:
    """Penalty, usage fee and principal as R五3③ and R六(2) split the amount that came in."""
    loan = asked.book.loan_for(asked.text("loan"))
    amount, day = asked.meaning("amount"), asked.meaning("date")
    if loan is None or loan.payout is None or not isinstance(amount, int) or not isinstance(day, dt.date):
        return {}
    parts = split(loan, day, amount, asked.prices.terms)
    return {name: yuan(fen) for name, fen in parts._asdict().items()}


def _approval(asked: _Asked) -> Found:
    loan = asked.book.loan_for(asked.text("application"))
    if loan is None:
        return {}
    count = stars(asked.book, loan.borrower, asked.prices.terms, asked.prices.star_max)
    return {"amount": yuan(loan.asked), "months": str(loan.months), "stars": str(count)}


def _disbursement(asked: _Asked) -> Found:
    loan = asked.book.loan_for(asked.text("approval"))
    if loan is None or loan.approval is None:
        return {}
    approved = {"amount": yuan(loan.approval.fen), "months": str(loan.approval.months)}
    return {"borrower": loan.borrower, **approved, **_payee(asked, loan.borrower)}


def _guarantee(asked: _Asked) -> Found:
    """The other households of the group that the application names."""
    loan = asked.book.loan_for(asked.text("application"))
    others = liable_households(asked.book, loan) if loan else ()
    return {"guarantors": list(others)} if others else {}


def _redemption(asked: _Asked) -> Found:
    return {**_shares(asked), **_payee(asked, asked.text("member"))}


def _shares(asked: _Asked) -> Found:
    count = asked.meaning("shares")
    return {"amount": yuan(count * asked.prices.share_price)} if isinstance(count, int) else {}


def _payee(asked: _Asked, member: str) -> dict[str, str]:
    """The account a household is paid into now, and the only way to pay."""
    household = asked.book.members.get(member)
    account = {"account": household.accounts[-1]} if household and household.accounts else {}
    return {"method": "transfer", **account}


def _next_person(asked: _Asked) -> Found:
    return {"person": _next("P", {*asked.book.persons, *asked.taken})}


def _next_member(asked: _Asked) -> Found:
    return {"member": _next("M", {*asked.book.members, *asked.taken})}


def _next(letter: str, numbers: Iterable[str]) -> str:
    """The number after the highest one given away."""
    return f"{letter}{max((int(number[1:]) for number in numbers if number[0] == letter), default=0) + 1:04}"


_HELPERS: Mapping[str, Callable[[_Asked], Found]] = {
    "guarantee": _guarantee,
    "loan_approval": _approval,
    "loan_disbursement": _disbursement,
    "loan_repayment": _repayment,
    "member": _next_member,
    "person": _next_person,
    "share_redemption": _redemption,
    "share_subscription": _shares,
}
"""Kinds the books can help with; every other form is filled by hand."""
