"""GUARANTEE-NO-COUNCIL: no serving member of the council guarantees the loan of somebody else."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.guarantee.council import council_households
from hzpub.rulebooks.huzhu.guarantee.signers import group_households, insiders
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

IN_GROUP = N_("{loan} 号申请的联保小组里，{members} 是现任理事的户，不能替别人担保")
OTHER_GROUP = N_("换一个没有现任理事的小组，或改成个人担保，冲正后重新申请")


@rule(
    "GUARANTEE-NO-COUNCIL",
    title=N_("现任理事不替别人担保"),
    clause="R六(1)",
    on=("guarantee", "loan_approval"),
    message=N_("{member} 是现任理事的户，不能替 {borrower} 担保"),
    fix=N_("换一户不在理事会的会员来担保"),
)
def no_council(step: Step, _: Parameters) -> Iterator[Breach]:
    """No council household signs personally, and none but the borrower's own is in the group behind a loan."""
    book, record = step.before, step.record
    loan = book.loans.get(record["application"])
    if loan is None:
        return
    if record.kind.name == "guarantee":
        serving = council_households(book, set(record["guarantors"]) - insiders(book, loan))
        for index, who in enumerate(record["guarantors"]):
            if who in serving:
                yield breach(("guarantors", index), member=who, borrower=loan.borrower)
        return
    households = group_households(book, loan)
    others = council_households(book, households - {loan.borrower}) if loan.borrower in households else ()
    if others:
        yield breach("application", IN_GROUP, OTHER_GROUP, loan=loan.number, members="、".join(others))
