"""What happens in a village in two years: gifts to poor households, a death, a resignation, a changed mind.

In:    the months of the fund.   Out: one record or two of each such kind.
Never: happens twice; befalls a household of an office holder.
"""

from datetime import date
from functools import partial

from hzpub.demo import founding
from hzpub.demo.agenda import GOVERNING, RECEIVING
from hzpub.demo.bankdays import later, on_or_after
from hzpub.demo.elections import appoint, meet
from hzpub.demo.mishaps import first
from hzpub.demo.people import COUNCIL, TOWNSHIP, Home
from hzpub.demo.world import YUAN, Case, World

_REFERRED = 5000 * YUAN
_GIVEN, _DEFERRED, _EVERY = 4, 7, 9
"""Of nine poor households that join, which gets a gift share, and which pays later."""


def befall(world: World) -> None:
    """Put what fate has in store into the diary."""
    fates = (
        *((month, day, _refer) for month in (2, 3) for day in (5, 9, 12, 16, 19, 23, 26)),
        (13, 9, _class_change),
        (15, 11, _succession),
        (16, 10, _new_group),
        (18, 10, _resign),
        (20, 9, _milder),
    )
    for month, day_of_month, act in fates:
        day = on_or_after(world.month(month).replace(day=day_of_month))
        if later(day, 20) <= world.last_day and day < world.ending_on:
            world.agenda.at(day, partial(act, world), GOVERNING)


def joins_without_paying(world: World, home: Home, day: date) -> bool:
    """A poor household receives a gift share, or may pay its own later."""
    place = int(home.member[1:]) % _EVERY
    if home.household_class != "poor" or home.public:
        return False
    if world.plan.ends and first(world, "gift"):
        place = _GIVEN
    if place not in (_GIVEN, _DEFERRED):
        return False
    scribe = world.scribe
    if place == _GIVEN:
        values = {"date": day, "member": home.member, "form": "gift", "shares": 1, "document": "云财扶〔2024〕3号"}
        scribe.enter("gift_share", day, values | {"paper": scribe.paper()})
        home.joined_on = day
        world.joined.append(home)
        return True
    pay_by = on_or_after(world.month(world.months_since_founding(day) + 5).replace(day=20))
    paid = later(pay_by, -0) if pay_by <= min(world.last_day, world.ending_on) else None
    if paid is None:
        return False
    values = {"date": day, "member": home.member, "shares": home.shares, "pay_by": pay_by, "paper": scribe.paper()}
    scribe.enter("share_deferral", day, values)
    world.agenda.at(on_or_after(pay_by.replace(day=3)), partial(_pays, world, home), RECEIVING)
    return True


def _pays(world: World, home: Home, day: date) -> None:
    founding.subscribe(world, home, home.shares, day)
    home.joined_on = day
    world.joined.append(home)


def four_may_do(world: World, homes: list[Home], day: date) -> None:
    """Four households form a group; council and supervisors agree beforehand that it may back loans."""
    members = tuple(home.member for home in homes)
    values = {"date": day, "members": members, "leader": members[0], "paper": world.scribe.paper()}
    number = world.scribe.enter("joint_liability_group", day, values).number
    why = {"rule": "GUARANTEE-GROUP-5", "target": number, "reason": "剩下的四户都种百合，互相知根知底"}
    world.scribe.enter("exception", day, {"date": day, **why})
    for home in homes:
        home.group, home.group_number, home.appetite = members, number, 1


def refuses(world: World, case: Case, day: date) -> bool:
    """Once the council says no, and why."""
    if world.months_since_founding(day) < 6 or case.home.household_class != "ordinary" or not first(world, "refusal"):
        return False
    reason = "项目还没有场地，落实以后再申请"
    values = {"date": day, "application": case.application, "reason": reason, "paper": world.scribe.paper()}
    world.scribe.enter("loan_refusal", day, values)
    case.home.borrowing = False
    world.promised -= case.asked
    if case.mode == "personal":
        for backer in case.backers:
            world.homes[backer].standing_for = ""
    return True


def _plain(world: World) -> list[Home]:
    """Households to which something may happen."""
    return [home for home in world.joined if not (home.public or home.leaving or home.has_heir)]


def _refer(world: World, day: date) -> None:
    """When the fund is short, a member is recommended to the bank."""
    totals = world.scribe.book.totals
    if min(totals.fund * 9 // 10 - totals.loans, totals.bank) >= _REFERRED or not first(world, "referral"):
        return
    for home in _plain(world):
        if home.appetite and home.household_class == "ordinary":
            values = {"date": day, "member": home.member, "amount": _REFERRED, "rated": "yes", "purpose": "扩大养殖"}
            world.scribe.enter("bank_referral", day, values | {"paper": world.scribe.paper()})
            return


def _class_change(world: World, day: date) -> None:
    """A household that got by is no longer on the list of the poor."""
    for home in _plain(world):
        if home.household_class == "poor" and world.scribe.book.members[home.member].shares:
            home.household_class = "low_income"
            values = {"date": day, "member": home.member, "household_class": "low_income"}
            why = {"class_list": "2024年底动态调整名单", "paper": world.scribe.paper()}
            world.scribe.enter("household_class_change", day, values | why)
            return


def _succession(world: World, day: date) -> None:
    """A head of household dies while owing; the family goes on."""
    owing = [home for home in _plain(world) if world.scribe.book.open_loans(home.member)]
    for home in (owing or _plain(world))[:1]:
        scribe = world.scribe
        person = f"P{len(world.homes) + len(TOWNSHIP) + 1:04}"
        world.heirs[home.person] = home.name
        home.name, home.has_heir = world.new_name(), True
        hold = scribe.hold(person, "name", home.name)
        scribe.enter("person", day, {"date": day, "person": person, "name_hold": hold})
        values = {"date": day, "member": home.member, "person": person, "cause": "death", "paper": scribe.paper()}
        scribe.enter("succession", day, values)
        home.person = person


def _new_group(world: World, day: date) -> None:
    """A group that owes nothing takes another household in place of one that borrows no more."""
    free = [home for home in _plain(world) if not (home.group or home.standing_for or home.borrowing)]
    for home in _plain(world):
        group = [world.homes[member] for member in home.group]
        busy = any(each.borrowing or each.leaving or each.public for each in group)
        if not group or busy or not free:
            continue
        leaving, coming = group[-1], free[0]
        members = (*home.group[:-1], coming.member)
        values = {"date": day, "group": home.group_number, "members": members, "leader": members[0]}
        why = {"reason": "一户不再借款，换进一户", "paper": world.scribe.paper()}
        number = world.scribe.enter("group_change", day, values | why).number
        leaving.group, leaving.group_number, leaving.appetite = (), "", 0
        for each in (*group[:-1], coming):
            each.group, each.group_number = members, number
        return


def _resign(world: World, day: date) -> None:
    """A council member steps down; two weeks later the members elect another."""
    values = {"date": day, "office": "council_member", "person": COUNCIL[4], "reason": "外出务工，本人辞职"}
    world.scribe.enter("office_end", day, values, sealers=("supervisors", "township_finance"))
    world.agenda.at(later(day, 9), partial(_replace, world), GOVERNING)


def _replace(world: World, day: date) -> None:
    meeting = meet(world, "election", "补选一名理事", day)
    serving = world.scribe.book.authority
    person = next(each for each in COUNCIL if not serving.offices_of(each))
    appoint(world, "council_member", person, meeting, day)


def _milder(world: World, day: date) -> None:
    """The members lower the penalty for loans approved from now on."""
    meeting = meet(world, "members", "违约金从每月5‰降到每月4‰，以前批的借款照旧", day)
    values = {
        "date": day,
        "meeting": meeting,
        "reason": "逾期的多是一时困难的户",
        "parameters": ({"name": "penalty", "value": "4.0", "authority": "会员大会决议"},),
        "paper": world.scribe.paper(),
    }
    world.changed = world.scribe.enter("rulebook_change", day, values).number
