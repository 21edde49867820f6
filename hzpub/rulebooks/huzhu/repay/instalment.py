"""REPAY-INSTALMENT: agreed instalments add up to the loan, follow each other, and end on the due day."""

from collections.abc import Iterator
from itertools import pairwise

from hzpub.base.words import N_, Yuan
from hzpub.kinds.record import Record
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

NOT_ALLOWED = N_("本基金不分期，借款到期一次还清")
LEAVE_OUT = N_("删掉“分期还款”；要分期，先由会员大会改规则")
NOT_LATER = N_("第 {row} 期写第 {months} 个月，上一期已经是第 {before} 个月")
IN_ORDER = N_("一期比一期晚，照日子先后写")
LAST_MONTH = N_("最后一期是第 {months} 个月，借期却是 {term} 个月")
END_THERE = N_("最后一期写第 {term} 个月，正是到期那天")


@rule(
    "REPAY-INSTALMENT",
    title=N_("可以分几次还，计划要对得上"),
    clause="S二(二)",
    on="loan_disbursement",
    parameters=("instalments",),
    message=N_("各期本金加起来 {sum}，放款是 {amount}"),
    fix=N_("各期加起来要等于放款金额，一分不差"),
)
def schedule_fits(step: Step, params: Parameters) -> Iterator[Breach]:
    """Sum, order and last month of the schedule; none where the fund does not allow instalments."""
    record = step.record
    rows = record.get("schedule", ())
    if not rows:
        return
    if not params.instalments:
        yield breach("schedule", NOT_ALLOWED, LEAVE_OUT)
        return
    total = sum(row["amount"] for row in rows)
    if total != record["amount"]:
        yield breach("schedule", sum=Yuan(total), amount=Yuan(record["amount"]))
    yield from _months(record)


def _months(record: Record) -> Iterator[Breach]:
    rows = record["schedule"]
    for at, (earlier, row) in enumerate(pairwise(rows), 1):
        if row["months"] <= earlier["months"]:
            facts = {"row": at + 1, "months": row["months"], "before": earlier["months"]}
            yield breach(("schedule", at, "months"), NOT_LATER, IN_ORDER, **facts)
    last = rows[-1]["months"]
    if last != record["months"]:
        at = len(rows) - 1
        yield breach(("schedule", at, "months"), LAST_MONTH, END_THERE, months=last, term=record["months"])
