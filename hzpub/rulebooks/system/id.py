"""SYS-ID: every record, household and person has one number, and numbers leave no gap.

The sequence of entries and the names of files are kept by `hzpub.check.entry`, which sees the files.
"""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

TAKEN = N_("{number} 已经有人用了")


@rule(
    "SYS-ID",
    title=N_("一个编号只用一次，挨着往下排"),
    clause=N_("推定"),
    on=("charter", "person", "member"),
    admissible=False,
    message=N_("下一个编号是 {expected}，写的是 {number}"),
    fix=N_("改成 {expected}"),
)
def numbered_in_turn(step: Step, _: Parameters) -> Iterator[Breach]:
    """A new household or person takes the next free number."""
    record, before = step.record, step.before
    if record.kind.name == "member":
        taken, count = record["member"] in before.members, len(before.members)
        yield from _judge(("member",), record["member"], f"M{count + 1:04d}", taken)
    elif record.kind.name == "person":
        taken, count = record["person"] in before.persons, len(before.persons)
        yield from _judge(("person",), record["person"], f"P{count + 1:04d}", taken)
    else:
        seen: set[str] = set()
        for index, row in enumerate(record["people"]):
            at = ("people", index, "person")
            yield from _judge(at, row["person"], f"P{index + 1:04d}", row["person"] in seen)
            seen.add(row["person"])


def _judge(at: tuple[str | int, ...], number: str, expected: str, taken: bool) -> Iterator[Breach]:
    if number != expected:
        yield breach(at, TAKEN if taken else "", number=number, expected=expected)
