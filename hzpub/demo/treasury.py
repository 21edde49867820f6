"""Money that is not lent: grants, gifts, interest, the bank's statements, and households that leave.

In:    the months of the fund.   Out: income, statements that agree with the books, redemptions.
Never: leaves an unexplained difference, pays out shares of anybody who owes or stands for another.
"""

from datetime import date
from functools import partial

from hzpub.base.months import Quarter, add_months
from hzpub.demo.agenda import CLOSING, GOVERNING, PAYING, RECEIVING
from hzpub.demo.bankdays import DAY, later, on_or_after
from hzpub.demo.people import Home
from hzpub.demo.world import COUNTY, USUAL_MEMBERS, World
from hzpub.ledger.fees import owed

_FINANCE = f"{COUNTY}财政局"
_GIVEN = (
    (3, 18, "government_grant", _FINANCE, "云财扶", 30_000),
    (2, 13, "partner_unit_grant", f"{COUNTY}水利局", "云水办", 12_000),
    (5, 20, "government_grant", _FINANCE, "云财扶", 12_000),
    (8, 11, "donation", "大坞籍在外乡亲", "大坞捐", 5_000),
    (14, 18, "government_grant", _FINANCE, "云财扶", 10_000),
    (16, 14, "partner_unit_grant", f"{COUNTY}水利局", "云水办", 8_000),
    (20, 15, "donation", "青石镇商会", "大坞捐", 3_000),
)
"""Month, day, kind, giver, issuer of the paper, yuan for a village of the usual size.

In such a village the first grant comes late, so that it lives through a spring on its shares alone.
"""
_YEARLY = 20_000
_INTEREST_PARTS = 2000
_FIRST_EXIT, _EXITS_EVERY = 8, 4


def receive(world: World) -> None:
    """Put grants, interest, statements and departures into the diary."""
    given = [*_GIVEN]
    given += [
        (month, 18, "government_grant", _FINANCE, "云财扶", _YEARLY)
        for month in range(26, world.plan.months, 12)
    ]
    if world.plan.members < USUAL_MEMBERS:
        given[0] = (0, *given[0][1:])
    for month, day_of_month, kind, giver, issuer, yuan in given:
        day = on_or_after(world.month(month).replace(day=day_of_month))
        if day <= world.last_day and day < world.ending_on:
            world.agenda.at(day, partial(_receive, world, kind, giver, issuer, world.scaled(yuan)), RECEIVING)
    quarter = Quarter.of(world.month(0))
    while quarter.last <= world.last_day:
        world.agenda.at(on_or_after(quarter.last.replace(day=21)), partial(_interest, world), RECEIVING)
        world.agenda.at(later(quarter.last + DAY, 4), partial(_statement, world, quarter), CLOSING)
        quarter = quarter.next()
    for month in range(_FIRST_EXIT, world.plan.months - 6 * world.plan.ends, _EXITS_EVERY):
        world.agenda.at(on_or_after(world.month(month).replace(day=6)), partial(_farewell, world), GOVERNING)


def _receive(world: World, kind: str, giver: str, issuer: str, fen: int, day: date) -> None:
    values = {
        "date": day,
        "giver": giver,
        "amount": fen,
        "document": world.document(day, issuer),
        "bank_slip": world.slip(day),
    }
    if kind == "donation":
        values |= {"aim": "poverty_relief", "conditions": "none"}
    world.scribe.enter(kind, day, values)


def _interest(world: World, day: date) -> None:
    """A quarter's interest on the balance, at about two per thousand a year."""
    fen = world.scribe.book.totals.bank // _INTEREST_PARTS + world.dice.randrange(100)
    values = {
        "date": day,
        "source": "bank_interest",
        "amount": fen,
        "note": f"第{Quarter.of(day).number}季度结息",
        "bank_slip": world.slip(day),
    }
    world.scribe.enter("other_income", day, values)


def _statement(world: World, quarter: Quarter, day: date) -> None:
    """The bank's balance at the quarter's end; a payment whose papers are missing is named."""
    book = world.scribe.book
    balance = book.totals.bank
    since = quarter.last + DAY
    while since <= day:
        balance -= book.bank_by_day.get(since, 0)
        since += DAY
    values: dict[str, object] = {"date": quarter.last, "paper": world.scribe.paper()}
    if world.under_way is not None and world.under_way[1] <= quarter.last:
        loan, paid = world.under_way
        debt = owed(book.loans[loan], paid, world.terms(book.loans[loan]))
        amount = debt.principal + debt.usage_fee + debt.penalty
        balance += amount
        note = f"{paid.month}月{paid.day}日收到还款，回单未到，下季补录"
        values["differences"] = ({"direction": "in", "amount": amount, "note": note},)
    world.scribe.enter("bank_statement", day, {**values, "balance": balance})


def _farewell(world: World, day: date) -> None:
    """Households that never borrowed move away; what they paid in is given back (R三1)."""
    wanted = max(1, world.plan.members // 150)
    for home in world.joined:
        settled = add_months(home.joined_on, 6) <= day
        if settled and not (home.appetite or home.public or home.standing_for or home.leaving or home.group):
            if not world.scribe.book.members[home.member].shares or home.has_heir:
                continue
            home.leaving = True
            request(world, home, day)
            paid = later(day, world.dice.randint(1, 3))
            world.agenda.at(later(paid, 1), partial(redeem, world, home, day, paid), PAYING)
            wanted -= 1
            if not wanted:
                return


def request(world: World, home: Home, day: date) -> None:
    """The household asks for its shares; it waits its turn in the open."""
    shares = world.scribe.book.members[home.member].shares
    values = {"date": day, "member": home.member, "shares": shares, "paper": world.scribe.paper()}
    world.scribe.enter("redemption_request", day, values)


def redeem(world: World, home: Home, drawn: date, paid: date, day: date) -> None:
    """All its shares are paid back, and the household is gone."""
    member = world.scribe.book.members[home.member]
    values = {
        "date": drawn,
        "member": home.member,
        "shares": member.shares,
        "amount": member.share_fen,
        "method": "transfer",
        "account": home.account,
        "voucher": world.voucher(drawn),
        "paper": world.scribe.paper(),
    }
    world.scribe.enter(
        "share_redemption", day, values, known_later={"paid_on": paid, "bank_slip": world.slip(paid)}
    )
    if home in world.joined:
        world.joined.remove(home)
