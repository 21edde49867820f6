"""Slips: two copies on a page, to be cut apart and signed, or one after the other on a receipt printer's roll.

In:    a receipt, a repayment notice, a loan, a voucher; or nothing, for an objection.   Out: `Sheet`s.
Never: signs for anybody; prints an account number.
"""

from dataclasses import replace

from hzpub.base.words import N_
from hzpub.paper.blocks import Blanks, Block, Column, Facts, Paragraph, Sheet, Table
from hzpub.paper.edition import Edition
from hzpub.paper.notice import objecting
from hzpub.reports.loan_objects import Debt, LoanReport
from hzpub.reports.parts import Arithmetic
from hzpub.reports.slips import Receipt, RepaymentNotice, Voucher

_FOR_BOTH = (N_("第一联 交给本人"), N_("第二联 会计存档"))
_FOR_BANK = (N_("第一联 交银行"), N_("第二联 会计存档"))
_FOR_WATCH = (N_("第一联 交监事会或乡镇财政所"), N_("第二联 自己留底"))
ROLL = "80mm"
"""Paper as wide as a receipt printer's roll."""
Rows = list[tuple[str, str]]


def receipt_slip(edition: Edition, paid: Receipt) -> Sheet:
    """What somebody paid in, how it was reckoned, what is still open."""
    line, first = paid.line, paid.rows[0]
    payer = edition.who(first.payer) if first.payer else ""
    if first.payer_label is not None:
        told = edition.said(first.payer_label)
        payer = edition(N_("{who}，由{by}交"), who=payer, by=told) if payer else told
    rows: Rows = [(edition(N_("收到谁的")), payer), (edition(N_("为什么收")), edition.said(line.sentence))]
    if len(paid.rows) > 1:
        rows += ((f"　{edition(N_('其中'))} {edition.said(row.category_label)}", edition.yuan(row.fen)) for row in paid.rows)
    blocks: list[Block] = [edition.figure(edition(N_("收到")), paid.fen)]
    if paid.repayment is not None:
        rows.append((edition(N_("这笔以后还欠本金")), edition.yuan(paid.left)))
    rows += _named(edition, (N_("银行回单号"), first.bank_slip), (N_("还款通知单号"), first.notice))
    blocks.append(Facts(tuple(rows), words=True))
    if paid.repayment is not None:
        how = (paid.repayment.usage_fee_how, paid.repayment.penalty_how, *paid.repayment.penalty_more)
        blocks.append(Paragraph(_sums(edition, how), "soft"))
    if line.is_struck:
        blocks.append(Paragraph(edition(N_("这条记录已由 {number} 号冲销，收据作废。"), number=line.reversed_by), "loud"))
    blocks.append(edition.ink(*map(edition, (N_("经手出纳"), N_("交款人"), N_("互助理事会（章）")))))
    return _slip(edition, N_("收据"), line.number, edition.date(line.day), tuple(blocks), _FOR_BOTH)


def reminder_slip(edition: Edition, owed: RepaymentNotice) -> Sheet:
    """What a loan owes by when, with the arithmetic; the bank takes the money against this paper (R六(3))."""
    row, then = owed.row, owed.then
    days = (owed.today,) if owed.today == then else (owed.today, then)
    heads = (
        Column(edition(N_("哪天还清")), wide=True),
        *(Column(edition(head), right=True) for head in (N_("本金"), N_("占用费"), N_("违约金"), N_("合计"))),
    )
    lines = tuple(
        (edition.date(each.day), *map(edition.yuan, (each.principal, each.usage_fee, each.penalty, each.total)))
        for each in days
    )
    loan = {"number": row.number, "fen": edition.yuan(row.amount), "due": edition.date(row.due)}
    by = edition(N_("{day}还清，应还"), day=then.day)
    if row.days_overdue:
        by = edition(N_("已逾期 {days} 天，{day}还清要"), days=row.days_overdue, day=then.day)
    facts = _named(
        edition,
        (N_("借款户"), edition.who(row.borrower)),
        (N_("担保户"), edition.everybody(row.guarantors)),
        (N_("存入"), edition(N_("{bank}互助资金专户，户名 {holder}"), bank=edition.head.bank, holder=edition.head.account_holder)),
    )
    blocks = (
        edition.figure(by, then.total),
        Facts(tuple(facts), words=True),
        Table(edition(N_("借款 {number} 号，{fen}，{due}到期"), **loan), heads, lines),
        Paragraph(_sums(edition, _how(then)), "soft"),
        edition.ink(*map(edition, (N_("互助理事会（章）"), N_("会计"), N_("本人签收")))),
    )
    return _loan_slip(edition, N_("还款通知单"), row.number, edition.date(owed.today.day), blocks)


def loan_slip(edition: Edition, report: LoanReport) -> Sheet:
    """The borrower's promise: how much, for what, until when, what it costs, who stands for it."""
    row, due = report.row, report.due
    facts = _named(
        edition,
        (N_("借款户"), edition.who(row.borrower)),
        (N_("用途"), edition(N_("{category}：{purpose}"), category=row.category, purpose=row.purpose)),
        (N_("期限"), edition(N_("{months} 个月"), months=row.months)),
        (N_("放款日"), edition.date(row.paid_on)),
        (N_("到期日"), edition.date(row.due)),
        (N_("到期一共要还"), edition.yuan(due.total) if due else ""),
        (N_("担保"), edition(N_("{mode}：{who}"), mode=row.guarantee_mode, who=edition.everybody(row.guarantors))),
    )
    sums = (Paragraph(_sums(edition, _how(due)), "soft"),) if due else ()
    blocks = (
        edition.figure(edition(N_("今借到")), row.amount),
        Facts(tuple(facts), words=True),
        *sums,
        edition.ink(*map(edition, (N_("借款人（按手印）"), N_("担保人（按手印）"), N_("经手会计")))),
    )
    return _loan_slip(edition, N_("借据"), row.number, edition.date(row.paid_on), blocks)


def voucher_slip(edition: Edition, out: Voucher) -> Sheet:
    """A transfer out of the special account: four boxes for ink, and who has sealed electronically."""
    number = out.line.number if out.line else ""
    payee = edition.who(out.member) if out.member else out.payee
    if out.households:
        payee = edition(N_("{count} 户，名单附后"), count=len(out.households))
    account = ("＿" * 12 + " " + edition(N_("（照存折手写，见 {number} 号记录）"), number=out.account)) if out.account else ""
    facts = _named(
        edition,
        (N_("付款"), edition(N_("{bank}互助资金专户，户名 {holder}"), bank=edition.head.bank, holder=edition.head.account_holder)),
        (N_("收款"), payee),
        (N_("收款账号"), account),
        (N_("事由"), edition.said(out.sentence)),
        (N_("凭证号"), out.voucher),
        (N_("付款日"), edition.date(out.paid_on)),
        (N_("银行回单号"), out.bank_slip),
    )
    blocks: list[Block] = [edition.figure(edition(N_("转账金额")), out.fen), Facts(tuple(facts), words=True)]
    if out.line is None:
        blocks.append(Paragraph(edition(N_("草稿，还没有入账；四章盖齐、入账以后重打一张。")), "soft"))
    elif out.line.is_struck:
        blocks.append(Paragraph(edition(N_("这条记录已由 {number} 号冲销，凭证作废。"), number=out.line.reversed_by), "loud"))
    blocks.append(edition.seals(out.seals))
    heads = (Column(edition(N_("会员"))), Column(edition(N_("金额")), right=True), Column(edition(N_("签收")), wide=True))
    rows = tuple((edition.who(member), edition.yuan(fen), "") for member, fen in out.households)
    total = (edition(N_("合计")), edition.yuan(out.fen), "")
    annex = (Table(edition(N_("发放名单")), heads, rows, (total,)),) if rows else ()
    return _slip(edition, N_("转账凭证"), number, edition.date(out.day), tuple(blocks), _FOR_BANK, annex)


def objection_slip(edition: Edition, about: str = "", what: str = "") -> Sheet:
    """A form for whoever thinks that something is wrong; `about` is a record or quarter and `what` it says, if known."""
    told = edition(N_("{about}：{what}"), about=about, what=what) if what else about
    facts = ((edition(N_("对哪一条记录、哪一季公示")), told or "＿" * 12),)
    blocks = (
        Facts(facts, words=True),
        Blanks((edition(N_("哪里不对：")),), lines=4),
        Blanks((edition(N_("我希望：")),), lines=2),
        Blanks((edition(N_("提出人（可以不写）：")), edition(N_("日期：")))),
        Blanks((edition(N_("收单人和收到的日期：")),)),
        Paragraph(objecting(edition), "soft"),
    )
    return _slip(edition, N_("异议单"), "", "", blocks, _FOR_WATCH)


def on_roll(edition: Edition, slip: Sheet) -> Sheet:
    """The same slip, 80 mm wide. What such a printer writes fades, and the slip says so."""
    note = edition(N_("小票的字会褪色，存档的那一联用 A4 打。"))
    return replace(slip, size=ROLL, frame=replace(slip.frame, foot=(*slip.frame.foot, note)))


def _slip(
    edition: Edition,
    title: str,
    number: str,
    day: str,
    blocks: tuple[Block, ...],
    copies: tuple[str, str],
    annex: tuple[Block, ...] = (),
) -> Sheet:
    told = [edition(N_("记录 {number}"), number=number)] if number else []
    return Sheet(
        frame=edition.frame(),
        title=edition(title),
        subtitle="　".join((*told, *((day,) if day else ()))),
        link=edition.record_link(number) if number else edition.link("complain.html"),
        blocks=blocks,
        form="slip",
        copies=tuple(map(edition, copies)),
        annex=annex,
    )


def _loan_slip(edition: Edition, title: str, loan: str, day: str, blocks: tuple[Block, ...]) -> Sheet:
    told = edition(N_("借款 {number} 号"), number=loan)
    return Sheet(
        frame=edition.frame(),
        title=edition(title),
        subtitle="　".join(each for each in (told, day) if each),
        link=edition.link(f"loans/{loan}.html", edition(N_("网上查：借款 {number} 号"), number=loan)),
        blocks=blocks,
        form="slip",
        copies=tuple(map(edition, _FOR_BOTH)),
    )


def _named(edition: Edition, *rows: tuple[str, str]) -> Rows:
    """The rows that have something to say, their labels translated."""
    return [(edition(label), value) for label, value in rows if value]


def _how(debt: Debt) -> tuple[Arithmetic | None, ...]:
    return (debt.usage_fee_how, *debt.usage_fee_more, debt.penalty_how, *debt.penalty_more)


def _sums(edition: Edition, lines: tuple[Arithmetic | None, ...]) -> str:
    """The arithmetic of every charge, one after another, with the clause behind it."""
    told = N_("{sum}（{clause}）")
    said = (edition(told, sum=each.sentence, clause=each.clause) for each in lines if each is not None)
    return edition(N_("怎么算的：{lines}"), lines="；".join(said))
