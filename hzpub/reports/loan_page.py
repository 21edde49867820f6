"""A loan's page: its way from application to the last repayment, and every figure with its arithmetic.

In:    a `Basis` and a loan's number.   Out: `LoanReport`.
Never: looks at a record that is not the loan's own.
"""

from itertools import accumulate

from hzpub.base.words import N_, Label, Yuan
from hzpub.kinds import all_kinds
from hzpub.kinds.boxes import Choice
from hzpub.ledger.book import Loan, Payout
from hzpub.ledger.fees import last_timely_day
from hzpub.ledger.standing import liable_households, loan_cap, was_on_time
from hzpub.reports.basis import Basis
from hzpub.reports.charges import coming_debts, debt
from hzpub.reports.loan_list import loan_row
from hzpub.reports.loan_objects import (
    CapCheck,
    Debt,
    FundCheck,
    Guarantor,
    LoanReport,
    RepaymentRow,
    ScheduleRow,
)
from hzpub.reports.loan_stages import stages
from hzpub.reports.parts import per_mille_up

_HEAD = N_("{borrower} 的借款 {amount}，{months} 个月")


def loan_report(basis: Basis, number: str) -> LoanReport:
    """The page of the loan whose application is record `number`; raises KeyError when there is none."""
    loan = basis.book.loans[number]
    row = loan_row(basis, loan)
    terms = basis.terms_of(loan)
    owed = coming_debts(loan, basis.as_of, terms)
    due = debt(loan.payout, loan.payout.fen, loan.payout.due, terms) if loan.payout else None
    return LoanReport(
        as_of=basis.as_of,
        row=row,
        head=Label(_HEAD, (("borrower", row.borrower), ("amount", Yuan(row.amount)), ("months", row.months))),
        stages=stages(basis, loan),
        due=due,
        schedule=_schedule(loan, due, owed[0] if owed else None) if due else (),
        owed=owed,
        repayments=_repayments(basis, loan, loan.payout) if loan.payout else (),
        group=loan.group,
        guarantors=_guarantors(basis, loan),
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
    left = accumulate((-each.principal for each in loan.repayments), initial=payout.fen)
    rows = []
    for each, rest in zip(loan.repayments, list(left)[1:], strict=True):
        cost = debt(payout, each.principal, each.day, terms)
        rows.append(
            RepaymentRow(
                number=each.number,
                day=each.day,
                payer=_payer(each.payer),
                amount=each.principal + each.usage_fee + each.penalty + each.excess,
                principal=each.principal,
                usage_fee=each.usage_fee,
                penalty=each.penalty,
                excess=each.excess,
                left=rest,
                is_on_time=each.day <= last_timely_day(payout, terms),
                agrees=(each.usage_fee, each.penalty) == (cost.usage_fee, cost.penalty),
                usage_fee_how=cost.usage_fee_how,
                penalty_how=cost.penalty_how,
            )
        )
    return tuple(rows)


def _payer(payer: str) -> Label:
    box = all_kinds()["loan_repayment"].box("payer")
    return Label(box.options.get(payer, payer) if isinstance(box, Choice) else payer)


def _guarantors(basis: Basis, loan: Loan) -> tuple[Guarantor, ...]:
    """Households that stand for the loan, by number: who signed where, who is in by the group (R六(1))."""
    signed = {who: each.number for each in loan.guarantees for who in each.guarantors}
    group = basis.book.groups.get(loan.group)
    members = group.members if group else ()
    return tuple(
        Guarantor(member=who, record=signed.get(who, loan.group), is_of_group=who in members)
        for who in liable_households(basis.book, loan)
    )


def _cap_check(basis: Basis, loan: Loan) -> CapCheck | None:
    """The household's limit by its stars when the council approved (R五3①, R六(5))."""
    approval = loan.approval
    if approval is None:
        return None
    limits = basis.limits_on(approval.day)
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
    limit = basis.limits_on(loan.approval.day if loan.approval else payout.paid_on).max_lent
    return FundCheck(
        number=payout.number,
        day=payout.paid_on,
        outstanding_after=totals.loans,
        fund_total=totals.fund,
        lent=per_mille_up(totals.loans, totals.fund),
        limit=limit,
        fits=totals.loans * 1000 <= totals.fund * limit,
    )
