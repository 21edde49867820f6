"""The quarterly notice as it hangs on the board: balances that add up, every loan, who answers for it.

In:    a `Posting`.   Out: a `Sheet` on A4 or A3.
Never: leaves a figure of the page out for want of room; tells what the page does not.
"""

from collections.abc import Iterator

from hzpub.base.shares import percent
from hzpub.base.words import N_
from hzpub.paper.blocks import Blanks, Block, Facts, Heading, Paragraph, Sheet
from hzpub.paper.edition import Edition
from hzpub.paper.notice_tables import balance_table, late_table, moves_table, pools_table, written_off_table
from hzpub.reports.posting import Posting
from hzpub.reports.quarter_objects import QuarterReport


def notice_sheet(edition: Edition, posted: Posting, size: str = "a4") -> Sheet:
    """The sheet of one quarter; `size` is "a4" or "a3"."""
    report = posted.report
    page = f"quarters/{report.quarter}.html"
    return Sheet(
        frame=edition.frame(),
        title=edition(N_("{quarter}资金运行情况公示"), quarter=report.quarter.label),
        subtitle=edition(N_("{first} 至 {last}"), first=report.first_day, last=report.last_day),
        link=edition.link(page),
        blocks=tuple(_in_short(edition, posted)),
        size=size,
        annex=tuple(_line_by_line(edition, posted)),
    )


def _in_short(edition: Edition, posted: Posting) -> Iterator[Block]:
    """The first page: where it hangs, what there is, who looked at it, the seals, where to object."""
    report = posted.report
    yield Paragraph(_posted(edition, posted), "loud")
    yield _money(edition, report)
    yield edition.figure(edition(N_("等于：期末账上存款")), report.bank.closing)
    yield Paragraph(_bank(edition, report))
    yield _lending(edition, report)
    yield Facts(_fees(edition, report))
    yield Paragraph(_late(edition, report))
    yield Paragraph(_review(edition, posted))
    yield edition.seals(posted.seals)
    yield _by_hand(edition, report)
    yield Paragraph(objecting(edition), "loud")


def _line_by_line(edition: Edition, posted: Posting) -> Iterator[Block]:
    """The pages that follow: every source and use, every loan, everything that went wrong."""
    report = posted.report
    yield Heading(edition(N_("钱进了多少，出了多少")))
    yield balance_table(edition, edition(N_("账上存款：钱从哪里来，用到哪里去")), report.bank)
    yield pools_table(edition, report)
    yield Heading(edition(N_("借款和还款，一笔一行")))
    yield from moves_table(edition, report)
    yield Heading(edition(N_("逾期的借款")))
    yield late_table(edition, report) if report.overdue else Paragraph(_late(edition, report))
    if report.written_off:
        yield written_off_table(edition, report)
    yield Heading(edition(N_("例外、更正和违规")))
    yield from map(Paragraph, _mishaps(edition, posted))


def _money(edition: Edition, report: QuarterReport) -> Facts:
    """Opening + in - out; the figure below it is what that gives."""
    parts = (
        (N_("期初账上存款"), report.bank.opening),
        (N_("加：本季收入"), report.bank.money_in),
        (N_("减：本季支出"), report.bank.money_out),
    )
    return Facts(tuple((edition(label), edition.yuan(fen)) for label, fen in parts))


def _fees(edition: Edition, report: QuarterReport) -> tuple[tuple[str, str], ...]:
    """What the quarter earned, what waits to be handed back, what the fund holds."""
    parts = (
        (N_("本季收占用费"), report.usage_fees),
        (N_("本季收违约金"), report.penalties),
        (N_("期末待退给会员的"), report.payables_closing),
        (N_("期末互助资金总额"), report.fund.closing),
    )
    return tuple((edition(label), edition.yuan(fen)) for label, fen in parts)


def _late(edition: Edition, report: QuarterReport) -> str:
    """How many loans are late, in one sentence."""
    if not report.overdue:
        return edition(N_("没有逾期的借款。"))
    line = N_("{day}还有 {count} 笔逾期，本金共 {fen}。")
    return edition(line, day=report.last_day, count=len(report.overdue), fen=edition.yuan(report.overdue_fen))


def _posted(edition: Edition, posted: Posting) -> str:
    """Since when it hangs, where, and until when it is the newest: a line each."""
    hangs = posted.report.hangs
    if hangs is None:
        lines = [edition(N_("这一季还没有盖章公示，最晚 {day}公示。"), day=posted.report.closes)]
    else:
        lines = [edition(N_("公示期：{day}起，到贴出下一季公示为止。"), day=hangs.since)]
        if hangs.place:
            by = {"role": hangs.entered_by.label, "who": edition.who(hangs.entered_by.person), "number": hangs.number}
            lines.append(edition(N_("张贴地点：{place}（{role} {who}登记，记录 {number}）"), place=hangs.place, **by))
    until = N_("{quarter}公示最晚 {due}贴出；过了这天还是这一张，就是过期了。")
    lines.append(edition(until, quarter=posted.next_quarter.label, due=posted.next_due))
    return "\n".join(lines)


def _by_hand(edition: Edition, report: QuarterReport) -> Blanks:
    """Lines for whoever puts the sheet up, and for the place where no record tells it."""
    hangs = report.hangs
    place = () if hangs and hangs.place else (N_("张贴地点："),)
    labels = (*place, N_("张贴人（签名）："), N_("取下日期：") if hangs else N_("张贴日期："))
    return Blanks(tuple(map(edition, labels)), beside=True)


def _bank(edition: Edition, report: QuarterReport) -> str:
    """Whether the bank agrees."""
    found = report.statement
    said = edition(N_("和银行的账对上了吗：{state}"), state=found.state_label)
    if found.day is None:
        return said
    facts = {"day": found.day, "fen": edition.yuan(found.balance), "number": found.number}
    return said + edition(N_("（{day}对账单余额 {fen}，记录 {number}）"), **facts)


def _lending(edition: Edition, report: QuarterReport) -> Facts:
    """Opening + paid out - came back = closing, and what share of the fund that is."""
    lending = report.lending
    rows = [(edition(N_("期初借在外面的")), lending.opening)]
    paid = N_("加：本季放款 {loans} 笔，{households} 户")
    rows.append((edition(paid, loans=lending.loans, households=lending.households), lending.paid_out))
    if lending.returned:
        rows.append((edition(N_("减：银行退回的放款")), lending.returned))
    rows.append((edition(N_("减：本季收回本金")), lending.repaid))
    if lending.written_off:
        rows.append((edition(N_("减：本季核销本金")), lending.written_off))
    share = N_("等于：期末借在外面的（占总额 {share}，最多 {limit}）")
    told = edition(share, share=percent(lending.lent), limit=percent(lending.limit))
    rows.append((told, lending.closing))
    return Facts(tuple((label, edition.yuan(fen)) for label, fen in rows), has_sum=True)


def _mishaps(edition: Edition, posted: Posting) -> Iterator[str]:
    """Exceptions, corrections, late entries and admitted breaches, a sentence each; or that there were none."""
    report, said = posted.report, edition.said
    line = N_("{day}，记录 {number}：{what}")
    for row in posted.exceptions:
        what = edition(N_("例外，{rule}，{target} 号：{reason}"), rule=row.rule, target=row.target, reason=row.reason)
        yield edition(line, day=row.day, number=row.number, what=what)
    for each in report.corrections:
        facts = {"target": each.target.number, "said": said(each.target.sentence), "reason": each.reason}
        what = edition(N_("更正，冲销 {target} 号（{said}）：{reason}"), **facts)
        yield edition(line, day=each.day, number=each.number, what=what)
    for later in report.corrected_later:
        facts = {"number": later.number, "by": later.reversed_by, "said": said(later.sentence)}
        yield edition(N_("本季的 {number} 号后来由 {by} 号冲销：{said}"), **facts)
    for late in report.late:
        what = edition(N_("补录：{said}"), said=said(late.sentence))
        yield edition(line, day=late.day, number=late.number, what=what)
    for found in report.breaches:
        what = edition(N_("违规 {rule}，{state}：{remedy}"), rule=found.rule, state=found.state_label, remedy=found.remedy)
        yield edition(line, day=found.day, number=found.number, what=what)
    if not (posted.exceptions or report.corrections or report.corrected_later or report.late or report.breaches):
        yield edition(N_("本季没有例外，没有更正和补录，没有违规。"))


def _review(edition: Edition, posted: Posting) -> str:
    """Who of the supervisors looked at it, when, and what they found."""
    review = posted.review
    if review is None:
        return edition(N_("监事会还没有审核这一季。"))
    found = str(dict(review.sentence.facts).get("findings", ""))
    who = edition.everybody(dict.fromkeys(person for _, person in review.seals))
    facts = {"day": review.date, "who": who, "found": found, "number": review.number}
    return edition(N_("监事会 {day}审核，{who}：{found}（记录 {number}）"), **facts)


def objecting(edition: Edition) -> str:
    """Where to object."""
    line = N_("觉得哪里不对，打监督电话 {hotline}，或写异议单交给出纳、监事会或乡镇财政所，哪一个都要收。")
    return edition(line, hotline=edition.head.hotline)
