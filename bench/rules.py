"""What each rule costs: processor time per record, while the books go by as they do in a check."""

import gc
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from time import process_time

from hzpub.check.engine import judge_all, table_of
from hzpub.check.walk import TOGETHER
from hzpub.kinds.record import Record
from hzpub.ledger.replay import Step, replay
from hzpub.rulebooks.discovery import Rulebook
from hzpub.rulebooks.parameters import Parameters

GOAL = 25
"""Microseconds of processor time per record for all rules together, however large the fund is."""

Judged = tuple[Step, Parameters]


@dataclass(frozen=True)
class RuleCosts:
    """Microseconds per record: all rules as the check asks them, and each rule on its own."""

    records: int
    all: float
    by_rule: dict[str, float]

    def told(self, larger: "RuleCosts") -> dict[str, object]:
        """Print the figures beside those of a larger fund, and answer them as plain data."""
        met = all(each.all <= GOAL for each in (self, larger))
        growth = larger.all / self.all
        sys.stdout.write(f"\nrules: {self.all:.1f} µs/record at {self.records} records, {larger.all:.1f} at {larger.records} ")
        sys.stdout.write(f"({growth:.2f}x), goal {GOAL}: {'met' if met else 'not met'}; dearest (µs/record): ")
        sys.stdout.write(", ".join(f"{name} {cost:.2f}" for name, cost in self.dearest()) + "\n")
        return {
            "dearest": {name: round(cost, 2) for name, cost in self.dearest()},
            "goal": GOAL,
            "growth": round(growth, 2),
            "larger": {"records": larger.records, "us_per_record": round(larger.all, 2)},
            "met": met,
            "records": self.records,
            "us_per_record": round(self.all, 2),
        }

    def dearest(self, count: int = 3) -> list[tuple[str, float]]:
        """The rules that cost most, dearest first."""
        return sorted(self.by_rule.items(), key=lambda each: (-each[1], each[0]))[:count]


def rule_costs(records: Sequence[Record], rulebook: Rulebook, rounds: int) -> RuleCosts:
    """Judge `records` `rounds` times; of every batch its least time counts."""
    whole, each = 0.0, dict.fromkeys(rulebook.rules, 0.0)
    gc.collect()
    gc.disable()
    for batch in _batches(judged(records, rulebook)):
        whole += min(_time_all(batch, rulebook) for _ in range(rounds))
        for name, seconds in _time_each(batch, rulebook, rounds).items():
            each[name] += seconds
    gc.enable()
    count = len(records) / 1e6
    return RuleCosts(len(records), whole / count, {name: seconds / count for name, seconds in each.items()})


def judged(records: Iterable[Record], rulebook: Rulebook) -> Iterator[Judged]:
    """Every step with the parameters that judge it."""
    table = table_of(rulebook, rulebook.fund_type.nothing)
    for step in replay(records, table.versions[0][1].quarter_deadline_days, rulebook.fund_type):
        yield step, table.for_record(step.before, step.record)
        if step.after.fund is not step.before.fund:
            table = table_of(rulebook, step.after)


def _batches(steps: Iterator[Judged]) -> Iterator[list[Judged]]:
    while batch := list(islice(steps, TOGETHER)):
        yield batch


def _time_all(batch: list[Judged], rulebook: Rulebook) -> float:
    _forget(batch)
    start = process_time()
    judge_all(batch, rulebook)
    return process_time() - start


def _time_each(batch: list[Judged], rulebook: Rulebook, rounds: int) -> dict[str, float]:
    """Rules that share what they work out share its time as they would in a check: the first one pays."""
    best: dict[str, float] = {}
    for _ in range(rounds):
        _forget(batch)
        for rule in rulebook.rules.values():
            if (ask := rule.judge) is None:
                continue
            mine = [each for each in batch if not rule.on or each[0].record.kind.name in rule.on]
            start = process_time()
            for step, parameters in mine:
                for _ in ask(step, parameters):
                    pass
            spent = process_time() - start
            best[rule.id] = min(spent, best.get(rule.id, spent))
    return best


def _forget(batch: list[Judged]) -> None:
    """As if no rule had looked at these steps before."""
    for step, _ in batch:
        step.forget()
