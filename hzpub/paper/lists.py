"""Lists for the board: member households by village group, loans by state, and the large sheet of a meeting.

In:    the list reports.   Out: `Sheet`s.
Never: sorts anew or leaves a row out; tells a household's class outside the village.
"""

from itertools import groupby

from hzpub.base.shares import percent
from hzpub.base.words import N_
from hzpub.paper.blocks import Blanks, Block, Column, Facts, Heading, Paragraph, Sheet, Table
from hzpub.paper.edition import Edition
from hzpub.reports.loan_objects import LoanList, LoanRow
from hzpub.reports.meeting import Asking, MeetingReport
from hzpub.reports.member_objects import MemberList, MemberRow


def member_sheet(edition: Edition, report: MemberList) -> Sheet:
    """Every household, a table for each village group."""
    heads = [Column(edition(N_("会员")), wide=True)]
    heads += [Column(edition(N_("农户类别")))] if edition.village else []
    heads += [Column(edition(head), right=True) for head in (N_("股数"), N_("股金"), N_("信用星"), N_("还欠借款"))]
    heads.append(Column(edition(N_("情况"))))

    def row(member: MemberRow) -> tuple[str, ...]:
        own = (edition.said(member.class_label),) if edition.village else ()
        state = edition.said(member.state_label)
        if member.overdue_loans:
            state = edition(N_("有 {count} 笔逾期"), count=member.overdue_loans)
        figures = (str(member.shares), edition.yuan(member.share_fen), str(member.stars), edition.yuan(member.outstanding))
        return (edition.who(member.number), *own, *figures, state)

    groups = groupby(sorted(report.rows, key=lambda each: each.village_group), key=lambda each: each.village_group)
    tables = tuple(
        Table(edition(N_("第 {number} 组"), number=number), tuple(heads), tuple(map(row, rows)))
        for number, rows in groups
    )
    told = N_("现有会员 {count} 户，{shares} 股，股金 {fen}。")
    facts = {"count": report.households, "shares": report.shares, "fen": edition.yuan(report.share_fen)}
    return _sheet(edition, edition(N_("会员名单")), "members.html", (Paragraph(edition(told, **facts)), *tables))


def loan_sheet(edition: Edition, report: LoanList) -> Sheet:
    """Every loan, a table for each state, the most urgent first."""
    heads = (
        Column(edition(N_("借款号"))),
        Column(edition(N_("借款户")), wide=True),
        Column(edition(N_("金额")), right=True),
        Column(edition(N_("放款日"))),
        Column(edition(N_("到期日"))),
        Column(edition(N_("还欠本金")), right=True),
    )
    names = {facet.key: facet.label for facet in report.facets}

    def row(loan: LoanRow) -> tuple[str, ...]:
        who = edition.who(loan.borrower)
        if loan.days_overdue or loan.written_off:
            who = edition(N_("{who}，{state}"), who=who, state=loan.state_label)
        days = (edition.date(loan.paid_on), edition.date(loan.due))
        return (loan.number, who, edition.yuan(loan.amount), *days, edition.yuan(loan.outstanding))

    tables = tuple(
        Table(edition(N_("{state}：{count} 笔"), state=names[state], count=len(rows)), heads, tuple(map(row, rows)))
        for state, found in groupby(report.rows, key=lambda each: each.state)
        for rows in (tuple(found),)
    )
    told = N_("借在外面的本金 {fen}，其中逾期 {late}。")
    said = edition(told, fen=edition.yuan(report.outstanding), late=edition.yuan(report.overdue))
    return _sheet(edition, edition(N_("借款名单")), "loans.html", (Paragraph(said), *tables))


def meeting_sheet(edition: Edition, report: MeetingReport) -> Sheet:
    """What may still be lent, who asks, and what each household's stars allow: in large letters, for reading aloud."""
    room = (
        (edition(N_("互助资金总额")), edition.yuan(report.fund_total)),
        (edition(N_("最多借出 {limit}"), limit=percent(report.limit)), edition.yuan(report.most)),
        (edition(N_("减：现在借在外面的（占 {share}）"), share=percent(report.lent)), edition.yuan(report.outstanding)),
        (edition(N_("等于：离上限还有")), edition.yuan(report.room)),
    )
    blocks: list[Block] = [
        Facts(room, has_sum=True),
        Facts(((edition(N_("账上存款")), edition.yuan(report.bank)),)),
        edition.figure(edition(N_("今天最多还能放款（两个里面小的一个）")), report.may_lend),
        Heading(edition(N_("等着审批、放款的申请"))),
        _asking(edition, report) if report.asking else Paragraph(edition(N_("现在没有申请。"))),
        Blanks((edition(N_("会上新提的：")),), lines=3),
        Heading(edition(N_("每户最多可借多少"))),
        Paragraph(_caps(edition, report)),
        _members(edition, report),
        Blanks(tuple(map(edition, (N_("到会理事："), N_("监事会到会："), N_("日期："))))),
    ]
    title = edition(N_("会议用表：还能放多少，每户能借多少"))
    return _sheet(edition, title, "members.html", tuple(blocks), "a4-large")


def _asking(edition: Edition, report: MeetingReport) -> Table:
    heads = (
        Column(edition(N_("借款户")), wide=True),
        Column(edition(N_("申请"))),
        Column(edition(N_("金额")), right=True),
        Column(edition(N_("本户还可借")), right=True),
        Column(edition(N_("合不合上限"))),
        Column(edition(N_("会上意见"))),
    )

    def row(each: Asking) -> tuple[str, ...]:
        loan = each.loan
        fits = edition(N_("不超") if each.fits else N_("超过"))
        room = edition.yuan(each.member.room)
        return (edition.who(loan.borrower), loan.number, edition.yuan(loan.amount), room, fits, "")

    return Table(edition(N_("按申请先后")), heads, tuple(map(row, report.asking)))


def _caps(edition: Edition, report: MeetingReport) -> str:
    line = N_("上限 = {base} + 信用星 × {step}，最多 {most}；还可借 = 上限 − 还欠借款。")
    return edition(
        line,
        base=edition.yuan(report.cap_base),
        step=edition.yuan(report.cap_step),
        most=edition.yuan(report.cap_max),
    )


def _members(edition: Edition, report: MeetingReport) -> Table:
    heads = (
        Column(edition(N_("会员")), wide=True),
        *(Column(edition(head), right=True) for head in (N_("信用星"), N_("上限"), N_("还欠借款"), N_("还可借"))),
    )
    rows = tuple(
        (edition.who(each.number), str(each.stars), *map(edition.yuan, (each.cap, each.outstanding, each.room)))
        for each in report.members
    )
    return Table(edition(N_("截至 {day}"), day=report.as_of), heads, rows)


def _sheet(edition: Edition, title: str, page: str, blocks: tuple[Block, ...], size: str = "a4-small") -> Sheet:
    return Sheet(
        frame=edition.frame(),
        title=title,
        subtitle=edition(N_("截至 {day}"), day=edition.as_of),
        link=edition.link(page),
        blocks=blocks,
        size=size,
    )
