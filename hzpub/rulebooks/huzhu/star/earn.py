"""STAR-EARN: one star for each loan repaid on time; the records count them, nobody awards them."""

from collections.abc import Iterator

from hzpub.base.words import N_, Fact, Label
from hzpub.ledger.replay import Step
from hzpub.ledger.standing import on_time_loans
from hzpub.rulebooks.huzhu.star.counted import counted
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "STAR-EARN",
    title=N_("按时还清一笔，得一颗星"),
    clause="R六(5)",
    on="loan_approval",
    parameters=("star_max", "holiday_shift"),
    message=N_("审批写 {stated} 星，按记录 {borrower} 是 {earned} 星：{loans}"),
    fix=N_("把“当时星级”改成 {earned}；有按时还清的借款没算上，先把那笔还款入账"),
)
def star_earn(step: Step, params: Parameters) -> Iterator[Breach]:
    """An approval states the stars that the household's loans repaid on time have earned so far."""
    stated = step.record["stars"]
    loan = step.before.loans.get(step.record["application"])
    if loan is None or loan.borrower not in step.before.members:
        return
    earned = len(counted(step, params))
    if min(stated, params.star_max) != earned:
        on_time = on_time_loans(step.before, loan.borrower, params.fee_terms)
        numbers: Fact = Label(N_("没有按时还清的借款"))
        if on_time:
            numbers = Label(
                N_("按时还清 {numbers} 号"), (("numbers", "、".join(each.number for each in on_time)),)
            )
        yield breach(at="stars", stated=stated, earned=earned, borrower=loan.borrower, loans=numbers)
