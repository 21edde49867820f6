"""CAPITAL-IDENTITY: after every record, what the fund has equals what it belongs to."""

from collections.abc import Iterator

from hzpub.base.words import N_, Fact, Yuan
from hzpub.ledger.book import Book, Loan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "CAPITAL-IDENTITY",
    title=N_("每一条记录之后，账都要平"),
    clause="R六(3)",
    admissible=False,
    message=N_("账不平：银行存款 {bank} 加借出 {loans}，和互助资金 {fund}、费用 {fee_pool}、应付 {payables} 差 {gap}"),
    fix=N_("这一条不能入账；请把记录和单据交给监事会核对"),
)
def capital_identity(step: Step, _: Parameters) -> Iterator[Breach]:
    """Bank and loans equal fund, fee pool and payables; and the loans are those that households owe."""
    after = step.after.totals
    if after.gap:
        sums: dict[str, Fact] = {name: Yuan(fen) for name, fen in after._asdict().items()}
        yield breach("kind", "", "", "", gap=Yuan(after.gap), **sums)
    if not step.postings:
        return
    lent = after.loans - step.before.totals.loans
    loan = step.after.loan_for(_about(step))
    owed = _owed(step.after, loan) - _owed(step.before, loan)
    if lent != owed:
        message = N_("借出互助金在总账上变动 {lent}，各户所欠本金变动 {owed}，差 {gap}")
        fix = N_("核对借款编号和金额：这笔钱没有记到哪一户的借款上")
        at = "target" if step.record.kind.name == "reversal" else "amount"
        yield breach(at, message, fix, lent=Yuan(lent), owed=Yuan(owed), gap=Yuan(lent - owed))


def _about(step: Step) -> str:
    """The record that moved the money, or the one that this one strikes out."""
    number: str = step.record["target"] if step.record.kind.name == "reversal" else step.record.number
    return number


def _owed(book: Book, loan: Loan | None) -> int:
    """Principal owed on the loan as `book` knows it, in fen."""
    known = book.loans.get(loan.number) if loan else None
    return known.outstanding if known else 0
