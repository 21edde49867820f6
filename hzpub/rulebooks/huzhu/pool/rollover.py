"""POOL-ROLLOVER: what is left of a year's fees after its dividend joins the principal, all of it, once."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.ledger.dividends import available, years_dividend
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "POOL-ROLLOVER",
    title=N_("年底剩下的占用费转成本金"),
    clause="R五3③",
    on="surplus_capitalisation",
    parameters=("dividend_policy", "dividend"),
    message=N_("滚存写 {written}，{year} 年的费用池还剩 {rest}"),
    fix=N_("剩多少，滚存多少"),
)
def rollover(step: Step, params: Parameters) -> Iterator[Breach]:
    """The year is over, its dividend declared if one can be paid, and exactly the rest moves, once.

    A fund that is wound up waits for no year's end and declares no more dividends: all that is left is handed back.
    """
    record, book = step.record, step.before
    year, written = record["year"], record["amount"]
    is_ending = book.affairs.winding_up is not None
    if record.day.year <= year and not is_ending:
        message, fix = N_("{year} 年还没有过完，{day} 还不能滚存"), N_("过了 12 月 31 日再滚存")
        yield breach("year", message, fix, year=year, day=record.day)
        return
    if not is_ending and (number := book.pool.capitalised.get(year)) is not None:
        message, fix = N_("{year} 年的结余在 {number} 号已经滚存过"), N_("一年只滚存一次；滚存错了先冲正那一条")
        yield breach("year", message, fix, year=year, number=number)
        return
    if params.dividend_policy == "paid" and year not in book.pool.declared and not is_ending:
        payable = years_dividend(book, year, params.dividend).amount
        if payable:
            message, fix = N_("{year} 年的红利还没有定，可以发 {payable}"), N_("先入账红利分配，剩下的再滚存")
            yield breach("year", message, fix, year=year, payable=Yuan(payable))
            return
    rest = available(book, year)
    if written != rest:
        yield breach("amount", written=Yuan(written), year=year, rest=Yuan(rest))
