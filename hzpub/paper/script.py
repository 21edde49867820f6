"""What to read out over the loudspeaker, or to send to the village's group: plain sentences, no names.

In:    a `Posting`.   Out: text.
Never: names a household or a person.
"""

from collections.abc import Iterator

from hzpub.base.shares import percent
from hzpub.base.words import N_
from hzpub.paper.edition import Edition
from hzpub.reports.posting import Posting


def script(edition: Edition, posted: Posting) -> str:
    """The notice of one quarter as text to be read aloud, a sentence on each line."""
    return "\n".join(_lines(edition, posted)) + "\n"


def _lines(edition: Edition, posted: Posting) -> Iterator[str]:
    report, yuan, head = posted.report, edition.yuan, edition.head
    bank, lending = report.bank, report.lending
    yield edition(N_("各位乡亲：现在播报{fund} {quarter}的账。"), fund=head.name, quarter=report.quarter.label)
    if head.is_fiction:
        yield edition(N_("这是示范，人和印章都是虚构的。"))
    if not report.is_over:
        yield edition(N_("本季还没有结束，账算到 {day}。"), day=report.last_day)
    line = N_("账上季初有 {opening}，这一季收进 {money_in}，付出 {money_out}，现在有 {closing}。")
    sums = {"opening": bank.opening, "money_in": bank.money_in, "money_out": bank.money_out, "closing": bank.closing}
    yield edition(line, **{name: yuan(fen) for name, fen in sums.items()})
    yield edition(N_("和银行的账对上了吗：{state}"), state=report.statement.state_label) + edition(N_("。"))
    line = N_("这一季放款 {loans} 笔，{households} 户，共 {paid}；收回本金 {repaid}。")
    counts = {"loans": lending.loans, "households": lending.households}
    yield edition(line, **counts, paid=yuan(lending.paid_out), repaid=yuan(lending.repaid))
    line = N_("借在外面的有 {closing}，占总额 {share}，规定最多 {limit}。")
    yield edition(line, closing=yuan(lending.closing), share=percent(lending.lent), limit=percent(lending.limit))
    yield edition(N_("收占用费 {fees}，违约金 {penalties}。"), fees=yuan(report.usage_fees), penalties=yuan(report.penalties))
    if report.overdue:
        line = N_("到期没有还的有 {count} 笔，本金共 {fen}，请早点还上。")
        yield edition(line, count=len(report.overdue), fen=yuan(report.overdue_fen))
    else:
        yield edition(N_("没有逾期的借款。"))
    line = N_("这一季更正 {corrections} 处，补录 {late} 条，违规 {breaches} 件，都写在公示上。")
    counts = {"corrections": len(report.corrections), "late": len(report.late), "breaches": len(report.breaches)}
    yield edition(line, **counts)
    if posted.review is not None:
        yield edition(N_("监事会 {day}审核过这一季的账。"), day=posted.review.date)
    yield edition(N_("每一笔都贴在公示栏上。觉得哪里不对，打监督电话 {hotline}。"), hotline=head.hotline)
    line = N_("{quarter}公示最晚 {due}贴出；过了这天还是这一张，就是过期了。")
    yield edition(line, quarter=posted.next_quarter.label, due=posted.next_due)
