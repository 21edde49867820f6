"""How loans come back: early, on the day, in parts, rounded up, too little, late, or by a guarantor.

In:    a loan just paid out.   Out: repayments, split exactly as the ledger computes them.
Never: rounds by itself, leaves anybody overdue for long.
"""

from datetime import date, timedelta
from functools import partial
from typing import Any

from hzpub.demo import bad_loan, mishaps, returns
from hzpub.demo.agenda import REPAYING
from hzpub.demo.bankdays import DAY, later, on_or_after, on_or_before
from hzpub.demo.world import YUAN, Case, Instalment, World
from hzpub.ledger.book import Payout
from hzpub.ledger.fees import last_timely_day, owed, split, usage_fee

STYLES = ("exact", "early", "parts", "lump", "short", "late", "guarantor")
_WEIGHTS = {
    "punctual": (50, 34, 10, 4, 1, 1, 0),
    "easy": (44, 26, 12, 7, 3, 7, 1),
    "careless": (34, 12, 8, 6, 8, 26, 6),
}
_SURE = {4: "lump", 7: "parts", 9: "short", 13: "late", 16: "guarantor", 24: "lump", 33: "guarantor"}
"""Loans whose way back is not left to the dice, so that every fund of some months has seen it all.

Nor is that of a loan due in a holiday: it comes back on the working day after, which is still in time.
"""
_LEAST_DAYS_OUT = 35


def plan_repayments(world: World, case: Case) -> None:
    """Decide how this loan comes back and put it into the diary; note until when somebody is in trouble."""
    loan = world.scribe.book.loans[case.application]
    if loan.payout is None:
        raise ValueError(f"loan {case.application} has not been paid out")
    world.lent_loans += 1
    if bad_loan.strikes(world, case):
        bad_loan.begin(world, case)
        return
    timely = last_timely_day(loan.payout, world.terms(loan))
    style = world.dice.choices(STYLES, _WEIGHTS[case.home.temper])[0]
    style = _SURE.get(world.lent_loans, "exact" if timely > loan.payout.due else style)
    if loan.payout.schedule:
        instalments, style = _as_agreed(world, loan.payout), "agreed"
    else:
        instalments = _instalments(world, case, style, loan.payout, timely)
    if style in ("exact", "early"):
        instalments = [mishaps.arrange(world, case, instalments[0])]
    case.next_payment = instalments[0].day
    for instalment in instalments:
        if instalment.day <= world.told_until:
            world.agenda.at(instalment.entered, partial(_settle, world, case, instalment), REPAYING)
    cleared = instalments[-1].entered
    if cleared > timely:
        for member in (case.home.member, *case.backers):
            world.homes[member].troubles.append((timely + DAY, cleared))


def _instalments(world: World, case: Case, style: str, payout: Payout, timely: date) -> list[Instalment]:
    dice = world.dice
    earliest = payout.paid_on + timedelta(days=_LEAST_DAYS_OUT)
    on_the_day = max(on_or_before(timely), on_or_after(payout.paid_on + DAY))
    if style == "early":
        day = on_or_after(max(earliest, on_the_day - timedelta(days=dice.randint(3, 38))))
        on_the_day = min(day, on_the_day)
    if style == "late":
        return [_pay(world, later(timely + DAY, dice.randint(2, 24)), "rest")]
    if style == "guarantor":
        day = later(timely + DAY, dice.randint(15, 32))
        return [_pay(world, day, "rest")._replace(payer="guarantor", payer_member=dice.choice(case.backers))]
    if style == "short":
        first = _pay(world, on_the_day, "principal_only")
        return [first, _pay(world, later(max(first.entered, timely) + DAY, dice.randint(3, 9)), "rest")]
    if style == "parts" and case.months >= 3:
        first = _pay(
            world, on_or_after(payout.paid_on + (timely - payout.paid_on) * dice.randint(4, 6) // 9), "half"
        )
        return [first, _pay(world, max(on_the_day, later(first.entered, 1)), "rest")]
    return [_pay(world, on_the_day, "rounded_up" if style == "lump" else "rest")]


def _as_agreed(world: World, payout: Payout) -> list[Instalment]:
    """Each part on the bank day before it falls due."""
    *parts, last = (on_or_before(each.due) for each in payout.schedule)
    return [*(_pay(world, day, "half") for day in parts), _pay(world, last, "rest")]


def _pay(world: World, day: date, how: str) -> Instalment:
    """A payment whose papers reach the cashier within two bank days."""
    return Instalment(day, later(day, world.dice.choice((0, 0, 0, 1, 1, 2))), how)


def _settle(world: World, case: Case, instalment: Instalment, day: date) -> None:
    if instalment.how == "rest":
        returns.offset(world, case, instalment.day, day)
    loan = world.scribe.book.loans[case.application]
    payer = "heir" if instalment.payer == "borrower" and case.home.has_heir else instalment.payer
    terms = world.terms(loan)
    whole = owed(loan, instalment.day, terms)
    debt = whole.principal + whole.usage_fee + whole.penalty
    amount = debt
    if instalment.how == "half" and loan.payout is not None:
        half = loan.outstanding // 2 // (100 * YUAN) * (100 * YUAN)
        amount = half + usage_fee(loan.payout, half, instalment.day, terms)
    elif instalment.how == "principal_only":
        amount = whole.principal
    elif instalment.how == "rounded_up":
        amount = -(-debt // (50 * YUAN)) * (50 * YUAN)
    parts = split(loan, instalment.day, amount, terms)
    values: dict[str, Any] = {"date": instalment.day, "loan": case.application, "payer": payer}
    if instalment.payer_member:
        values["payer_member"] = instalment.payer_member
    values |= {"amount": amount, **parts._asdict(), "notice": world.notice(instalment.day)}
    values["bank_slip"] = world.slip(instalment.day)
    values = mishaps.befall(world, case, instalment, values, day)
    world.scribe.enter("loan_repayment", day, values)
    if parts.excess:
        returns.refund_later(world, case, day)
    if not world.scribe.book.loans[case.application].is_open:
        close(world, case)


def close(world: World, case: Case) -> None:
    """The loan is repaid: the household may borrow again, and nobody stands for it any more."""
    case.home.borrowing = False
    del world.open_cases[case.application]
    if case.mode == "personal":
        for backer in case.backers:
            world.homes[backer].standing_for = ""
