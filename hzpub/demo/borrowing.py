"""From application to pay-out: who asks, who stands for it, what the council decides, when the bank pays.

In:    months to fill.   Out: applications, guarantees, approvals, pay-outs, each within the rulebook.
Never: lends to a household of an office holder, or where anybody liable is overdue.
"""

from datetime import date, timedelta
from functools import partial
from typing import Any

from hzpub.base.months import add_months
from hzpub.demo.agenda import APPLYING, DECIDING, GOVERNING, PAYING
from hzpub.demo.backers import find_backers
from hzpub.demo.bankdays import DAY, later, on_or_after, on_or_before, within
from hzpub.demo.fortunes import refuses
from hzpub.demo.mishaps import first
from hzpub.demo.people import KEEN, VENTURES, Home
from hzpub.demo.publicity import post_one
from hzpub.demo.repaying import plan_repayments
from hzpub.demo.returns import sent_back
from hzpub.demo.world import CAP_BASE, CAP_HIGHEST, CAP_STEP, MOST_STARS, TERMS, YUAN, Case, World
from hzpub.ledger.standing import loan_cap, stars
from hzpub.trust.authority import COUNCIL_OFFICES

_COUNCIL_DAYS = (1, 16)
_CLASS_RANK = {"poor": 0, "low_income": 1, "ordinary": 2}
_RECORDS_PER_LOAN = 5
_USUAL_PACE = 10
BUSY_MONTHS = (1, 2)
"""The first spring, when everybody plants and the fund runs short."""
_WEEKS_AFTER = timedelta(days=25)
_LONG = 9
"""Months from which a loan may be agreed to come back in two parts."""


def lend(world: World) -> None:
    """Put two council days a month into the diary, from the second month on."""
    for index in range(1, world.plan.months):
        for day_of_month in _COUNCIL_DAYS:
            day = on_or_after(world.month(index).replace(day=day_of_month))
            opening = on_or_after(day - timedelta(days=11))
            if opening > world.month(1) and day < world.ending_on:
                world.agenda.at(opening, partial(_intake, world, day), GOVERNING)


def _pace(world: World, day: date) -> int:
    """How many loans the council can take on at one of its days."""
    if world.plan.per_month is None:
        monthly = max(2, world.plan.members // _USUAL_PACE)
    else:
        joining = sum(4 for home in world.joined[-100:] if home.joined_on >= day - timedelta(days=30))
        monthly = max(2, (world.plan.per_month - joining) // _RECORDS_PER_LOAN)
    if world.months_since_founding(day) in BUSY_MONTHS:
        monthly *= 3
    return (monthly + world.dice.randrange(2)) // 2


def _intake(world: World, council_day: date, opening: date) -> None:
    """Villagers ask the accountant for the form; each application gets its own day before the council's."""
    wanted = _pace(world, council_day)
    until = council_day + _WEEKS_AFTER
    able = [
        home
        for home in world.joined
        if home.appetite
        and not (home.borrowing or home.leaving or home.is_troubled(opening - DAY, until))
        and add_months(home.joined_on, 1) <= opening
    ]
    if not able:
        return
    weights = [home.appetite for home in able]
    drawn = dict.fromkeys(home.member for home in world.dice.choices(able, weights, k=wanted * 3))
    days = within(opening, on_or_before(council_day - 2 * DAY)) or [opening]
    cases: list[Case] = []
    for member in drawn:
        if len(cases) == wanted:
            break
        case = _case(world, world.homes[member], opening, until)
        if case is not None:
            cases.append(case)
            world.agenda.at(world.dice.choice(days), partial(_apply, world, case, council_day), APPLYING)
    world.agenda.at(council_day, partial(_decide, world, cases), DECIDING)


def _case(world: World, home: Home, opening: date, until: date) -> Case | None:
    dice = world.dice
    count = stars(world.scribe.book, home.member, TERMS, MOST_STARS)
    cap = loan_cap(count, CAP_BASE, CAP_STEP, CAP_HIGHEST)
    share = 100 if home.appetite == KEEN else dice.choice((50, 60, 75, 75, 90, 100, 100))
    asked = max(800 * YUAN, cap * share // 100 // (100 * YUAN) * (100 * YUAN))
    backers = find_backers(world, home, asked, opening, until)
    if not backers or asked > world.room():
        return None
    months = 3 if home.appetite == KEEN else dice.choices((2, 3, 4, 6, 9, 12), (4, 72, 4, 12, 3, 5))[0]
    mode = (
        "joint_group" if backers == tuple(each for each in home.group if each != home.member) else "personal"
    )
    home.borrowing = True
    world.promised += asked
    if mode == "personal":
        for backer in backers:
            world.homes[backer].standing_for = home.member
    return Case(home, dice.choice(VENTURES), asked, months, mode, backers)


def _apply(world: World, case: Case, council_day: date, day: date) -> None:
    venture = case.venture
    values = {
        "date": day,
        "borrower": case.home.member,
        "amount": case.asked,
        "months": case.months,
        "category": venture.category,
        "purpose": venture.purpose,
        "scale": f"{world.dice.randint(venture.least, venture.most)} {venture.unit}",
        "local_speciality": venture.local_speciality,
        "repayment_source": venture.source,
        "able": "yes",
        "assets_exceed_amount": "yes",
        "guarantee": case.mode,
        "paper": world.scribe.paper(),
    }
    if case.mode == "joint_group":
        values["group"] = case.home.group_number
    case.application = world.scribe.enter("loan_application", day, values).number
    signing = min(later(day, world.dice.choice((0, 0, 1))), on_or_before(council_day - DAY))
    world.agenda.at(max(day, signing), partial(_guarantee, world, case), APPLYING)


def _guarantee(world: World, case: Case, day: date) -> None:
    values = {
        "date": day,
        "application": case.application,
        "guarantors": case.backers,
        "paper": world.scribe.paper(),
    }
    world.scribe.enter("guarantee", day, values)


def _decide(world: World, cases: list[Case], day: date) -> None:
    """The council's day: poor households first, then low-income ones, then the village's speciality (R三3)."""

    def rank(case: Case) -> tuple[int, bool, str]:
        return _CLASS_RANK[case.home.household_class], case.venture.local_speciality == "no", case.application

    for case in sorted(cases, key=rank):
        if not refuses(world, case, day):
            _approve(world, case, day)
    post_one(world, day)


def _approve(world: World, case: Case, day: date) -> None:
    scribe, dice = world.scribe, world.dice
    chair, *others = scribe.book.authority.holders(*COUNCIL_OFFICES)
    absent = dice.sample(others, min(dice.choice((0, 0, 1, 1, 2)), len(others) // 2))
    less = 300 * YUAN if dice.randrange(12) == 0 and case.asked >= 1500 * YUAN else 0
    case.approved = case.asked - less
    values = {
        "date": day,
        "application": case.application,
        "amount": case.approved,
        "months": case.months,
        "stars": stars(scribe.book, case.home.member, TERMS, MOST_STARS),
        "in_favour": (chair, *(each for each in others if each not in absent)),
        "paper": scribe.paper(),
    }
    case.approval = scribe.enter("loan_approval", day, values).number
    world.approved = case.approval
    drawn = later(day, dice.choice((1, 1, 2)))
    paid = later(drawn, dice.choice((0, 0, 1)))
    entered = later(paid, dice.choice((0, 0, 0, 1)))
    if paid <= world.last_day:
        world.agenda.at(entered, partial(_pay_out, world, case, drawn, paid), PAYING)


def _pay_out(world: World, case: Case, drawn: date, paid: date, day: date) -> None:
    world.promised -= case.asked
    case.paid_on = paid
    values: dict[str, Any] = {
        "date": drawn,
        "approval": case.approval,
        "borrower": case.home.member,
        "amount": case.approved,
        "months": case.months,
        "method": "transfer",
        "account": case.home.account,
        "voucher": world.voucher(drawn),
    }
    if case.months >= _LONG and first(world, "schedule"):
        half = case.approved // 2 // (100 * YUAN) * (100 * YUAN)
        parts = ((case.months // 2, half), (case.months, case.approved - half))
        values["schedule"] = tuple({"months": months, "amount": fen} for months, fen in parts)
    values["paper"] = world.scribe.paper()
    world.scribe.enter(
        "loan_disbursement", day, values, known_later={"paid_on": paid, "bank_slip": world.slip(paid)}
    )
    world.open_cases[case.application] = case
    if sent_back(world, case, day):
        return
    plan_repayments(world, case)
