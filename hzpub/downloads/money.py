"""Tables of the fund's money: records, postings, quarters, the fee pool, what was raised, what went wrong.

In:    reports and the chronicle.   Out: `Table`s.
Never: knows how a file is written; adds a figure up.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from hzpub.base.words import N_, Label
from hzpub.downloads.people import who
from hzpub.downloads.tables import Column, Edition, Sort, Table
from hzpub.ledger.accounts import CHART
from hzpub.ledger.book import Posting
from hzpub.reports.fee_pool_objects import FeePool
from hzpub.reports.line import Line
from hzpub.reports.notice_objects import BreachRow, Correction
from hzpub.reports.quarter_objects import QuarterReport
from hzpub.reports.register_objects import RaisingReport
from hzpub.reports.supervision_objects import Exceptions

_RECORD = N_("记录")


def _record(key: str, label: str, get: Any, **more: Any) -> Column:
    return Column(key, label, Sort.NUMBER, get, of="records", **more)


_RECORDS = (
    Column("number", _RECORD, Sort.NUMBER, lambda line: line.number),
    Column("title", N_("什么记录"), Sort.TEXT, lambda line: line.title_label),
    Column("date", N_("写的日期"), Sort.DAY, lambda line: line.date, N_("记录上写的日期")),
    Column("day", N_("生效日"), Sort.DAY, lambda line: line.day, N_("银行、费用和信用星按这天算")),
    Column("booked", N_("记账日"), Sort.DAY, lambda line: line.booked, N_("算在哪一季看这天；和生效日不同的是补录")),
    Column("entered", N_("入账日"), Sort.DAY, lambda line: line.entered),
    Column("sentence", N_("内容"), Sort.TEXT, lambda line: line.sentence),
    Column("members", N_("有关的会员"), Sort.TEXT, lambda line: line.members, N_("会员证号，用顿号隔开"), required=False),
    Column("loan", N_("借款号"), Sort.NUMBER, lambda line: line.loan, of="loans", required=False),
    Column("bank", N_("存款变动"), Sort.MONEY, lambda line: line.bank_fen, N_("正数是收进来，负数是付出去")),
    _record("reverses", N_("冲正哪一条"), lambda line: line.reverses, required=False),
    Column("kind", N_("种类代号"), Sort.TEXT, lambda line: line.kind, N_("程序用的名字")),
    _record("reversed_by", N_("被哪条冲正"), lambda line: line.reversed_by, required=False),
)
_POSTINGS = (
    _record("number", _RECORD, lambda moved: moved[0].number),
    Column("place", N_("第几笔"), Sort.COUNT, lambda moved: moved[2]),
    Column("account", N_("科目代号"), Sort.TEXT, lambda moved: moved[1].account, N_("程序用的名字")),
    Column("label", N_("科目"), Sort.TEXT, lambda moved: Label(CHART[moved[1].account].label)),
    Column("amount", N_("金额"), Sort.MONEY, lambda moved: moved[1].fen, N_("借方是正数，贷方是负数；一条记录加起来是零")),
)


def _stock(key: str, opening: str, money_in: str, money_out: str, closing: str) -> tuple[Column, ...]:
    """Four figures of one balance: what was there, came, went, is left."""

    def figure(name: str) -> Callable[[Any], object]:
        return lambda row: getattr(getattr(row, key), name)

    heads = (("opening", opening), ("money_in", money_in), ("money_out", money_out), ("closing", closing))
    return tuple(Column(f"{key}_{name}", label, Sort.MONEY, figure(name)) for name, label in heads)


def _lent(key: str, label: str, sort: Sort = Sort.MONEY, meaning: str = "") -> Column:
    return Column(f"lending_{key}", label, sort, lambda row: getattr(row.lending, key), meaning)


_QUARTERS = (
    Column("quarter", N_("季度"), Sort.TEXT, lambda row: str(row.quarter), N_("年份和第几季度，例如 2024Q1")),
    Column("first_day", N_("第一天"), Sort.DAY, lambda row: row.first_day),
    Column("last_day", N_("最后一天"), Sort.DAY, lambda row: row.last_day, N_("没有结束的，是数据的日期")),
    Column("closes", N_("结账日"), Sort.DAY, lambda row: row.closes),
    Column("is_over", N_("已经结束"), Sort.YES, lambda row: row.is_over),
    Column("records", N_("记录条数"), Sort.COUNT, lambda row: row.records),
    *_stock("bank", N_("期初存款"), N_("存款收入"), N_("存款支出"), N_("期末存款")),
    *_stock("fund", N_("期初互助资金总额"), N_("总额增加"), N_("总额减少"), N_("期末互助资金总额")),
    *_stock("fee_pool", N_("期初费用池"), N_("费用池收入"), N_("费用池支出"), N_("期末费用池")),
    Column("payables_opening", N_("期初待退给会员的"), Sort.MONEY, lambda row: row.payables_opening),
    Column("payables_closing", N_("期末待退给会员的"), Sort.MONEY, lambda row: row.payables_closing),
    Column("usage_fees", N_("收占用费"), Sort.MONEY, lambda row: row.usage_fees),
    Column("penalties", N_("收违约金"), Sort.MONEY, lambda row: row.penalties),
    Column("other_income", N_("其他收入"), Sort.MONEY, lambda row: row.other_income),
    _lent("opening", N_("期初借在外面的")),
    _lent("paid_out", N_("放款")),
    _lent("loans", N_("放款笔数"), Sort.COUNT),
    _lent("households", N_("放款户数"), Sort.COUNT),
    _lent("returned", N_("银行退回的放款")),
    _lent("to_poor", N_("放给建档立卡贫困户")),
    _lent("repaid", N_("收回本金")),
    _lent("written_off", N_("核销本金")),
    _lent("closing", N_("期末借在外面的")),
    _lent("falling_due", N_("到期应收本金")),
    _lent("on_time", N_("按期收回")),
    _lent("lent", N_("借出率"), Sort.SHARE, N_("期末借在外面的占互助资金总额，往上进")),
    Column("overdue", N_("逾期本金"), Sort.MONEY, lambda row: row.overdue_fen),
)


def records(edition: Edition, lines: Iterable[Line]) -> Table:
    """Every record in one sentence, by number."""
    return edition.table("records", N_("全部记录"), _RECORDS, lines, key=("number",), about=N_("每条记录一行，一句话说清"))


def postings(edition: Edition, lines: Iterable[Line]) -> Table:
    """What every record moved on which account; the books can be added up again from it."""
    moved: Iterator[tuple[Line, Posting, int]] = (
        (line, each, place) for line in lines for place, each in enumerate(line.postings, 1)
    )
    about = N_("每条记录动了哪几个科目，可以自己重新加一遍；Excel 里每个科目还有一张明细账")
    return edition.table("postings", N_("分录"), _POSTINGS, moved, key=("number", "place"), about=about)


def quarters(edition: Edition, reports: Iterable[QuarterReport]) -> Table:
    """Every quarter in one line, oldest first."""
    return edition.table("quarters", N_("各季度"), _QUARTERS, reports, key=("quarter",), about=N_("每季一行：期初、收、支、期末"))


def fee_pool(edition: Edition, report: FeePool) -> tuple[Table, ...]:
    """The fee pool by year, the allowance by quarter, the dividend by year; oldest first."""
    lines: list[tuple[int, str, Label, int]] = []
    for year in reversed(report.years):
        lines.append((year.year, "opening", Label(N_("前几年剩下")), year.opening))
        lines += ((year.year, row.account, Label(N_("收：{what}"), (("what", row.label),)), row.fen) for row in year.raised)
        lines += ((year.year, row.account, Label(N_("用：{what}"), (("what", row.label),)), row.fen) for row in year.used)
        lines.append((year.year, "closing", Label(N_("到这一年为止还剩")), year.closing))
    pool = (
        Column("year", N_("年份"), Sort.COUNT, lambda line: line[0]),
        Column("account", N_("科目代号"), Sort.TEXT, lambda line: line[1], N_("程序用的名字")),
        Column("label", N_("项目"), Sort.TEXT, lambda line: line[2]),
        Column("amount", N_("金额"), Sort.MONEY, lambda line: line[3], N_("前几年剩下 + 收 − 用 = 还剩")),
    )
    allowances = (
        Column("quarter", N_("季度"), Sort.TEXT, lambda row: str(row.quarter), of="quarters"),
        Column("due_issue", N_("放款部分应提"), Sort.MONEY, lambda row: row.due_issue),
        Column("due_collection", N_("收回部分应提"), Sort.MONEY, lambda row: row.due_collection),
        Column("amount", N_("提了"), Sort.MONEY, lambda row: row.amount),
        _record("record", _RECORD, lambda row: row.record, required=False),
    )
    dividends = (
        Column("year", N_("年份"), Sort.COUNT, lambda row: row.year),
        Column("due", N_("应发"), Sort.MONEY, lambda row: row.dividend.due),
        Column("available", N_("费用池可用"), Sort.MONEY, lambda row: row.dividend.available),
        Column("amount", N_("决定发"), Sort.MONEY, lambda row: row.dividend.amount),
        Column("paid", N_("已经发了"), Sort.MONEY, lambda row: row.dividend.paid),
        _record("record", _RECORD, lambda row: row.dividend.record),
    )
    by_quarter = [each for year in reversed(report.years) for each in year.quarters]
    declared = [year for year in reversed(report.years) if year.dividend]
    used = N_("钱算在它所属的那一年")
    return (
        edition.table("fee_pool", N_("费用池"), pool, lines, key=("year", "account"), about=used),
        edition.table("allowances", N_("工作经费"), allowances, by_quarter, key=("quarter",), about=N_("每季一行：应提多少，提了多少")),
        edition.table("dividends", N_("红利"), dividends, declared, key=("year",), about=N_("每年一行：应发多少，发了多少")),
    )


def raising(edition: Edition, report: RaisingReport) -> Table:
    """Every share, grant and gift, in the order of entry."""
    labels = {each.source: each.label for each in report.sources}
    places = {id(row): place for place, row in enumerate(report.rows, 1)}
    columns = (
        Column("place", N_("序号"), Sort.COUNT, lambda row: places[id(row)]),
        _record("number", _RECORD, lambda row: row.number),
        Column("source", N_("来源"), Sort.TEXT, lambda row: labels[row.source]),
        Column("day", N_("到账日"), Sort.DAY, lambda row: row.day),
        *who(edition, get=lambda row: row.member, required=False),
        Column("giver", N_("出资单位或个人"), Sort.TEXT, lambda row: row.giver, required=False),
        Column("shares", N_("股数"), Sort.COUNT, lambda row: row.shares),
        Column("amount", N_("金额"), Sort.MONEY, lambda row: row.fen, N_("负数是退出去的")),
        Column("lag", N_("几天后入账"), Sort.COUNT, lambda row: row.lag),
        _record("struck_by", N_("被哪条冲正"), lambda row: row.struck_by, required=False),
    )
    about = N_("钱从哪里来，一笔一行")
    return edition.table("raising", N_("筹集情况"), columns, report.rows, key=("place",), about=about)


def corrections(edition: Edition, rows: Iterable[Correction]) -> Table:
    """Every correction, newest first."""
    columns = (
        _record("number", N_("更正记录"), lambda row: row.number),
        Column("reason", N_("为什么更正"), Sort.TEXT, lambda row: row.reason),
        _record("target", N_("原来那条"), lambda row: row.target.number),
        Column("day", N_("日期"), Sort.DAY, lambda row: row.day),
        Column("amount", N_("冲回金额"), Sort.MONEY, lambda row: row.fen),
    )
    return edition.table("corrections", N_("更正"), columns, rows, key=("number",), about=N_("哪一条改了，为什么"))


def breaches(edition: Edition, rows: Iterable[BreachRow]) -> Table:
    """Every admitted breach, newest first."""
    columns = (
        _record("number", N_("确认违规的记录"), lambda row: row.number),
        Column("rule", N_("哪条规则"), Sort.TEXT, lambda row: row.rule),
        Column("day", N_("日期"), Sort.DAY, lambda row: row.day),
        Column("state", N_("情况"), Sort.TEXT, lambda row: row.state_label),
        Column("deadline", N_("最晚哪天整改"), Sort.DAY, lambda row: row.deadline),
        Column("remedy", N_("怎么整改"), Sort.TEXT, lambda row: row.remedy),
        Column("owner", N_("谁来整改"), Sort.TEXT, lambda row: edition.names.label(row.owner)),
        _record("target", N_("哪件事"), lambda row: row.target and row.target.number, required=False),
        Column("is_cured", N_("整改好了"), Sort.YES, lambda row: row.cure is not None),
        _record("cure", N_("整改记录"), lambda row: row.cure and row.cure.number, required=False),
    )
    return edition.table("breaches", N_("违规"), columns, rows, key=("number",), about=N_("确认过的违规，谁整改"))


def exceptions(edition: Edition, report: Exceptions) -> Table:
    """Every exception, newest first."""
    columns = (
        _record("number", N_("同意例外的记录"), lambda row: row.number),
        Column("rule", N_("哪条规则"), Sort.TEXT, lambda row: row.rule),
        _record("target", N_("哪件事"), lambda row: row.target, required=False),
        Column("reason", N_("为什么"), Sort.TEXT, lambda row: row.reason),
        Column("day", N_("日期"), Sort.DAY, lambda row: row.day),
    )
    return edition.table("exceptions", N_("例外"), columns, report.rows, key=("number",), about=N_("事先同意的例外"))
