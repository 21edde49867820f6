"""DIVIDEND-RATE: a dividend is 3 per mille a month on share money, for whole months; short of that, pro rata."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.ledger.book import Book
from hzpub.ledger.dividends import declared_share, years_dividend
from hzpub.ledger.replay import Step
from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.huzhu.dividend.declaring import in_the_way
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "DIVIDEND-RATE",
    title=N_("红利每月 3‰，按整月算"),
    clause="R五4",
    on=("dividend_declaration", "dividend_payment"),
    parameters=("dividend",),
    message=N_("应发红利写 {written}，逐户算起来是 {computed}"),
    fix=N_("照逐户算出的数改"),
)
def dividend_rate(step: Step, params: Parameters) -> Iterator[Breach]:
    """What is declared is what all households are due and the pool can pay; each row is its household's part."""
    if step.record.kind.name == "dividend_declaration":
        yield from _declared(step, params)
    else:
        yield from _paid(step, params)


def _declared(step: Step, params: Parameters) -> Iterator[Breach]:
    record = step.record
    if in_the_way(step, params) is not None:
        return
    right = years_dividend(step.before, record["year"], params.dividend)
    if record["due"] != right.due:
        yield breach("due", written=Yuan(record["due"]), computed=Yuan(right.due))
    if record["available"] != right.available:
        message, fix = N_("费用池可用写 {written}，账上是 {computed}"), N_("照账上的数改")
        yield breach("available", message, fix, written=Yuan(record["available"]), computed=Yuan(right.available))
    if record["amount"] != right.amount:
        message = N_("决定发放写 {written}，逐户算起来是 {computed}；费用池不够，每户按比例，分以下舍去")
        yield breach("amount", message, written=Yuan(record["amount"]), computed=Yuan(right.amount))


def _paid(step: Step, params: Parameters) -> Iterator[Breach]:
    record, book = step.record, step.before
    total = sum(row["amount"] for row in record["households"])
    if record["amount"] != total:
        message, fix = N_("名单加起来是 {computed}，合计写了 {written}"), N_("合计改成名单加起来的数")
        yield breach("amount", message, fix, written=Yuan(record["amount"]), computed=Yuan(total))
    declared = book.pool.declared.get(record["year"])
    if declared is None:
        return
    rate = _rate_at(book, declared.number, params)
    for index, row in enumerate(record["households"]):
        member = book.members.get(row["member"])
        share = declared_share(member, record["year"], rate, declared) if member else row["amount"]
        if row["amount"] != share:
            message, fix = N_("{member} 的红利写 {written}，算出来是 {computed}"), N_("照这一户的股金和整月改")
            at, written = ("households", index, "amount"), Yuan(row["amount"])
            yield breach(at, message, fix, member=row["member"], written=written, computed=Yuan(share))


def _rate_at(book: Book, declaration: str, params: Parameters) -> int:
    """The rate under which the year was declared; a later change of the numbers does not touch it."""
    fund = book.fund
    if fund is None or fund.changes[-1][0] < declaration:
        return params.dividend
    known = [count for number, count in fund.changes if number < declaration]
    return mutual_aid().parameters_of(fund.parameters[: known[-1] if known else 0]).dividend
