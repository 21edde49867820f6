"""The tables of the quarterly notice, line by line.

In:    a quarter's report.   Out: `Table` blocks.
Never: adds up; a total stands here only when the report has it.
"""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.paper.blocks import Block, Column, Paragraph, Table
from hzpub.paper.edition import Edition
from hzpub.reports.quarter_objects import Balance, FlowRow, LoanMove, QuarterReport


def balance_table(edition: Edition, caption: str, balance: Balance) -> Table:
    """Opening, every source, every use, closing."""
    heads = (Column(edition(N_("项目")), wide=True), Column(edition(N_("笔数")), right=True))
    rows: list[tuple[str, ...]] = [(edition(N_("期初")), "", edition.yuan(balance.opening))]
    for title, parts, fen in (
        (N_("加：收入"), balance.rows_in, balance.money_in),
        (N_("减：支出"), balance.rows_out, balance.money_out),
    ):
        rows.append((edition(title), "", edition.yuan(fen)))
        rows += (_flow(edition, row) for row in parts)
    closing = (edition(N_("等于：期末")), "", edition.yuan(balance.closing))
    return Table(caption, (*heads, Column(edition(N_("金额")), right=True)), tuple(rows), (closing,))


def pools_table(edition: Edition, report: QuarterReport) -> Table:
    """The fund's total and the fee pool, each from opening to closing; closing in capitals too."""
    lines = (
        (N_("期初"), "opening"),
        (N_("加：增加"), "money_in"),
        (N_("减：减少"), "money_out"),
    )
    pools = (report.fund, report.fee_pool)
    rows = tuple(
        (edition(label), *(edition.yuan(getattr(pool, name)) for pool in pools)) for label, name in lines
    )
    totals = [(edition(N_("等于：期末")), *(edition.yuan(pool.closing) for pool in pools))]
    spelled = tuple(edition.in_capitals(pool.closing) for pool in pools)
    if any(spelled):
        totals.append((edition(N_("大写")), *spelled))
    columns = (
        Column(edition(N_("项目")), wide=True),
        Column(edition(N_("互助资金总额")), right=True),
        Column(edition(N_("占用费等收入")), right=True),
    )
    return Table(edition(N_("互助资金和占用费")), columns, rows, tuple(totals))


def moves_table(edition: Edition, report: QuarterReport) -> Iterator[Block]:
    """Every pay-out and every repayment, or that there was none."""
    if report.payouts:
        columns = (
            *(Column(edition(head)) for head in (N_("日期"), N_("借款号"))),
            Column(edition(N_("借款户")), wide=True),
            Column(edition(N_("到期日"))),
            Column(edition(N_("金额")), right=True),
        )
        rows = tuple(
            (edition.date(move.day), move.loan, _who(edition, move), edition.date(move.due), edition.yuan(move.fen))
            for move in report.payouts
        )
        yield Table(edition(N_("本季放款，一笔一行")), columns, rows)
    else:
        yield Paragraph(edition(N_("本季没有放款。")))
    if report.repayments:
        heads = (
            *(Column(edition(head)) for head in (N_("日期"), N_("借款号"))),
            Column(edition(N_("借款户")), wide=True),
            *(Column(edition(head), right=True) for head in (N_("本金"), N_("占用费"), N_("违约金"))),
        )
        back = tuple(
            (
                edition.date(move.day),
                move.loan,
                _who(edition, move),
                *map(edition.yuan, (move.principal, move.usage_fee, move.penalty)),
            )
            for move in report.repayments
        )
        yield Table(edition(N_("本季还款，一笔一行")), heads, back)
    else:
        yield Paragraph(edition(N_("本季没有还款。")))


def late_table(edition: Edition, report: QuarterReport) -> Table:
    """Who is late, longest first, and who stands for it."""
    columns = (
        Column(edition(N_("借款户")), wide=True),
        Column(edition(N_("借款号"))),
        Column(edition(N_("到期日"))),
        Column(edition(N_("逾期天数")), right=True),
        Column(edition(N_("还欠本金")), right=True),
        Column(edition(N_("谁担保"))),
    )
    rows = tuple(
        (
            edition.who(row.member),
            row.loan,
            edition.date(row.due),
            str(row.days),
            edition.yuan(row.outstanding),
            edition.everybody(row.guarantors),
        )
        for row in report.overdue
    )
    told = N_("{day}还有 {count} 笔逾期，本金共 {fen}")
    caption = edition(told, day=report.last_day, count=len(rows), fen=edition.yuan(report.overdue_fen))
    return Table(caption, columns, rows)


def written_off_table(edition: Edition, report: QuarterReport) -> Table:
    """Debts written off that have not come in since; the debtors stay on the sheet."""
    columns = (
        Column(edition(N_("借款户")), wide=True),
        Column(edition(N_("借款号"))),
        Column(edition(N_("核销本金")), right=True),
        Column(edition(N_("又收回")), right=True),
    )
    rows = tuple(
        (edition.who(row.member), row.loan, edition.yuan(row.written_off), edition.yuan(row.recovered))
        for row in report.written_off
    )
    return Table(edition(N_("核销了还没有收回来的，照样列名")), columns, rows)


def _flow(edition: Edition, row: FlowRow) -> tuple[str, ...]:
    return "　" + edition.said(row.label), str(row.count), edition.yuan(row.fen)


def _who(edition: Edition, move: LoanMove) -> str:
    """The household, and in words what became of the payment."""
    notes = [edition(N_("已冲销"))] if move.struck_by else []
    notes += [edition(N_("银行退回"))] if move.returned_by else []
    notes += [edition(N_("补录"))] if move.is_late else []
    notes += [] if move.through_bank else [edition.said(move.title)]
    return edition.who(move.member) + "".join(f"（{each}）" for each in notes)
