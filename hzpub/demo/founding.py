"""How the fund begins: charter, founding meeting, households that join, groups that form.

In:    the world before its first record.   Out: records, and households that may borrow.
Never: lends, and never puts a household of an office holder into a group.
"""

from datetime import date
from functools import partial

from hzpub.demo import fortunes, mishaps
from hzpub.demo.agenda import GOVERNING, JOINING, RECEIVING
from hzpub.demo.bankdays import later, on_or_after, within
from hzpub.demo.people import BOARD, COUNCIL, TOWNSHIP, Home
from hzpub.demo.world import (
    BANK,
    COUNTY,
    FOUNDED,
    FUND_NAME,
    TOWNSHIP_NAME,
    USUAL_MEMBERS,
    VILLAGE,
    YUAN,
    World,
)

GROUP_SIZE = 5
SHARE = 500 * YUAN
_FOUNDING_PERMILLE, _MOST_JOINING, _MOST_FOUNDING = 640, 90, 110
_LISTS = {
    "poor": "2023年底建档立卡贫困户名单",
    "low_income": "2023年低收入户核定名单",
    "ordinary": "村委会2023年底户籍册",
}
_OFFICES = (
    ("chair", COUNCIL[0]),
    ("accountant", COUNCIL[1]),
    ("cashier", COUNCIL[2]),
    ("council_member", COUNCIL[3]),
    ("council_member", COUNCIL[4]),
    ("council_custodian", COUNCIL[3]),
    ("supervisors_head", BOARD[0]),
    ("supervisors_deputy", BOARD[1]),
    ("supervisor", BOARD[2]),
    ("supervisor", BOARD[3]),
    ("supervisor", BOARD[4]),
    ("township_head", TOWNSHIP[0]),
    ("township_accountant", TOWNSHIP[1]),
    ("poor_representative", BOARD[2]),
    ("low_income_representative", BOARD[3]),
    ("women_representative", BOARD[4]),
)
_SEALING = (*COUNCIL[:3], "council", *BOARD, *TOWNSHIP)


def found(world: World) -> None:
    """Put the founding day and all joining into the diary."""
    world.agenda.at(FOUNDED, partial(_charter, world), GOVERNING)
    world.agenda.at(FOUNDED, partial(_founding_meeting, world), GOVERNING)
    homes = list(world.homes.values())
    first = min(len(homes) * _FOUNDING_PERMILLE // 1000, _MOST_FOUNDING)
    waves = [homes[:first]]
    rest = homes[first:]
    if rest:
        months = max(1, world.plan.months * 6 // 10)
        size = min(_MOST_JOINING, max(1, -(-len(rest) // months)))
        waves += [rest[at : at + size] for at in range(0, len(rest), size)]
    for index, wave in enumerate(waves[: world.plan.months]):
        days = within(max(world.month(index), date(2024, 1, 8)), world.month(index).replace(day=26))
        for place, home in enumerate(wave):
            day = days[place * len(days) // len(wave)]
            world.agenda.at(day, partial(_join, world, home), JOINING)
        world.agenda.at(later(days[-1], 1), partial(_form_groups, world), JOINING)


def _charter(world: World, day: date) -> None:
    scribe, plan = world.scribe, world.plan
    people: list[dict[str, str]] = []
    names = world.names_by_person()
    for person in (*COUNCIL, *BOARD, *TOWNSHIP):
        name = names[person]
        people.append({"person": person, "name_hold": scribe.hold(person, "name", name)})
    scribe.enter(
        "charter",
        day,
        {
            "date": day,
            "fund_name": FUND_NAME,
            "village": VILLAGE,
            "township": TOWNSHIP_NAME,
            "county": COUNTY,
            "fund_kind": "key_village",
            "fiction": "yes",
            "commit_signatures": plan.commit_signatures,
            "bank": BANK,
            "bank_kind": "rural_cooperative",
            "account_holder": "township_finance",
            "account_hold": scribe.hold("fund", "account", "YX0000000000"),
            "hotline": "0793-1234567",
            "local_speciality": "百合种植和加工",
            "village_households": 2 * plan.members + 62,
            "risk_control": "第六章第三十二条",
            "exit_terms": "第八章第四十条",
            "articles": scribe.paper("articles"),
            "rules": scribe.paper("rules"),
            "people": tuple(people),
            "offices": tuple({"office": office, "person": person} for office, person in _OFFICES),
            "keys": tuple({"holder": holder, "key": scribe.keys.make(holder)} for holder in _SEALING),
            "parameters": ({"name": "dividend_policy", "value": "paid", "authority": "云扶办〔2023〕41号"},),
        },
    )


def _founding_meeting(world: World, day: date) -> None:
    invited = world.plan.members + world.dice.randint(4, 20)
    values = {
        "date": day,
        "assembly": "founding",
        "entitled": invited,
        "present": invited * world.dice.randint(84, 95) // 100,
        "resolution": "成立互助会，通过互助章程和管理办法，选举产生第一届理事会和监事会",
        "paper": world.scribe.paper(),
    }
    world.scribe.enter("meeting", day, values)


def _join(world: World, home: Home, day: date) -> None:
    """Four papers on one morning: the person, the household, its account, its share money."""
    if day >= world.ending_on:
        return
    scribe = world.scribe
    if home.person not in scribe.book.persons:
        hold = scribe.hold(home.person, "name", home.name)
        scribe.enter("person", day, {"date": day, "person": home.person, "name_hold": hold})
    values = {
        "date": day,
        "member": home.member,
        "person": home.person,
        "village_group": home.village_group,
        "household_class": home.household_class,
        "class_list": _LISTS[home.household_class],
        "paper": scribe.paper(),
    }
    scribe.enter("member", day, values)
    hold = scribe.hold(home.member, "account", f"YX{int(home.member[1:]):010}")
    account = {
        "date": day,
        "member": home.member,
        "bank": BANK,
        "account_hold": hold,
        "paper": scribe.paper(),
    }
    home.account = scribe.enter("member_account", day, account).number
    if fortunes.joins_without_paying(world, home, day):
        return
    subscribe(world, home, home.shares, day)
    home.joined_on = day
    world.joined.append(home)
    if home.appetite == 1 and world.dice.randrange(3) == 0:
        more = on_or_after(world.month(world.dice.randint(6, 18)).replace(day=9))
        if day < more <= world.last_day:
            world.agenda.at(more, partial(subscribe, world, home, 1), RECEIVING)


def subscribe(world: World, home: Home, shares: int, day: date) -> None:
    """The household pays for ``shares`` shares, unless it is about to leave."""
    if home.leaving or day >= world.ending_on:
        return
    values = {
        "date": day,
        "member": home.member,
        "shares": shares,
        "amount": shares * SHARE,
        "bank_slip": world.slip(day),
    }
    world.scribe.enter("share_subscription", day, values)


def _form_groups(world: World, day: date) -> None:
    """Neighbours that want to borrow sit down in fives; who is left over waits for the next wave."""
    waiting = [
        home
        for home in world.joined
        if home.appetite and not home.group and int(home.member[1:]) % 7  # every seventh prefers a guarantor
    ]
    waiting.sort(key=lambda home: (home.village_group, home.member))
    for at in range(0, len(waiting) - GROUP_SIZE + 1, GROUP_SIZE):
        group = waiting[at : at + GROUP_SIZE]
        members = tuple(home.member for home in group)
        leader = world.dice.choice(members)
        values = {"date": day, "members": members, "leader": leader, "paper": world.scribe.paper()}
        number = world.scribe.enter("joint_liability_group", day, values).number
        for home in group:
            home.group, home.group_number = members, number
    rest = waiting[len(waiting) // GROUP_SIZE * GROUP_SIZE :]
    is_usual = world.plan.members >= USUAL_MEMBERS
    if is_usual and len(rest) == GROUP_SIZE - 1 and mishaps.first(world, "group of four"):
        fortunes.four_may_do(world, rest, day)
