"""What goes wrong in an honest office, and how it is put right in an append-only book.

In:    a repayment to come.
Out:   a late entry, an entry for the wrong loan that is reversed, a fee collected short that is admitted and cured.
Never: hides anything: each mishap leaves the records that the rulebook asks for.

Each happens once in two years.
"""

from datetime import date, timedelta
from functools import partial
from typing import Any

from hzpub.base.months import Quarter
from hzpub.demo.agenda import GOVERNING, REPAYING
from hzpub.demo.bankdays import DAY, later, on_or_after
from hzpub.demo.world import YUAN, Case, Instalment, World
from hzpub.kinds.record import Record
from hzpub.ledger.fees import owed, split

BREACHED = ("FEE-RATE",)
"""Rules that a fee collected short breaks; each is admitted by a record of its own."""
_SHORT_BY = 10 * YUAN
_LATEST_PAPERS = timedelta(days=23)
_SEASON = 24


def arrange(world: World, case: Case, instalment: Instalment) -> Instalment:
    """Let one of the mishaps befall a plain repayment in time, if it is its turn; answers the payment to come."""
    day = instalment.day
    turn, month = divmod(world.months_since_founding(day), _SEASON)
    if day > world.told_until:
        return instalment
    quarter = Quarter.of(day)
    loan = world.scribe.book.loans[case.application]
    fee = owed(loan, day, world.terms(loan)).usage_fee
    entered = instalment.entered
    if month >= 6 and (quarter.last - day).days <= 12 and first(world, f"late_entry {turn}"):
        papers = on_or_after(quarter.last + _LATEST_PAPERS)
        world.under_way = (case.application, day)
        return instalment._replace(how="late_entry", entered=papers)
    if month >= 4 and month % 3 == 1 and day.day <= 20 and first(world, f"wrong_loan {turn}"):
        world.agenda.at(entered, partial(_confuse, world, case, day, f"wrong_loan {turn}"), REPAYING)
        return instalment._replace(how="wrong_loan", entered=later(entered, 2))
    if month >= 8 and fee >= 2 * _SHORT_BY and first(world, f"short_fee {turn}"):
        return instalment._replace(how="short_fee")
    return instalment


def befall(
    world: World, case: Case, instalment: Instalment, values: dict[str, Any], day: date
) -> dict[str, Any]:
    """Do what the mishap of this repayment asks for; answers the meanings that are entered."""
    if instalment.how == "late_entry":
        world.under_way = None
    elif instalment.how == "wrong_loan" and case.application in world.wrong:
        return _put_right(world, world.wrong.pop(case.application), values, day)
    elif instalment.how == "short_fee":
        world.agenda.at(later(day, 3), partial(_admit, world, world.scribe.next_number), GOVERNING)
        less = values["usage_fee"] - _SHORT_BY
        return {**values, "amount": values["amount"] - _SHORT_BY, "usage_fee": less}
    return values


def first(world: World, what: str) -> bool:
    """Tell whether this has not happened yet, and note it."""
    if what in world.mishaps:
        return False
    world.mishaps.add(what)
    return True


def _confuse(world: World, case: Case, paid: date, turn: str, day: date) -> None:
    """The cashier enters the slip for another loan that pays nothing these days, best one that owes more."""
    loans = world.scribe.book.loans
    whole = owed(loans[case.application], paid, world.terms(loans[case.application]))
    amount = whole.principal + whole.usage_fee + whole.penalty
    quiet = [
        other
        for other, open_case in world.open_cases.items()
        if other != case.application and open_case.next_payment > day + 20 * DAY and open_case.paid_on < paid
    ]
    for other in sorted(quiet, key=lambda number: loans[number].outstanding <= amount)[:1]:
        values = {
            "date": paid,
            "loan": other,
            "payer": "borrower",
            "amount": amount,
            **split(loans[other], paid, amount, world.terms(loans[other]))._asdict(),
            "notice": world.notice(paid),
            "bank_slip": world.slip(paid),
        }
        world.wrong[case.application] = world.scribe.enter("loan_repayment", day, values)
    if not quiet:
        world.mishaps.discard(turn)


def _put_right(world: World, wrong: Record, values: dict[str, Any], day: date) -> dict[str, Any]:
    """Strike the wrong entry out; the right one cites the same slip and notice."""
    mistaken, meant = (world.scribe.book.loans[number].borrower for number in (wrong["loan"], values["loan"]))
    reason = f"把 {meant} 户的还款记到了 {mistaken} 户的借款上"
    world.scribe.enter("reversal", day, {"date": day, "target": wrong.number, "reason": reason})
    return {**values, "notice": wrong["notice"], "bank_slip": wrong["bank_slip"]}


def _admit(world: World, target: str, day: date) -> None:
    """Board and township admit what cannot be undone, and say who mends it until when."""
    scribe = world.scribe
    for rule in BREACHED:
        values = {
            "date": day,
            "target": target,
            "rule": rule,
            "owner": scribe.book.authority.holders("cashier")[0],
            "deadline": on_or_after(day + timedelta(days=30)),
            "remedy": "补收少收的占用费 10 元",
        }
        breach = scribe.enter("breach", day, values, by="supervisors").number
        world.agenda.at(later(day, 9), partial(_cure, world, breach, rule == BREACHED[0]), GOVERNING)


def _cure(world: World, breach: str, collect: bool, day: date) -> None:
    scribe = world.scribe
    if collect:
        income = {
            "date": day,
            "source": "other",
            "amount": _SHORT_BY,
            "note": f"{breach} 号违规：补收少收的占用费",
            "bank_slip": world.slip(day),
        }
        scribe.enter("other_income", day, income)
    cure = {"date": day, "breach": breach, "done": "少收的 10 元占用费已补收入专户", "paper": scribe.paper()}
    scribe.enter("breach_cure", day, cure, by="supervisors")
