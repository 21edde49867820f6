"""NOTICE-FIGURES: a quarter's notice says what the books say, and the quarters follow one another."""

from collections.abc import Iterator

from hzpub.base.months import Quarter
from hzpub.base.words import N_, Label, Yuan
from hzpub.kinds import all_kinds
from hzpub.ledger.book import Book
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "NOTICE-FIGURES",
    title=N_("公示的数就是账上的数，一季接着一季"),
    clause="R六(3)",
    on="notice",
    message=N_("“{box}”写 {written}，账上{quarter}末是 {computed}"),
    fix=N_("照账上的数写；数不对的，先查清楚、补录或冲正，再结清这一季"),
)
def notice_figures(step: Step, _: Parameters) -> Iterator[Breach]:
    """Four figures equal the books at the end of the quarter; the quarter is over and the next in turn."""
    record, quarter = step.record, step.record["quarter"]
    if record.date <= quarter.last:
        yield breach(
            "quarter",
            N_("{quarter}到{last}才完，公示的日期是{day}"),
            N_("季度完了再结账公示"),
            quarter=quarter.label,
            last=quarter.last,
            day=record.date,
        )
    if quarter in step.before.affairs.notices:
        message, fix = N_("{quarter}已经有公示（{number} 号）"), N_("一季只公示一次；数变了的，记到下一季")
        yield breach("quarter", message, fix, quarter=quarter.label, number=step.before.affairs.notices[quarter])
    elif quarter != (turn := _next(step.before)):
        message, fix = N_("该公示的是{turn}，不是{quarter}"), N_("从最早没有公示的一季起，一季一季来")
        yield breach("quarter", message, fix, turn=turn.label, quarter=quarter.label)
    totals = step.before.totals_at(quarter)
    for box, fen in (
        ("bank", totals.bank),
        ("loans", totals.loans),
        ("fund_total", totals.fund),
        ("payables", totals.payables),
    ):
        if record[box] != fen:
            label = Label(all_kinds()["notice"].box(box).label)
            written, computed = Yuan(record[box]), Yuan(fen)
            yield breach(box, box=label, quarter=quarter.label, written=written, computed=computed)


def _next(book: Book) -> Quarter:
    """The quarter whose turn it is: after the last one posted, or that of the founding."""
    if book.affairs.notices:
        return max(book.affairs.notices).next()
    return Quarter.of(book.fund.founded if book.fund else book.entered)
