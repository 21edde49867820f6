"""No rule's work grows with the fund: counted in calls, which no other program on the machine can change."""

import gc
import sys
from collections import Counter
from collections.abc import Sequence
from functools import cache
from types import FrameType
from typing import Any

import pytest

from bench.rules import judged
from hzpub.demo import invent
from hzpub.rulebooks.discovery import mutual_aid

YEARS, HOUSEHOLDS, A_MONTH = 2, 40, 30
GROWTH = 1.3


@cache
def calls_by_rule(times: int, kind: str) -> dict[str, float]:
    """Calls per judged record of `kind` in a fund `times` as large, for each rule that looks at this kind.

    Only records of the second year count: by then the fund lives as it does ever after.
    """
    rulebook, calls, count = mutual_aid(), Counter[str](), 0
    records = [each.record for each in invent(1, 12 * YEARS, HOUSEHOLDS * times, A_MONTH * times)]
    for step, parameters in judged(records, rulebook):
        if step.record.kind.name != kind or step.record.number < f"{len(records) // 2:06}":
            continue
        count += 1
        for rule, judge in rulebook.judges_of(kind):
            calls[rule.id] += calls_in(judge, (step, parameters))
    return {name: total / count for name, total in calls.items()}


def calls_in(judge: Any, asked: Sequence[Any]) -> int:
    """How many functions, of Python or C, are called until the judge is done; iterations of generators count as well."""
    seen = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal seen
        seen += event in ("call", "c_call")

    gc.disable()
    sys.setprofile(note)
    try:
        list(judge(*asked))
    finally:
        sys.setprofile(None)
        gc.enable()
    return seen


@pytest.mark.parametrize(
    "kind",
    ["loan_application", "guarantee", "loan_approval", "loan_disbursement", "loan_repayment", "project_progress"],
)
def test_a_rule_asks_no_more_of_a_record_in_a_fund_four_times_as_large(kind: str) -> None:
    small, large = calls_by_rule(1, kind), calls_by_rule(4, kind)
    grown = {name: (small[name], calls) for name, calls in large.items() if calls > GROWTH * small[name] + 1}
    assert grown == {}
    assert len(large) >= 7
