"""GUARANTEE-ONE-LOAN: in principle a member personally guarantees for one household at a time."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.book import Book, Loan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.guarantee.signers import insiders, personal_signers
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "GUARANTEE-ONE-LOAN",
    title=N_("一户会员原则上只替一户个人担保"),
    clause="R六(1)",
    on="loan_approval",
    parameters=("max_guaranteed_households",),
    in_principle=True,
    message=N_("{member} 个人担保的有 {households}，共 {count} 户，原则上最多 {most} 户"),
    fix=N_("换一户会员来担保，或等前面的借款还清；确有需要的，先为 {loan} 号申请写一条例外批准"),
)
def one_household(step: Step, params: Parameters) -> Iterator[Breach]:
    """At an approval, count the households whose live loans each guarantor personally stands for, this one too."""
    book = step.before
    loan = book.loans.get(step.record["application"])
    if loan is None:
        return
    for who in personal_signers(book, loan):
        households = sorted({loan.borrower} | _stands_for(book, who))
        if len(households) > params.max_guaranteed_households:
            yield breach(
                "application",
                case=loan.number,
                member=who,
                households="、".join(households),
                count=len(households),
                most=params.max_guaranteed_households,
                loan=loan.number,
            )


def _stands_for(book: Book, who: str) -> set[str]:
    """Households with a live loan for which `who` signed personally."""
    member = book.members.get(who)
    if member is None:
        return set()
    signed = (book.loans[number] for number in book.answering(who).numbers if number in member.guarantees)
    return {loan.borrower for loan in signed if _is_live(loan) and who not in insiders(book, loan)}


def _is_live(loan: Loan) -> bool:
    """Approved and waiting for its money, or paid out and not fully repaid."""
    return loan.is_open or (loan.approval is not None and loan.payout is None and not loan.withdrawn)
