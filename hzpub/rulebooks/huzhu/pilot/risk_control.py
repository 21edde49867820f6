"""PILOT-RISK-CONTROL: articles that say how risks are controlled also say how the fund ends, and the other way."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

NO_EXIT = N_("写了风险控制在章程哪一条，没有写退出办法在哪一条")
ADD_EXIT = N_("章程里写上基金怎么退出，再写是哪一条")
NO_CONTROL = N_("写了退出办法在章程哪一条，没有写风险控制在哪一条")
ADD_CONTROL = N_("章程里写上怎么防风险，再写是哪一条")


@rule(
    "PILOT-RISK-CONTROL",
    title=N_("章程写明怎么防风险、怎么退出"),
    clause="S三(四)",
    on="charter",
    message=NO_EXIT,
    fix=ADD_EXIT,
)
def both_articles(step: Step, _: Parameters) -> Iterator[Breach]:
    """Both articles are named, or neither: charters older than the boxes name none (PILOT-RISK-SILENT reminds)."""
    named = [box for box in ("risk_control", "exit_terms") if step.record.get(box)]
    if named == ["risk_control"]:
        yield breach("risk_control")
    elif named == ["exit_terms"]:
        yield breach("exit_terms", NO_CONTROL, ADD_CONTROL)
