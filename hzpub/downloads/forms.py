"""The five official forms as sheets of a workbook (R七2), column for column as on their pages.

In:    form reports.   Out: `Sheet`s.
Never: adds anything up: totals come from the report.
"""

from collections.abc import Callable, Sequence
from typing import Any

from hzpub.base.words import N_, Label
from hzpub.downloads.half_years import overdue, quality, receipts
from hzpub.downloads.people import who
from hzpub.downloads.sheets import TOTAL, form_sheet
from hzpub.downloads.tables import Column, Edition, Sheet, Sort, Table
from hzpub.reports.form_objects import MemberForm, QuarterForm, StockRow
from hzpub.reports.forms import Form
from hzpub.reports.half_year_objects import OverdueForm, QualityForm, ReceiptForm

_STOCK = (
    Column("label", N_("项目"), Sort.TEXT, lambda row: row.label),
    Column("opening", N_("期初"), Sort.MONEY, lambda row: row.opening),
    Column("increase", N_("本期增加"), Sort.MONEY, lambda row: row.increase),
    Column("decrease", N_("本期减少"), Sort.MONEY, lambda row: row.decrease),
    Column("closing", N_("期末"), Sort.MONEY, lambda row: row.closing),
    Column("year_increase", N_("本年累计增加"), Sort.MONEY, lambda row: row.year_increase),
    Column("year_decrease", N_("本年累计减少"), Sort.MONEY, lambda row: row.year_decrease),
)
_CLASSES = (
    Column("label", N_("户类型"), Sort.TEXT, lambda row: row.label),
    Column("households", N_("户数"), Sort.COUNT, lambda row: row.households),
    Column("shares", N_("股数"), Sort.COUNT, lambda row: row.shares),
    Column("share", N_("股金"), Sort.MONEY, lambda row: row.share_fen),
    Column("outstanding", N_("借款余额"), Sort.MONEY, lambda row: row.outstanding),
)


def sheets_of(edition: Edition, form: Form) -> tuple[Sheet, ...]:
    """The sheets of one form: the form itself, and what does not fit on it."""
    return _FORMS[type(form)](edition, form)


def _members(edition: Edition, form: MemberForm) -> tuple[Sheet, ...]:
    place = {row.member.number: at for at, row in enumerate(form.rows, 1)}
    columns = (
        Column("place", N_("序号"), Sort.COUNT, lambda row: place[row.member.number]),
        *who(edition, get=lambda row: row.member.number),
        Column("village_group", N_("村组"), Sort.COUNT, lambda row: row.member.village_group),
        Column("class", N_("户类型"), Sort.TEXT, lambda row: row.member.class_label),
        Column("joined_on", N_("入会日期"), Sort.DAY, lambda row: row.member.joined_on),
        Column("shares", N_("股数"), Sort.COUNT, lambda row: row.member.shares),
        Column("share", N_("股金"), Sort.MONEY, lambda row: row.member.share_fen),
        Column("gift_shares", N_("另有赠股"), Sort.COUNT, lambda row: row.gift_shares),
        Column("stars", N_("信用星级"), Sort.COUNT, lambda row: row.member.stars),
        Column("cap", N_("可借额度"), Sort.MONEY, lambda row: row.member.cap),
        Column("outstanding", N_("借款余额"), Sort.MONEY, lambda row: row.member.outstanding),
        Column("guarantees", N_("担保中"), Sort.COUNT, lambda row: row.member.guarantees),
        Column("state", N_("状态"), Sort.TEXT, lambda row: row.state_label),
        Column("remark", N_("备注"), Sort.TEXT, lambda row: row.remark),
    )
    total = {"shares": form.shares, "share": form.share_fen, "gift_shares": form.gift_shares, "outstanding": form.outstanding}
    listed = edition.table("members", form.head.title, columns, form.rows, total={"member": edition(TOTAL), **total})
    sums = {"label": edition(TOTAL), "households": form.households, **total}
    classes = edition.table("classes", N_("现在持有股金的农户"), _CLASSES, form.classes, total=sums)
    return (
        form_sheet(edition, form.head, N_("会员名单"), (listed,)),
        form_sheet(edition, form.head, N_("合计"), (classes,), title=classes.title),
    )


def _quarter(edition: Edition, form: QuarterForm) -> tuple[Sheet, ...]:
    year, now = form.year, form.lending

    def stocks(title: str, rows: Sequence[StockRow], total: StockRow | None = None) -> Table:
        sums = {column.key: column.get(total) for column in _STOCK} if total else None
        return edition.table("stocks", title, _STOCK, rows, total=sums)

    counts = _pairs(edition, N_("户数、股数和笔数"), form.counts, N_("期初"), N_("期末"), Sort.COUNT, ("opening", "closing"))
    late = ((Label(N_("其中逾期的本金")), form.overdue_opening, form.overdue_closing),)
    lent = (
        (N_("发放金额"), now.paid_out, year.paid_out),
        (N_("其中发放给建档立卡贫困户"), now.to_poor, year.to_poor),
        (N_("收回本金"), now.repaid, year.repaid),
        (N_("放款被银行退回"), now.returned, year.returned),
        (N_("核销本金"), now.written_off, year.written_off),
        (N_("到期应收本金"), now.falling_due, year.falling_due),
        (N_("其中按期收回"), now.on_time, year.on_time),
    )
    many = ((N_("发放笔数"), now.loans, year.loans),)
    shares = (
        (N_("到期还款率（按期收回 ÷ 到期应收）"), now.on_time_share, year.on_time_share),
        (N_("期末借出率"), now.lent, None),
    )
    flows = (
        Column("label", N_("项目"), Sort.TEXT, lambda row: row.label),
        Column("is_income", N_("收支"), Sort.TEXT, lambda row: edition(N_("收") if row.is_income else N_("支"))),
        Column("quarter", N_("本期"), Sort.MONEY, lambda row: row.quarter),
        Column("year", N_("本年累计"), Sort.MONEY, lambda row: row.year),
    )
    tables = (
        stocks(N_("互助资金从哪里来"), form.sources, form.fund),
        stocks(N_("钱在哪里"), form.uses),
        stocks(N_("不属于互助资金本金的"), form.held),
        counts,
        _figures(edition, N_("逾期"), late, N_("期初"), N_("期末"), Sort.MONEY),
        _figures(edition, N_("借款和还款：笔数"), many, N_("本期"), N_("本年累计"), Sort.COUNT),
        _figures(edition, N_("借款和还款：金额"), lent, N_("本期"), N_("本年累计"), Sort.MONEY),
        _figures(edition, N_("借款和还款：比例"), shares, N_("本期"), N_("本年累计"), Sort.SHARE),
        edition.table("fees", N_("占用费等收入和用途"), flows, form.fees),
    )
    return (form_sheet(edition, form.head, N_("季报表"), tables, edition(N_("期初 + 本期增加 − 本期减少 = 期末。"))),)


def _pairs(
    edition: Edition, title: str, rows: Sequence[Any], left: str, right: str, sort: Sort, names: tuple[str, str]
) -> Table:
    triples = [(row.label, getattr(row, names[0]), getattr(row, names[1])) for row in rows]
    return _figures(edition, title, triples, left, right, sort)


def _figures(
    edition: Edition, title: str, rows: Sequence[tuple[str | Label, int, int | None]], left: str, right: str, sort: Sort
) -> Table:
    """A table of labels with two figures each."""
    columns = (
        Column("label", N_("项目"), Sort.TEXT, lambda row: Label(row[0]) if isinstance(row[0], str) else row[0]),
        Column("left", left, sort, lambda row: row[1]),
        Column("right", right, sort, lambda row: row[2]),
    )
    return edition.table("figures", title, columns, rows)


_FORMS: dict[type, Callable[[Edition, Any], tuple[Sheet, ...]]] = {
    MemberForm: _members,
    QuarterForm: _quarter,
    ReceiptForm: receipts,
    OverdueForm: overdue,
    QualityForm: quality,
}
