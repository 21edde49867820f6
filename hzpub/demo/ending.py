"""The end of a fund that nobody needs any more: collect, pay back, hand back, close.

In:    a village whose plan says it ends.   Out: winding-up, redemptions, returned money, the final account.
Never: leaves a fen behind, or ends before the last loan is repaid.
"""

from datetime import date, timedelta
from functools import partial

from hzpub.demo import returns, treasury
from hzpub.demo.agenda import CLOSING, GOVERNING, PAYING
from hzpub.demo.bankdays import later, on_or_after
from hzpub.demo.elections import meet
from hzpub.demo.world import COUNTY, World

_GIVEN = ("government_grants", "partner_unit_grants", "donations", "rolled_over")
_DOCUMENT = "云扶办〔2025〕9号"


def wind_up(world: World) -> None:
    """Decide it, then wait for the last repayment."""
    world.agenda.at(on_or_after(world.ending_on), partial(_decide, world), GOVERNING)


def _decide(world: World, day: date) -> None:
    meeting = meet(world, "members", "多数会员不再借款，决定退出互助资金，按文件清退", day)
    values = {
        "date": day,
        "meeting": meeting,
        "document": _DOCUMENT,
        "reason": "多数会员另有贷款渠道，两年来借款的户越来越少",
        "paper": world.scribe.paper(),
    }
    world.scribe.enter("winding_up", day, values)
    world.agenda.at(later(day, 15), partial(_wait, world), CLOSING)


def _wait(world: World, day: date) -> None:
    """Look again until every loan is back and nobody is owed anything but shares."""
    book = world.scribe.book
    for home in world.homes.values():
        returns.refund(world, home, day)
    if book.totals.loans or world.scribe.book.totals.payables:
        world.agenda.at(later(day, 10), partial(_wait, world), CLOSING)
        return
    for home in [home for home in world.homes.values() if home.member in book.members]:
        if gifts := book.members[home.member].gift_shares:
            values = {"date": day, "member": home.member, "shares": gifts, "reason": "基金退出，全体会员退会"}
            world.scribe.enter("gift_share_end", day, values | {"paper": world.scribe.paper()})
            world.joined = [each for each in world.joined if each is not home]
        if book.members[home.member].shares > 0 and not home.leaving:
            home.leaving = True
            treasury.request(world, home, day)
            paid = later(day, 2)
            world.agenda.at(paid, partial(treasury.redeem, world, home, day, paid), PAYING)
    world.agenda.at(later(day, 6), partial(_close, world), CLOSING)


def _close(world: World, day: date) -> None:
    """What fees are left joins the principal; the principal goes back as the document says."""
    scribe = world.scribe
    year = day.year
    if left := scribe.book.totals.fee_pool:
        values = {"date": day, "year": year, "amount": left, "paper": scribe.paper()}
        scribe.enter("surplus_capitalisation", day, values)
    start = scribe.book.affairs.winding_up
    if start is None:
        raise ValueError("a fund is closed only after it was decided to wind it up")
    returned = 0
    for source in _GIVEN:
        fen = -scribe.book.balances.get(source, 0)
        if fen:
            returned += fen
            values = {
                "date": day,
                "source": source,
                "amount": fen,
                "payee": f"{COUNTY}财政局",
                "document": _DOCUMENT,
                "voucher": world.voucher(day),
                "paper": scribe.paper(),
            }
            scribe.enter("capital_return", day, values, known_later=world.paid(day))
    meeting = meet(world, "members", "清算结果通过，互助资金终结", day + timedelta(days=1))
    end = day + timedelta(days=1)
    values = {
        "date": end,
        "collected": start.balances.get("loans", 0),
        "refunded": -start.balances.get("member_shares", 0),
        "returned": returned,
        "meeting": meeting,
        "paper": scribe.paper(),
    }
    scribe.enter("final_account", end, values)
    world.is_closed = True
