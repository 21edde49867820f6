"""SEAL-INFLOW: money comes in against a repayment notice of the council; a missing one is written afterwards."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import WARNING, Breach, breach, rule


@rule(
    "SEAL-INFLOW",
    title=N_("还款要有理事会的还款通知单"),
    clause="R六(3)",
    on="loan_repayment",
    severity=WARNING,
    message=N_("{loan} 号借款的这笔还款没有写还款通知单号"),
    fix=N_("请理事会补开还款通知单，留在纸面材料里；以后还款先开通知单"),
)
def paid_against_notice(step: Step, _: Parameters) -> Iterator[Breach]:
    """A repayment names the notice against which it was paid in."""
    if not step.record.get("notice", ""):
        yield breach(loan=step.record["loan"])
