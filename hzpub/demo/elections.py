"""Meetings, and every third year a new council with new keys.

In:    the months of the fund.   Out: meetings, appointments, keys granted and revoked.
Never: leaves an office empty, seats anybody in council and supervisory board, revokes a key still in use.

Chair, accountant and keeper of the council's seal change between two sets of people; cashier and the second
member stay, so that the desk is never without somebody who knows it.
"""

from datetime import date
from functools import partial

from hzpub.demo.agenda import GOVERNING
from hzpub.demo.bankdays import later, on_or_after
from hzpub.demo.people import COUNCIL, SUCCESSORS
from hzpub.demo.world import World

_FIRST_ELECTION, _TERM = 12, 36
_SETS = ((COUNCIL[0], COUNCIL[1], COUNCIL[3]), SUCCESSORS)
SEALING = ("supervisors", "township_finance")


def govern(world: World) -> None:
    """Put a members' meeting each half-year, and the elections, into the diary."""
    for month in range(6, world.plan.months, 6):
        if month % 12 == 6:
            day = on_or_after(world.month(month).replace(day=8))
            world.agenda.at(
                day, partial(meet, world, "members", "听取半年工作和资金运行情况报告，通过"), GOVERNING
            )
    for turn, month in enumerate(range(_FIRST_ELECTION, world.plan.months, _TERM)):
        day = on_or_after(world.month(month).replace(day=8))
        world.agenda.at(day, partial(_elect, world, turn), GOVERNING)


def meet(world: World, assembly: str, resolution: str, day: date) -> str:
    """A meeting is held; answers its record's number."""
    entitled = len(world.joined) or len(world.homes)
    if assembly == "representatives":
        entitled = max(9, entitled // 4)
    elif assembly == "council":
        entitled = len(COUNCIL)
    values = {
        "date": day,
        "assembly": assembly,
        "entitled": entitled,
        "present": entitled * world.dice.randint(78, 94) // 100,
        "resolution": resolution,
        "paper": world.scribe.paper(),
    }
    return world.scribe.enter("meeting", day, values).number


def _elect(world: World, turn: int, day: date) -> None:
    ordinal = ("二", "三", "四", "五", "六", "七", "八", "九")
    term = f"第{ordinal[turn]}届" if turn < len(ordinal) else "新一届"
    meet(world, "election", f"选举产生{term}理事会，监事会留任", day)
    world.agenda.at(later(day, 2), partial(_hand_over, world, turn, world.scribe.book.number), GOVERNING)


def _hand_over(world: World, turn: int, meeting: str, day: date) -> None:
    """One morning: keys for the new, offices pass, the council's seal is made anew, old keys end."""
    keys = world.scribe.keys
    leaving, coming = _SETS[turn % 2], _SETS[(turn + 1) % 2]
    ending = [(holder, keys.current(holder), "left_office") for holder in leaving[:2]]
    ending.append(("council", keys.current("council"), "replaced"))
    for holder in coming[:2]:
        grant(world, holder, day)
    for office, person in zip(("chair", "accountant"), coming, strict=False):
        appoint(world, office, person, meeting, day)
    ended = {"date": day, "office": "council_member", "person": leaving[2], "reason": "换届"}
    world.scribe.enter("office_end", day, ended, sealers=SEALING)
    appoint(world, "council_member", coming[2], meeting, day)
    grant(world, "council", day, custodian=coming[2])
    for holder, key, cause in ending:
        values = {"date": day, "holder": holder, "key": key, "cause": cause, "note": "换届"}
        world.scribe.enter("key_revocation", day, values, sealers=SEALING)


def grant(
    world: World,
    holder: str,
    day: date,
    custodian: str = "",
    reason: str = "换届",
    sealers: tuple[str, str] = SEALING,
) -> None:
    """Somebody, or the council, gets a new key; `sealers` are two bodies to which the holder does not belong."""
    values = {"date": day, "holder": holder, "key": world.scribe.keys.make(holder), "reason": reason}
    if custodian:
        values["custodian"] = custodian
    world.scribe.enter("key_grant", day, values, sealers=sealers)


def appoint(world: World, office: str, person: str, meeting: str, day: date) -> None:
    """Somebody takes an office that a meeting gave her."""
    values = {"date": day, "office": office, "person": person, "meeting": meeting}
    world.scribe.enter("office_appointment", day, values, sealers=SEALING)
