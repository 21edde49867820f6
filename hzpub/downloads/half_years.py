"""The three half-yearly forms as sheets of a workbook (R七2): receipts, overdue loans, projects and loan quality.

In:    form reports.   Out: `Sheet`s.
Never: adds anything up: totals come from the report.
"""

from collections.abc import Sequence

from hzpub.base.words import N_, Label
from hzpub.downloads.people import who
from hzpub.downloads.sheets import TOTAL, form_sheet
from hzpub.downloads.tables import Column, Edition, Sheet, Sort
from hzpub.reports.half_year_objects import OverdueForm, QualityForm, ReceiptForm
from hzpub.reports.line import Line


def receipts(edition: Edition, form: ReceiptForm) -> tuple[Sheet, ...]:
    """Form 3: every payment in; on a second sheet the totals by category."""
    columns = (
        Column("place", N_("序号"), Sort.COUNT, lambda row: row.place),
        Column("number", N_("凭证"), Sort.NUMBER, lambda row: row.number),
        Column("day", N_("日期"), Sort.DAY, lambda row: row.day),
        Column("category", N_("收款类别"), Sort.TEXT, lambda row: row.category_label),
        *who(edition, "payer", N_("交款人"), lambda row: row.payer, required=False),
        Column("payer_label", N_("付款方式"), Sort.TEXT, lambda row: row.payer_label),
        Column("loan", N_("借款编号"), Sort.NUMBER, lambda row: row.loan),
        Column("amount", N_("金额"), Sort.MONEY, lambda row: row.fen),
        Column("bank_slip", N_("银行回单号"), Sort.TEXT, lambda row: row.bank_slip),
        Column("notice", N_("还款通知单号"), Sort.TEXT, lambda row: row.notice),
        Column("entered_by", N_("经手人"), Sort.TEXT, lambda row: edition.names.label(row.entered_by)),
        Column("is_late", N_("补录"), Sort.YES, lambda row: row.is_late),
    )
    total = {"category": edition(TOTAL), "amount": form.fen}
    listed = edition.table("receipts", form.head.title, columns, form.rows, total=total)
    kinds = (
        Column("label", N_("收款类别"), Sort.TEXT, lambda row: row.label),
        Column("count", N_("行数"), Sort.COUNT, lambda row: row.count),
        Column("amount", N_("金额"), Sort.MONEY, lambda row: row.fen),
    )
    whole = {"label": edition(TOTAL), "count": len(form.rows), "amount": form.fen}
    sums = edition.table("totals", N_("分类合计"), kinds, form.totals, total=whole)
    return (
        form_sheet(edition, form.head, N_("收款表"), (listed,)),
        form_sheet(edition, form.head, N_("分类合计"), (sums,), title=sums.title),
    )


def overdue(edition: Edition, form: OverdueForm) -> tuple[Sheet, ...]:
    """Form 4: overdue loans; on a second sheet by age, and what was written off."""

    def told(lines: Sequence[Line]) -> str:
        return edition(N_("；")).join(f"{edition.words.date(line.day)} {edition.words.fact(line.title_label)}" for line in lines)

    columns = (
        Column("place", N_("序号"), Sort.COUNT, lambda row: row.place),
        Column("loan", N_("借款编号"), Sort.NUMBER, lambda row: row.loan),
        *who(edition, "member", N_("借款人"), lambda row: row.member),
        Column("class", N_("户类型"), Sort.TEXT, lambda row: row.class_label),
        Column("amount", N_("借款金额"), Sort.MONEY, lambda row: row.amount),
        Column("paid_on", N_("发放日"), Sort.DAY, lambda row: row.paid_on),
        Column("due", N_("到期日"), Sort.DAY, lambda row: row.due),
        Column("days", N_("逾期天数"), Sort.COUNT, lambda row: row.days),
        Column("overdue", N_("逾期本金"), Sort.MONEY, lambda row: row.overdue),
        Column("outstanding", N_("还欠本金"), Sort.MONEY, lambda row: row.outstanding),
        Column("usage_fee", N_("应收占用费"), Sort.MONEY, lambda row: row.usage_fee),
        Column("penalty", N_("应收违约金"), Sort.MONEY, lambda row: row.penalty),
        Column("mode", N_("担保"), Sort.TEXT, lambda row: row.guarantee_mode),
        Column("guarantors", N_("谁担保"), Sort.TEXT, lambda row: row.guarantors),
        Column("measures", N_("已采取措施"), Sort.TEXT, lambda row: told(row.measures)),
    )
    total = {"member": edition(TOTAL), "outstanding": form.fen}
    listed = edition.table("overdue", form.head.title, columns, form.rows, total=total)
    ages = (
        Column("label", N_("逾期多久"), Sort.TEXT, lambda row: row.label),
        Column("loans", N_("笔数"), Sort.COUNT, lambda row: row.loans),
        Column("amount", N_("还欠本金"), Sort.MONEY, lambda row: row.fen),
    )
    written = (
        Column("loan", N_("借款编号"), Sort.NUMBER, lambda row: row.loan),
        *who(edition, "member", N_("借款人"), lambda row: row.member),
        Column("written_off", N_("核销本金"), Sort.MONEY, lambda row: row.written_off),
        Column("recovered", N_("核销后又收回"), Sort.MONEY, lambda row: row.recovered),
    )
    whole = {"label": edition(TOTAL), "loans": len(form.rows), "amount": form.fen}
    by_age = (
        edition.table("ages", N_("逾期多久"), ages, form.ages, total=whole),
        edition.table("written_off", N_("已经核销的借款"), written, form.written_off),
    )
    return (
        form_sheet(edition, form.head, N_("逾期情况表"), (listed,)),
        form_sheet(edition, form.head, N_("逾期多久、核销"), by_age),
    )


def quality(edition: Edition, form: QualityForm) -> tuple[Sheet, ...]:
    """Form 5: projects and how good their loans are; on a second sheet the classes."""
    columns = (
        Column("place", N_("序号"), Sort.COUNT, lambda row: row.place),
        Column("loan", N_("借款编号"), Sort.NUMBER, lambda row: row.loan),
        *who(edition, "member", N_("借款人"), lambda row: row.member),
        Column("category", N_("产业项目"), Sort.TEXT, lambda row: row.category),
        Column("purpose", N_("用途"), Sort.TEXT, lambda row: row.purpose),
        Column("local", N_("一村一品"), Sort.YES, lambda row: row.local_speciality),
        Column("amount", N_("借款金额"), Sort.MONEY, lambda row: row.amount),
        Column("outstanding", N_("期末余额"), Sort.MONEY, lambda row: row.outstanding),
        Column("progress", N_("项目进度"), Sort.TEXT, lambda row: row.progress),
        Column("output", N_("产出或增收（户主自报）"), Sort.TEXT, lambda row: row.output),
        Column("quality", N_("质量分类"), Sort.TEXT, lambda row: row.quality_label),
        Column("star", N_("加一星"), Sort.YES, lambda row: row.star),
    )
    total = {"member": edition(TOTAL), "outstanding": form.outstanding}
    listed = edition.table("quality", form.head.title, columns, form.rows, total=total)
    classes = (
        Column("label", N_("质量分类"), Sort.TEXT, lambda row: row.label),
        Column("formula", N_("怎么分的"), Sort.TEXT, lambda row: row.formula),
        Column("loans", N_("笔数"), Sort.COUNT, lambda row: row.loans),
        Column("amount", N_("期末余额"), Sort.MONEY, lambda row: row.fen),
        Column("share", N_("占余额"), Sort.SHARE, lambda row: row.share),
    )
    measured = (
        (N_("逾期超过 30 天的借款还欠的本金（PAR30）"), form.at_risk, form.risk),
        (N_("按期收回 ÷ 到期应收 {due}"), form.on_time, form.on_time_share),
    )
    facts = tuple(
        (Label(text, (("due", edition.words.yuan(form.falling_due)),)), fen, share) for text, fen, share in measured
    )
    shown = (
        Column("label", N_("项目"), Sort.TEXT, lambda row: row[0]),
        Column("amount", N_("金额"), Sort.MONEY, lambda row: row[1]),
        Column("share", N_("比例"), Sort.SHARE, lambda row: row[2]),
    )
    sums = {"label": edition(TOTAL), "loans": len(form.rows), "amount": form.outstanding}
    tables = (
        edition.table("totals", N_("各类的笔数和期末余额"), classes, form.totals, total=sums),
        edition.table("measured", N_("到期还款率和风险"), shown, facts),
    )
    return (
        form_sheet(edition, form.head, N_("项目进度和质量"), (listed,)),
        form_sheet(edition, form.head, N_("分类合计"), tables),
    )
