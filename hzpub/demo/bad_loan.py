"""One loan that never comes back whole: told, suspended, expelled, sued, set off, written off, partly made good.

In:    the loan that is chosen for it.   Out: each step the rulebook knows, over a year and a half.
Never: happens twice, or in a fund too short to see its end.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

from hzpub.demo.agenda import GOVERNING, PAYING, RECEIVING, REPAYING
from hzpub.demo.bankdays import DAY, on_or_after
from hzpub.demo.elections import meet
from hzpub.demo.mishaps import first
from hzpub.demo.world import COUNTY, YUAN, Case, World
from hzpub.ledger.fees import owed, split

_FROM, _DAYS = 14, 500
"""The first loan that may be it, and how long it takes to be over."""
_COURT = f"{COUNTY}人民法院"
_CASE = "（2025）云民初12号"
_SHARE = 500 * YUAN


def strikes(world: World, case: Case) -> bool:
    """Tell whether this loan is the one: backed by a single member, of a household with an own share."""
    can = (
        world.lent_loans >= _FROM
        and case.mode == "personal"
        and len(case.backers) == 1
        and not case.home.group
        and not world.homes[case.backers[0]].borrowing
        and world.scribe.book.members[case.home.member].shares > 0
        and case.paid_on + timedelta(days=_DAYS + 31 * case.months) < min(world.last_day, world.ending_on)
    )
    return can and first(world, "bad loan")


def begin(world: World, case: Case) -> None:
    """Put the whole sad story into the diary, counted from the day the loan falls due."""
    payout = world.scribe.book.loans[case.application].payout
    if payout is None:
        raise ValueError(f"loan {case.application} has not been paid out")
    steps: tuple[tuple[int, Callable[[World, Case, date], None], int], ...] = (
        (45, _suspend, GOVERNING),
        (110, _expel, GOVERNING),
        (140, _sue, PAYING),
        (175, _set_off, REPAYING),
        (260, _court_pays, REPAYING),
        (300, _court_takes, RECEIVING),
        (400, _write_off, GOVERNING),
        (430, _recover, RECEIVING),
        (460, _make_good, RECEIVING),
    )
    case.home.leaving = True
    span = (payout.due + DAY, date.max)
    for member in (case.home.member, *case.backers):
        world.homes[member].troubles.append(span)
    for days, act, order in steps:
        world.agenda.at(on_or_after(payout.due + timedelta(days=days)), partial(act, world, case), order)


def _enter(world: World, kind: str, day: date, values: dict[str, Any], **more: Any) -> str:
    return world.scribe.enter(kind, day, {"date": day, **values}, **more).number


def _suspend(world: World, case: Case, day: date) -> None:
    for member in case.backers:
        about = {"member": member, "loan": case.application}
        values = {**about, "reason": "担保的借款逾期，催收后仍未还", "paper": world.scribe.paper()}
        _enter(world, "suspension", day, values)


def _expel(world: World, case: Case, day: date) -> None:
    meeting = meet(world, "council", "借款户和担保人都表示不还，取消借款户的会员资格", day)
    told = on_or_after(day - timedelta(days=40))
    values = {
        "member": case.home.member,
        "loan": case.application,
        "meeting": meeting,
        "borrower_told": told,
        "guarantor_told": told,
        "reason": "多次书面通知，明确表示不还",
        "paper": world.scribe.paper(),
    }
    _enter(world, "expulsion", day, values)
    if case.home in world.joined:
        world.joined.remove(case.home)


def _sue(world: World, case: Case, day: date) -> None:
    loan = world.scribe.book.loans[case.application]
    debt = owed(loan, day, world.terms(loan))
    values = {
        "loan": case.application,
        "court": _COURT,
        "case_number": _CASE,
        "amount": debt.principal + debt.usage_fee + debt.penalty,
        "paper": world.scribe.paper(),
    }
    _enter(world, "lawsuit", day, values)
    cost = {
        "what": "起诉费",
        "loan": case.application,
        "amount": 50 * YUAN,
        "payee": _COURT,
        "voucher": world.voucher(day),
        "paper": world.scribe.paper(),
    }
    _enter(world, "collection_cost", day, cost, known_later=world.paid(day))


def _set_off(world: World, case: Case, day: date) -> None:
    """By the council's resolution its shares pay for a part."""
    loan = world.scribe.book.loans[case.application]
    parts = split(loan, day, _SHARE, world.terms(loan))
    meeting = meet(world, "council", "用被取消资格会员的一股股金抵它的欠款", day)
    values = {
        "member": case.home.member,
        "loan": case.application,
        "shares": 1,
        "amount": _SHARE,
        **parts._asdict(),
        "meeting": meeting,
        "paper": world.scribe.paper(),
    }
    _enter(world, "share_offset", day, values)


def _court_pays(world: World, case: Case, day: date) -> None:
    loan = world.scribe.book.loans[case.application]
    amount = min(300 * YUAN, loan.outstanding)
    parts = split(loan, day, amount, world.terms(loan))
    values = {"loan": case.application, "payer": "court", "amount": amount, **parts._asdict()}
    _enter(world, "loan_repayment", day, values | {"notice": world.notice(day), "bank_slip": world.slip(day)})


def _court_takes(world: World, _: Case, day: date) -> None:
    values = {"court": _COURT, "case_number": "（2025）云执8号", "amount": 25 * YUAN, "bank_slip": world.slip(day)}
    _enter(world, "court_deduction", day, values)


def _write_off(world: World, case: Case, day: date) -> None:
    loan = world.scribe.book.loans[case.application]
    meeting = meet(world, "members", "同意核销一笔追不回来的借款，欠款人继续公示", day)
    values = {
        "loan": case.application,
        "amount": loan.outstanding,
        "meeting": meeting,
        "reason": "法院终结执行，借款户没有可执行的财产",
        "paper": world.scribe.paper(),
    }
    _enter(world, "write_off", day, values)
    world.open_cases.pop(case.application, None)


def _recover(world: World, case: Case, day: date) -> None:
    _enter(
        world,
        "write_off_recovery",
        day,
        {"loan": case.application, "amount": 100 * YUAN, "bank_slip": world.slip(day)},
    )


def _make_good(world: World, _: Case, day: date) -> None:
    number, (_loan, lost) = next(iter(world.scribe.book.affairs.write_offs.items()))
    values = {
        "write_off": number,
        "giver": "省扶贫开发协会",
        "amount": lost // 2 // YUAN * YUAN,
        "document": world.document(day, "赣扶协"),
        "bank_slip": world.slip(day),
    }
    _enter(world, "risk_reserve_compensation", day, values)
