"""Tables of households and loans: members, loans, repayments, personal ledgers, stars, poor households.

In:    the lists and pages of reports.   Out: `Table`s.
Never: knows how a file is written; shows a name that is not masked as on the pages.
"""

from collections.abc import Callable, Iterable
from typing import Any

from hzpub.base.words import N_
from hzpub.downloads.tables import Column, Edition, Sort, Table
from hzpub.reports.line import Line
from hzpub.reports.loan_objects import LoanList, LoanRow, RepaymentRow
from hzpub.reports.member_objects import MemberList
from hzpub.reports.register_objects import PoorList, StarTable

_HELP_NAME = N_("网上隐去中间的字；两个人可能一样，认人要看会员证号；没有名册就空着")
_MEMBER, _NAME, _LOAN, _TOTAL = N_("会员证号"), N_("姓名"), N_("借款号"), N_("合计")

_MEMBERS = (
    Column("state", N_("情况"), Sort.TEXT, lambda row: row.state_label),
    Column("household_class", N_("户类型"), Sort.TEXT, lambda row: row.class_label),
    Column("village_group", N_("村民小组"), Sort.COUNT, lambda row: row.village_group),
    Column("joined_on", N_("入会日期"), Sort.DAY, lambda row: row.joined_on),
    Column("shares", N_("股数"), Sort.COUNT, lambda row: row.shares),
    Column("share", N_("股金"), Sort.MONEY, lambda row: row.share_fen),
    Column("stars", N_("信用星"), Sort.COUNT, lambda row: row.stars),
    Column("cap", N_("最多可借"), Sort.MONEY, lambda row: row.cap, N_("按信用星算出的上限")),
    Column("outstanding", N_("还欠借款"), Sort.MONEY, lambda row: row.outstanding, N_("没有还的本金")),
    Column("room", N_("现在还可借"), Sort.MONEY, lambda row: row.room, N_("最多可借减去还欠借款")),
    Column("open_loans", N_("没有还清的笔数"), Sort.COUNT, lambda row: row.open_loans),
    Column("overdue_loans", N_("逾期的笔数"), Sort.COUNT, lambda row: row.overdue_loans),
    Column("guarantees", N_("担保中的笔数"), Sort.COUNT, lambda row: row.guarantees),
    Column("owed_today", N_("今天还清要付"), Sort.MONEY, lambda row: row.owed_today, N_("本金、占用费、违约金，算到数据的日期")),
)
_LOANS = (
    Column("state", N_("情况"), Sort.TEXT, lambda row: row.state_label),
    Column("amount", N_("金额"), Sort.MONEY, lambda row: row.amount, N_("放了款的是放款数，没有放款的是批准数或者申请数")),
    Column("months", N_("借几个月"), Sort.COUNT, lambda row: row.months),
    Column("category", N_("用途类别"), Sort.TEXT, lambda row: row.category),
    Column("purpose", N_("用途"), Sort.TEXT, lambda row: row.purpose, N_("申请人自己写的")),
    Column("guarantee_mode", N_("担保方式"), Sort.TEXT, lambda row: row.guarantee_mode),
    Column("applied_on", N_("申请日"), Sort.DAY, lambda row: row.applied_on),
    Column("approved_on", N_("批准日"), Sort.DAY, lambda row: row.approved_on, required=False),
    Column("paid_on", N_("放款日"), Sort.DAY, lambda row: row.paid_on, required=False),
    Column("due", N_("到期日"), Sort.DAY, lambda row: row.due, required=False),
    Column(
        "last_timely_day",
        N_("最晚哪天还算按时"),
        Sort.DAY,
        lambda row: row.last_timely_day,
        N_("到期日是节假日的，顺延到节后第一个工作日"),
        required=False,
    ),
    Column("cleared_on", N_("还清日"), Sort.DAY, lambda row: row.cleared_on, required=False),
    Column("outstanding", N_("还欠本金"), Sort.MONEY, lambda row: row.outstanding),
    Column("owed_today", N_("今天还清要付"), Sort.MONEY, lambda row: row.owed_today, N_("本金、占用费、违约金，算到数据的日期")),
    Column("days_overdue", N_("逾期天数"), Sort.COUNT, lambda row: row.days_overdue),
    Column("guarantors", N_("谁担保"), Sort.TEXT, lambda row: row.guarantors, N_("会员证号，用顿号隔开"), required=False),
    Column("written_off", N_("核销本金"), Sort.MONEY, lambda row: row.written_off),
    Column("recovered", N_("核销后又收回"), Sort.MONEY, lambda row: row.recovered),
)
_REPAYMENTS = (
    Column("loan", _LOAN, Sort.NUMBER, lambda pair: pair[0].number, of="loans"),
    Column("number", N_("还款记录"), Sort.NUMBER, lambda pair: pair[1].number, of="records"),
    Column("payer", N_("谁还的"), Sort.TEXT, lambda pair: pair[1].payer),
    Column("day", N_("到账日"), Sort.DAY, lambda pair: pair[1].day),
    Column("amount", N_("金额"), Sort.MONEY, lambda pair: pair[1].amount, N_("等于本金、占用费、违约金、多付几项的和")),
    Column("principal", N_("本金"), Sort.MONEY, lambda pair: pair[1].principal),
    Column("usage_fee", N_("占用费"), Sort.MONEY, lambda pair: pair[1].usage_fee),
    Column("penalty", N_("违约金"), Sort.MONEY, lambda pair: pair[1].penalty),
    Column("excess", N_("多付"), Sort.MONEY, lambda pair: pair[1].excess, N_("待退给会员")),
    Column("left", N_("还了以后还欠本金"), Sort.MONEY, lambda pair: pair[1].left),
    Column("is_on_time", N_("按时"), Sort.YES, lambda pair: pair[1].is_on_time),
    Column("agrees", N_("和算出来的一样"), Sort.YES, lambda pair: pair[1].agrees, N_("记的占用费和违约金等于按规则算出来的")),
    Column("through_bank", N_("经过银行"), Sort.YES, lambda pair: pair[1].through_bank, N_("用基金欠会员的钱抵的，是“否”")),
)
_LEDGERS = (
    Column("number", N_("记录"), Sort.NUMBER, lambda pair: pair[1].number, of="records"),
    Column("title", N_("什么记录"), Sort.TEXT, lambda pair: pair[1].title_label),
    Column("day", N_("日期"), Sort.DAY, lambda pair: pair[1].day),
    Column("sentence", N_("内容"), Sort.TEXT, lambda pair: pair[1].sentence),
    Column("bank", N_("存款变动"), Sort.MONEY, lambda pair: pair[1].bank_fen, N_("正数是收进来，负数是付出去")),
    Column("reversed_by", N_("被哪条冲正"), Sort.NUMBER, lambda pair: pair[1].reversed_by, of="records", required=False),
)


def who(
    edition: Edition,
    key: str = "member",
    label: str = _MEMBER,
    get: Callable[[Any], str] = lambda row: row.number,
    *,
    required: bool = True,
) -> tuple[Column, Column]:
    """A household: its number, and its name as the pages show it; `get` finds the number, "" for none."""

    def name(row: Any) -> str:
        return edition.names.person(number) if (number := get(row)) else ""

    of = "" if key == "number" else "members"
    return (
        Column(key, label, Sort.NUMBER, get, of=of, required=required),
        Column("name" if key == "number" else f"{key}_name", _NAME, Sort.TEXT, name, _HELP_NAME, required=False),
    )


def members(edition: Edition, report: MemberList) -> Table:
    """Every household, by number."""
    about = N_("每户一行：股金、信用星、能借多少、欠多少")
    total = {"number": edition(_TOTAL), "shares": report.shares, "share": report.share_fen, "outstanding": report.outstanding}
    columns = (*who(edition, "number"), *_MEMBERS)
    return edition.table("members", N_("会员"), columns, report.rows, key=("number",), about=about, total=total)


def loans(edition: Edition, report: LoanList) -> Table:
    """Every loan, by number."""
    ordered = sorted(report.rows, key=lambda row: row.number)
    total = {"number": edition(_TOTAL), "outstanding": report.outstanding}
    borrower = who(edition, "borrower", N_("借款户"), lambda row: row.borrower)
    about = N_("每笔借款一行，从申请到还清")
    columns = (Column("number", _LOAN, Sort.NUMBER, lambda row: row.number), *borrower, *_LOANS)
    return edition.table("loans", N_("借款"), columns, ordered, key=("number",), about=about, total=total)


def repayments(edition: Edition, rows: Iterable[tuple[LoanRow, RepaymentRow]]) -> Table:
    """Every repayment that stands, by loan and then in time order."""
    ordered = sorted(rows, key=lambda pair: (pair[0].number, pair[1].number))
    about = N_("每次还款一行，拆成本金、占用费、违约金；冲正了的不在里面")
    return edition.table("repayments", N_("还款"), _REPAYMENTS, ordered, key=("loan", "number"), about=about)


def ledgers(edition: Edition, rows: Iterable[tuple[str, Line]]) -> Table:
    """Personal ledgers: what concerns each household, household by household, in time order."""
    ordered = sorted(rows, key=lambda pair: (pair[0], pair[1].number))
    columns = (*who(edition, get=lambda pair: pair[0]), *_LEDGERS)
    about = N_("每户有关的每一条记录，按户排")
    return edition.table("ledgers", N_("个人台账"), columns, ordered, key=("member", "number"), about=about)


def stars(edition: Edition, report: StarTable) -> Table:
    """Stars of every household, and what they allow it to borrow."""
    columns = (
        *who(edition, get=lambda row: row.member.number),
        Column("stars", N_("信用星"), Sort.COUNT, lambda row: row.stars),
        Column("cap", N_("最多可借"), Sort.MONEY, lambda row: row.cap),
        Column("room", N_("现在还可借"), Sort.MONEY, lambda row: row.room),
        Column(
            "earned",
            N_("哪几笔借款得的"),
            Sort.TEXT,
            lambda row: tuple(star.loan for star in row.earned),
            N_("借款号，用顿号隔开；星满了以后按时还的也写在里面"),
            required=False,
        ),
    )
    about = N_("每户一行：有几颗星，哪几笔借款得的")
    return edition.table("stars", N_("信用星级表"), columns, report.rows, key=("member",), about=about)


def poor(edition: Edition, report: PoorList) -> Table:
    """Poor and low-income households with their shares, as on the page that the rulebook asks for (R六(4))."""
    columns = (
        *who(edition, get=lambda row: row.member.number),
        Column("household_class", N_("户类型"), Sort.TEXT, lambda row: row.member.class_label),
        Column("village_group", N_("村民小组"), Sort.COUNT, lambda row: row.member.village_group),
        Column("joined_on", N_("入会日期"), Sort.DAY, lambda row: row.member.joined_on),
        Column("shares", N_("股数"), Sort.COUNT, lambda row: row.member.shares),
        Column("share", N_("股金"), Sort.MONEY, lambda row: row.member.share_fen),
        Column("gift_shares", N_("赠股、配股"), Sort.COUNT, lambda row: row.gift_shares),
        Column("state", N_("情况"), Sort.TEXT, lambda row: row.member.state_label),
    )
    about = N_("规则要求在村里公布的名单")
    return edition.table("poor_list", N_("贫困户、低收入户和股金"), columns, report.rows, key=("member",), about=about)
