"""ARREARS-GUARANTOR-SUSPEND: who stands for an overdue loan gets no loan until it is cleared."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.arrears.liability import DECIDING, household_at, overdue, stood_for_at_issue
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "ARREARS-GUARANTOR-SUSPEND",
    title=N_("担保的借款逾期没还清，担保户不能借款"),
    clause="R六(2)",
    on=DECIDING,
    parameters=("holiday_shift",),
    message=N_("{household} 担保的 {loan} 号借款（{debtor}）应在 {due}还清，到 {day}还欠本金 {owed}"),
    fix=N_("等 {loan} 号借款还清再办；已经还了的，先把还款入账"),
)
def guarantor_suspended(step: Step, params: Parameters) -> Iterator[Breach]:
    """On the day of the approval and of the pay-out nothing the household stands for is overdue."""
    household, day = household_at(step), step.record.day
    if household is None:
        return
    at = "application" if step.record.kind.name == "loan_approval" else "borrower"
    for loan in stood_for_at_issue(step.before, household, day):
        if (owed := overdue(loan, day, params.fee_terms)) and loan.payout is not None:
            yield breach(
                at=at,
                household=household.number,
                loan=loan.number,
                debtor=loan.borrower,
                due=owed.due,
                day=day,
                owed=Yuan(owed.fen),
            )
