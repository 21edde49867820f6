"""A loan's page: its way from application to the last repayment, and every figure with its arithmetic.

In:    a `Basis` and a loan's number.   Out: `LoanReport`.
Never: looks at a record that is not the loan's own.
"""

from itertools import accumulate

from hzpub.base.shares import per_mille_up
from hzpub.base.words import N_, Label, Yuan
from hzpub.kinds import all_kinds
from hzpub.kinds.boxes import Choice
from hzpub.ledger.book import Loan, Payout, Repayment
from hzpub.ledger.fees import usage_fee
from hzpub.ledger.instalments import instalments, last_day, repaid
from hzpub.ledger.standing import liable_households, loan_cap, was_on_time
from hzpub.reports.basis import Basis
from hzpub.reports.charges import coming_debts, debt, debt_as_agreed
from hzpub.reports.loan_list import loan_row
from hzpub.reports.loan_objects import (
    CapCheck,
    Debt,
    FundCheck,
    Guarantor,
    InstalmentRow,
    LoanReport,
    RepaymentRow,
    ScheduleRow,
)
from hzpub.reports.loan_stages import stages
from hzpub.trust.authority import COUNCIL_OFFICES

_INSTALMENT = {"paid": N_("已还"), "late": N_("逾期"), "open": N_("未到期")}
_HEAD = N_("{borrower} 的借款 {amount}，{months} 个月")


def loan_report(basis: Basis, number: str) -> LoanReport:
    """The page of the loan whose application is record `number`; raises KeyError when there is none."""
    loan = basis.book.loans[number]
    row = loan_row(basis, loan)
    terms = basis.terms_of(loan)
    owed = coming_debts(loan, basis.as_of, terms)
    due = debt_as_agreed(loan.payout, terms) if loan.payout else None
    return LoanReport(
        as_of=basis.as_of,
        row=row,
        head=Label(_HEAD, (("borrower", row.borrower), ("amount", Yuan(row.amount)), ("months", row.months))),
        stages=stages(basis, loan),
        due=due,
        schedule=_schedule(loan, due, owed[0] if owed else None) if due else (),
        instalments=_instalments(basis, loan, loan.payout) if loan.payout and loan.payout.schedule else (),
        owed=owed,
        repayments=_repayments(basis, loan, loan.payout) if loan.payout else (),
        group=loan.group,
        guarantors=guarantors(basis, loan),
        council=_council(basis, loan),
        cap_check=_cap_check(basis, loan),
        fund_check=_fund_check(basis, loan),
        earns_star=was_on_time(loan, terms),
        lines=basis.chronicle.of_loan(number),
    )


def _schedule(loan: Loan, due: Debt, today: Debt | None) -> tuple[ScheduleRow, ...]:
    """Principal, fee and penalty: expected, paid, owed today."""
    paid = loan.repayments
    return (
        ScheduleRow(
            part="principal",
            label=Label(N_("本金")),
            expected=due.principal,
            paid=sum(each.principal for each in paid),
            owed=today.principal if today else 0,
        ),
        ScheduleRow(
            part="usage_fee",
            label=Label(N_("占用费")),
            expected=due.usage_fee,
            paid=sum(each.usage_fee for each in paid),
            owed=today.usage_fee if today else 0,
        ),
        ScheduleRow(
            part="penalty",
            label=Label(N_("违约金")),
            expected=due.penalty,
            paid=sum(each.penalty for each in paid),
            owed=today.penalty if today else 0,
        ),
    )


def _repayments(basis: Basis, loan: Loan, payout: Payout) -> tuple[RepaymentRow, ...]:
    """Each repayment that stands, with what its principal should have cost."""
    terms = basis.terms_of(loan)
    paid = accumulate((each.principal for each in loan.repayments), initial=0)
    rows = []
    for each, since in zip(loan.repayments, paid, strict=False):
        cost = debt(payout, each.principal, each.day, terms, since)
        late = debt(payout, max(each.principal, 1), each.day, terms, since).penalty_how is not None
        rows.append(
            RepaymentRow(
                number=each.number,
                day=each.day,
                payer=_payer(basis, each),
                amount=each.principal + each.usage_fee + each.penalty + each.excess,
                principal=each.principal,
                usage_fee=each.usage_fee,
                penalty=each.penalty,
                excess=each.excess,
                before=payout.fen - since,
                left=payout.fen - since - each.principal,
                is_on_time=not late,
                agrees=(each.usage_fee, each.penalty) == (cost.usage_fee, cost.penalty),
                usage_fee_how=cost.usage_fee_how,
                penalty_how=cost.penalty_how,
                penalty_more=cost.penalty_more,
                through_bank=_kind(basis, each) == "loan_repayment",
            )
        )
    return tuple(rows)


def _kind(basis: Basis, repayment: Repayment) -> str:
    line = basis.chronicle.line(repayment.number)
    return line.kind if line else "loan_repayment"


def _payer(basis: Basis, repayment: Repayment) -> Label:
    """Who paid; for a set-off, what paid."""
    kind = _kind(basis, repayment)
    if kind != "loan_repayment":
        return Label(all_kinds()[kind].title)
    box = all_kinds()["loan_repayment"].box("payer")
    return Label(box.options.get(repayment.payer, repayment.payer) if isinstance(box, Choice) else repayment.payer)


def _instalments(basis: Basis, loan: Loan, payout: Payout) -> tuple[InstalmentRow, ...]:
    """Each agreed instalment, and how much of it has come back: the oldest is repaid first."""
    terms, left, rows = basis.terms_of(loan), repaid(loan), []
    for part in instalments(payout):
        paid, timely = min(left, part.fen), last_day(part.due, terms.holiday_shift)
        left -= paid
        state = "paid" if paid == part.fen else "late" if basis.as_of > timely else "open"
        rows.append(
            InstalmentRow(
                due=part.due,
                last_timely_day=timely,
                principal=part.fen,
                usage_fee=usage_fee(payout, part.fen, part.due, terms),
                repaid=paid,
                state=state,
                state_label=Label(_INSTALMENT[state]),
            )
        )
    return tuple(rows)


def guarantors(basis: Basis, loan: Loan) -> tuple[Guarantor, ...]:
    """Households that stand for the loan, by number: who signed where, who is in by the group (R六(1))."""
    signed = {who: each.number for each in loan.guarantees for who in each.guarantors}
    group = basis.book.groups.get(loan.group)
    members = group.members if group else ()
    return tuple(
        Guarantor(member=who, record=signed.get(who, loan.group), is_of_group=who in members)
        for who in liable_households(basis.book, loan)
    )


def _council(basis: Basis, loan: Loan) -> tuple[str, ...]:
    """Persons on the council when the loan was approved: they answer for it jointly (R六(1))."""
    if loan.approval is None:
        return ()
    at, terms = loan.approval.number, basis.book.authority.terms
    serving = (each for each in terms if each.since <= at and (not each.until or at < each.until))
    return tuple(sorted({each.person for each in serving if each.office in COUNCIL_OFFICES}))


def _cap_check(basis: Basis, loan: Loan) -> CapCheck | None:
    """The household's limit by its stars when the council approved (R五3①, R六(5))."""
    approval = loan.approval
    if approval is None:
        return None
    limits = basis.params_at(approval.number)
    cap = loan_cap(approval.stars, limits.cap_base, limits.cap_step, limits.cap_max)
    before = basis.chronicle.moments.owed_before.get(approval.number, 0)
    return CapCheck(
        number=approval.number,
        day=approval.day,
        stars=approval.stars,
        base=limits.cap_base,
        step=limits.cap_step,
        highest=limits.cap_max,
        cap=cap,
        outstanding_before=before,
        approved=approval.fen,
        outstanding_after=before + approval.fen,
        fits=before + approval.fen <= cap,
    )


def _fund_check(basis: Basis, loan: Loan) -> FundCheck | None:
    """How much of the fund was out after the pay-out, by the limit in force at approval (R五3①)."""
    payout = loan.payout
    totals = basis.chronicle.moments.totals_after.get(payout.number) if payout else None
    if payout is None or totals is None:
        return None
    limit = basis.params_at(loan.approval.number if loan.approval else payout.number).max_lent_permille
    return FundCheck(
        number=payout.number,
        day=payout.paid_on,
        outstanding_after=totals.loans,
        fund_total=totals.fund,
        lent=per_mille_up(totals.loans, totals.fund),
        limit=limit,
        fits=totals.loans * 1000 <= totals.fund * limit,
    )
