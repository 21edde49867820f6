"""What the books know about a loan: its split, its decision, its guarantors, what is still owed.

In:    `Asked`, with the loan and perhaps an amount typed.   Out: the boxes that follow from them.
Never: says who paid or when; a box whose sources are missing stays empty.
"""

from collections.abc import Mapping

from hzpub.base.money import yuan
from hzpub.desk.asked import NOTHING, Asked, Found, Helper, filled, only, payee
from hzpub.ledger.fees import owed, split
from hzpub.ledger.standing import liable_households, stars
from hzpub.rulebooks.huzhu.arrears.liability import overdue, stood_for


def _repayment(asked: Asked) -> Found:
    """Penalty, usage fee and principal as R五3③ and R六(2) split the amount that came in."""
    loan, amount, day = asked.loan(), asked.count("amount"), asked.day
    if loan is None or loan.payout is None or amount is None or day is None:
        return NOTHING
    parts = split(loan, day, amount, asked.terms_of(loan))
    return {name: yuan(fen) for name, fen in parts._asdict().items()}


def _offset(asked: Asked) -> Found:
    """What the fund owes the borrower, as far as the loan can take it, split like a repayment."""
    loan, day = asked.loan(), asked.day
    if loan is None or loan.payout is None or day is None:
        return NOTHING
    terms, amount = asked.terms_of(loan), asked.count("amount")
    if amount is None:
        held = max(0, asked.book.payables_of.get(loan.borrower, 0))
        amount = held - split(loan, day, held, terms).excess
    if not amount:
        return NOTHING
    parts = split(loan, day, amount, terms)
    return {
        "amount": yuan(amount),
        "principal": yuan(parts.principal),
        "usage_fee": yuan(parts.usage_fee),
        "penalty": yuan(parts.penalty),
    }


def _share_offset(asked: Asked) -> Found:
    """As few of the household's shares as clear the loan, all of them if they do not; split like a repayment."""
    household, day = asked.household(), asked.day
    if household is None or day is None:
        return NOTHING
    number = asked.text("loan") or only(loan.number for loan in asked.book.open_loans(household.number))
    loan = asked.book.loan_for(number)
    if loan is None or loan.payout is None:
        return filled(loan=number)
    price, terms = asked.numbers_of(loan).share_price, asked.terms_of(loan)
    needed = -(-sum(owed(loan, day, terms)) // price)
    shares = asked.count("shares") or min(household.shares, needed)
    if not shares:
        return {"loan": number}
    amount = shares * price
    parts = split(loan, day, amount, terms)
    spelled = {name: yuan(fen) for name, fen in parts._asdict().items()}
    return {"loan": number, "shares": str(shares), "amount": yuan(amount), **spelled}


def _approval(asked: Asked) -> Found:
    loan, numbers = asked.loan("application"), asked.numbers
    if loan is None:
        return NOTHING
    count = stars(asked.book, loan.borrower, numbers.fee_terms, numbers.star_max)
    return {"amount": yuan(loan.asked), "months": str(loan.months), "stars": str(count)}


def _disbursement(asked: Asked) -> Found:
    loan = asked.loan("approval")
    if loan is None or loan.approval is None:
        return NOTHING
    approved = {"amount": yuan(loan.approval.fen), "months": str(loan.approval.months)}
    return {"borrower": loan.borrower, **approved, **payee(asked.book, loan.borrower)}


def _guarantee(asked: Asked) -> Found:
    """The other households of the group that the application names."""
    loan = asked.loan("application")
    others = liable_households(asked.book, loan) if loan else ()
    return {"guarantors": list(others)} if others else NOTHING


def _write_off(asked: Asked) -> Found:
    loan = asked.loan()
    return {"amount": yuan(loan.outstanding)} if loan and loan.outstanding > 0 else NOTHING


def _lawsuit(asked: Asked) -> Found:
    """All that is owed on the day: principal, usage fee and penalty."""
    loan, day = asked.loan(), asked.day
    debt = sum(owed(loan, day, asked.terms_of(loan))) if loan and day else 0
    return {"amount": yuan(debt)} if debt else NOTHING


def _suspension(asked: Asked) -> Found:
    """The overdue loan that the household stands for, if there is one."""
    household, day = asked.household(), asked.day
    if household is None or day is None:
        return NOTHING
    stands = stood_for(asked.book, household)
    return filled(loan=only(loan.number for loan in stands if overdue(loan, day, asked.terms_of(loan))))


def _expulsion(asked: Asked) -> Found:
    """The household's own overdue loan, if there is one."""
    household, day = asked.household(), asked.day
    if household is None or day is None:
        return NOTHING
    own = asked.book.open_loans(household.number)
    return filled(loan=only(loan.number for loan in own if overdue(loan, day, asked.terms_of(loan))))


LOANS: Mapping[str, Helper] = {
    "expulsion": _expulsion,
    "guarantee": _guarantee,
    "lawsuit": _lawsuit,
    "loan_approval": _approval,
    "loan_disbursement": _disbursement,
    "loan_repayment": _repayment,
    "payable_offset": _offset,
    "share_offset": _share_offset,
    "suspension": _suspension,
    "write_off": _write_off,
}
