"""Money that goes astray or comes too much: a transfer the bank sends back, overpayments refunded or set off.

In:    a pay-out, a payment with a rest.   Out: returns, retries on the same voucher, refunds.
Never: keeps what belongs to a household.
"""

from datetime import date
from functools import partial

from hzpub.demo import repaying
from hzpub.demo.agenda import JOINING, PAYING
from hzpub.demo.bankdays import later
from hzpub.demo.mishaps import first
from hzpub.demo.people import Home
from hzpub.demo.world import Case, World
from hzpub.ledger.fees import split

_SENT_BACK = 11
"""The loan whose transfer comes back: its payee's account number had a slip in it."""


def sent_back(world: World, case: Case, day: date) -> bool:
    """Tell whether this pay-out comes back; if so, put return and retry into the diary."""
    if world.lent_loans != _SENT_BACK or not first(world, "bank_return"):
        return False
    world.promised += case.asked
    target = world.scribe.book.number
    world.agenda.at(later(day, 1), partial(_returned, world, case, target), JOINING)
    return True


def _returned(world: World, case: Case, target: str, day: date) -> None:
    values = {
        "date": day,
        "target": target,
        "amount": case.approved,
        "reason": "账号与户名不符",
        "bank_slip": world.slip(day),
    }
    number = world.scribe.enter("bank_return", day, values).number
    world.agenda.at(later(day, 2), partial(_retried, world, case, number), PAYING)


def _retried(world: World, case: Case, returned: str, day: date) -> None:
    """The household hands in the right account; the money goes out on the same voucher."""
    scribe, home = world.scribe, case.home
    hold = scribe.hold(home.member, "account", f"YX{int(home.member[1:]) + 900_000:010}")
    bank = {"bank": "云溪农村合作银行青石支行", "account_hold": hold}
    account = {"date": day, "member": home.member, **bank, "paper": scribe.paper()}
    home.account = scribe.enter("member_account", day, account).number
    values = {"date": day, "returned": returned, "account": home.account, "bank_slip": world.slip(day)}
    scribe.enter("transfer_retry", day, values)
    world.promised -= case.asked
    case.paid_on = day
    repaying.plan_repayments(world, case)


def refund_later(world: World, case: Case, day: date) -> None:
    """What was paid too much goes back, but for one household, which keeps it for its next loan."""
    if case.home.appetite > 1 and first(world, "offset"):
        return
    world.agenda.at(later(day, 8), partial(refund, world, case.home), PAYING)


def refund(world: World, home: Home, day: date) -> None:
    """Whatever the fund owes a household beside its shares is paid back."""
    member = home.member
    fen = world.scribe.book.payables_of.get(member, 0)
    if not fen:
        return
    values = {
        "date": day,
        "member": member,
        "amount": fen,
        "method": "transfer",
        "account": home.account,
        "voucher": world.voucher(day),
        "paper": world.scribe.paper(),
    }
    world.scribe.enter("payable_refund", day, values, known_later=world.paid(day))


def offset(world: World, case: Case, paid: date, day: date) -> None:
    """Before its next payment a household sets off what it had paid too much."""
    loan = world.scribe.book.loans[case.application]
    fen = world.scribe.book.payables_of.get(case.home.member, 0)
    if not fen or not loan.is_open or "offset" not in world.mishaps or not first(world, "offset done"):
        return
    parts = split(loan, paid, fen, world.terms(loan))
    if not parts.principal or parts.excess:
        world.mishaps.discard("offset done")
        return
    values = {
        "date": paid,
        "loan": case.application,
        "amount": fen,
        "principal": parts.principal,
        "usage_fee": parts.usage_fee,
        "penalty": parts.penalty,
        "paper": world.scribe.paper(),
    }
    world.scribe.enter("payable_offset", day, values)
