"""GOVERN-RECUSE: nobody decides on a loan to his own household."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.govern.seats import recused
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "GOVERN-RECUSE",
    title=N_("自家的借款，自己不表决"),
    clause=N_("推定"),
    on="loan_approval",
    message=N_("{person} 是借款户 {borrower} 的户主（或原户主），不能表决自家的借款"),
    fix=N_("从同意的名单里去掉 {person}，由其他理事和监事会主任决定"),
)
def recuse(step: Step, _: Parameters) -> Iterator[Breach]:
    """Whoever heads the borrowing household, or headed it before a succession, is not among those in favour."""
    record = step.record
    own = recused(step, record["in_favour"])
    for index, person in enumerate(record["in_favour"]):
        if person in own:
            loan = step.before.loans[record["application"]]
            yield breach(("in_favour", index), person=person, borrower=loan.borrower)
