"""GOVERN-REPRESENTATIVES: poor households, low-income households and women each have a seat on the board."""

from collections.abc import Iterator

from hzpub.base.words import N_, Label
from hzpub.kinds.vocabulary import OFFICES
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.govern.representatives import REPRESENTING, board, empty_seats, seats_of
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import WARNING, Breach, breach, rule

FULL_BOARD = 5
"""With so many supervisors each of the five seats has a person of its own (R四2); a smaller board doubles up."""
NONE_AT_ALL = N_("监事会没有贫困户、低收入户、妇女的代表")
ELECT_ALL = N_("选监事来当这三种代表，写任职记录")
NOT_ON_BOARD = N_("{person} 不是监事，{office}这个席位不算有人")
MAKE_SUPERVISOR = N_("先写他任监事的任职记录；或请一位监事任{office}")
TOO_MANY = N_("{person} 在监事会占了 {held} 个席位；监事会有 {count} 人，一人最多占 {most} 个")
SPREAD = N_("把代表的席位分给别的监事，写任职或离任记录")


@rule(
    "GOVERN-REPRESENTATIVES",
    title=N_("监事会里有贫困户、低收入户、妇女的代表"),
    clause="R四2",
    on=("charter", "office_appointment", "office_end"),
    severity=WARNING,
    message=N_("监事会没有{office}"),
    fix=N_("选一位监事任{office}，写任职记录"),
)
def represented(step: Step, _: Parameters) -> Iterator[Breach]:
    """Says it once, where a seat stays empty or falls empty, or where one person takes too many seats."""
    record, authority = step.record, step.after.authority
    founding = record.kind.name == "charter"
    before = () if founding else empty_seats(step.before.authority)
    empty = empty_seats(authority)
    if founding and empty == REPRESENTING:
        yield breach("offices", NONE_AT_ALL, ELECT_ALL)
    else:
        for seat in empty:
            if seat not in before:
                yield breach("offices" if founding else "person", office=Label(OFFICES[seat]))
    if record.kind.name == "office_end":
        return
    rows = enumerate(record["offices"]) if founding else ((0, record),)
    count = len(board(authority))
    told: set[str] = set()
    for index, row in rows:
        at: tuple[str | int, ...] = ("offices", index, "person") if founding else ("person",)
        office, person = row["office"], row["person"]
        if office in REPRESENTING and person not in board(authority):
            yield breach(at, NOT_ON_BOARD, MAKE_SUPERVISOR, person=person, office=Label(OFFICES[office]))
        held, most = len(seats_of(authority, person)), 1 if count >= FULL_BOARD else 2
        if held > most and person not in told and office in seats_of(authority, person):
            told.add(person)
            yield breach(at, TOO_MANY, SPREAD, person=person, held=held, count=count, most=most)
