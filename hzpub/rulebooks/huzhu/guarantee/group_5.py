"""GUARANTEE-GROUP-5: in principle five households stand behind a group loan; three is the form's own minimum."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.guarantee.council import council_households
from hzpub.rulebooks.huzhu.guarantee.signers import group_households
from hzpub.rulebooks.huzhu.guarantee.standing import short_since
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "GUARANTEE-GROUP-5",
    title=N_("联保小组原则上五户一组"),
    clause="R六(1)",
    on="loan_approval",
    parameters=("group_size",),
    in_principle=True,
    message=N_("{group} 号联保小组有 {count} 户，原则上要 {size} 户"),
    fix=N_("凑齐 {size} 户再批；凑不齐的，理事会和监事会先为 {group} 号记录写一条例外批准"),
)
def group_of_five(step: Step, params: Parameters) -> Iterator[Breach]:
    """The group behind an approval has `group_size` households; an exception names the group's record.

    The form of a group takes no fewer than three households and none twice, with or without an exception.
    A group that had enough and lost some is GUARANTEE-REFILL's.
    """
    book = step.before
    loan = book.loans.get(step.record["application"])
    if loan is None:
        return
    households = group_households(book, loan)
    if (count := len(households)) == params.group_size:
        return
    if loan.borrower not in households or council_households(book, households - {loan.borrower}):
        return  # one cause: GUARANTEE-REQUIRED or GUARANTEE-NO-COUNCIL says it
    if short_since(book, book.groups[loan.group], params.group_size) is not None:
        return
    yield breach("application", case=loan.group, group=loan.group, count=count, size=params.group_size)
