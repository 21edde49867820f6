"""ELIGIBLE-NO-OVERDUE: a household that is behind with one loan is not given another."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.arrears.liability import DECIDING, household_at, loan_at, overdue, own_at_issue
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "ELIGIBLE-NO-OVERDUE",
    title=N_("自己有借款逾期，不能再借"),
    clause=N_("推定"),
    on=DECIDING,
    parameters=("holiday_shift",),
    message=N_("{borrower} 的 {loan} 号借款应在 {due}还清，到 {day}还欠本金 {owed}"),
    fix=N_("先还清 {loan} 号借款再办；已经还了的，先把还款入账"),
)
def no_overdue(step: Step, params: Parameters) -> Iterator[Breach]:
    """On the day of the approval and of the pay-out no other loan of the household is overdue."""
    household, this, day = household_at(step), loan_at(step), step.record.day
    if household is None:
        return
    at = "application" if step.record.kind.name == "loan_approval" else "borrower"
    for loan in own_at_issue(step.before, household, day):
        if (
            loan is not this
            and (owed := overdue(loan, day, params.fee_terms))
            and loan.payout is not None
        ):
            yield breach(
                at=at,
                borrower=household.number,
                loan=loan.number,
                due=owed.due,
                day=day,
                owed=Yuan(owed.fen),
            )
