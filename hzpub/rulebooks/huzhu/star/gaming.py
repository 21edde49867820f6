"""STAR-GAMING: a star that came from a tiny or a very short loan is shown when it is used to borrow."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.ledger.book import Loan
from hzpub.ledger.replay import Step
from hzpub.ledger.standing import on_time_loans
from hzpub.rulebooks.huzhu.star.counted import counted
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import WARNING, Breach, breach, rule


@rule(
    "STAR-GAMING",
    title=N_("太小、太短的借款也得星，要提示"),
    clause=N_("推定"),
    on="loan_approval",
    severity=WARNING,
    parameters=("star_min_amount", "star_min_days", "star_max"),
    message=N_("{borrower} 的星里有 {loans} 号借款：不到 {amount}，或者借了不到 {days} 天"),
    fix=N_("星照算；理事会审批时看看这些小额、短期的借款是不是为了攒星"),
)
def farmed_stars(step: Step, params: Parameters) -> Iterator[Breach]:
    """Each loan that earned a counted star was of some size and ran for some time; shorter or smaller is shown."""
    loan = step.before.loans.get(step.record["application"])
    if loan is None:
        return
    if not any(_is_farmed(each, params) for each in counted(step, params)):
        return
    on_time = on_time_loans(step.before, loan.borrower, params.fee_terms)
    real = [each for each in on_time if not _is_farmed(each, params)]
    if len(real) >= min(len(on_time), params.star_max):
        return  # enough stars without the small ones
    yield breach(
        "stars",
        borrower=loan.borrower,
        loans="、".join(each.number for each in on_time if each not in real),
        amount=Yuan(params.star_min_amount),
        days=params.star_min_days,
    )


def _is_farmed(loan: Loan, params: Parameters) -> bool:
    payout, cleared_on = loan.payout, loan.cleared_on
    if payout is None or cleared_on is None:
        return False
    return payout.fen < params.star_min_amount or (cleared_on - payout.paid_on).days < params.star_min_days
