"""LOAN-TERM-MAX: a loan runs from one to twelve months."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "LOAN-TERM-MAX",
    title=N_("借款最长 12 个月"),
    clause="R五3①",
    on=("loan_application", "loan_approval", "loan_disbursement"),
    parameters=("longest_term",),
    message=N_("借期 {months} 个月，最长只能 {longest} 个月"),
    fix=N_("把期限改到 {longest} 个月以内"),
)
def loan_term_max(step: Step, params: Parameters) -> Iterator[Breach]:
    """A loan runs at most `longest_term` months from the day it is paid out."""
    months = step.record["months"]
    if months > params.longest_term:
        yield breach(at="months", months=months, longest=params.longest_term)
