"""Lending in one quarter: paid out, repaid, falling due, and each loan's move line by line.

In:    a `Basis`, the quarter's own lines, the loans due in it.   Out: `Lending`, `LoanMove`s.
Never: looks at another quarter's records.
"""

from collections.abc import Iterable

from hzpub.base.months import Quarter
from hzpub.ledger.book import Loan, Posting
from hzpub.reports.balances import of_pool
from hzpub.reports.basis import Basis
from hzpub.reports.line import Line
from hzpub.reports.parts import per_mille, per_mille_up
from hzpub.reports.quarter_objects import Lending, LoanMove

_PAYOUT = "loan_disbursement"
_POOR = "poor"


def lending(basis: Basis, quarter: Quarter, lines: tuple[Line, ...], due: Iterable[Loan]) -> Lending:
    """What was lent and came back in `quarter`; `lines` are those the books count in it (fen, per mille)."""
    flows = basis.chronicle.flows
    opening, closing = flows.opening(quarter), flows.closing(quarter)
    moved = flows.of(quarter, ("loans",))
    paid_out = sum(flow.fen for flow in moved if not flow.incoming)
    fund = -sum(closing.get(account, 0) for account in of_pool("principal"))
    outstanding = closing.get("loans", 0)
    falling_due, on_time = _fallen_due(basis, due)
    standing = _standing_payouts(lines)
    to_poor = sum(_of(line.postings, "loans") for line in _payout_lines(basis, lines) if _is_poor(basis, line))
    return Lending(
        opening=opening.get("loans", 0),
        paid_out=paid_out,
        loans=sum(flow.count for flow in moved if not flow.incoming),
        households=len({line.members[0] for line in standing}),
        to_poor=to_poor,
        poor_share=per_mille(to_poor, paid_out),
        repaid=sum(flow.fen for flow in moved if flow.incoming),
        closing=outstanding,
        falling_due=falling_due,
        on_time=on_time,
        on_time_share=on_time * 1000 // falling_due if falling_due else 0,
        lent=per_mille_up(outstanding, fund),
        limit=basis.limits_on(quarter.last).max_lent,
    )


def loan_moves(basis: Basis, lines: Iterable[Line], kind: str) -> tuple[LoanMove, ...]:
    """Pay-outs ("loan_disbursement") or repayments ("loan_repayment") among `lines`, in the order of entry."""
    return tuple(_move(basis, line) for line in lines if line.kind == kind)


def _move(basis: Basis, line: Line) -> LoanMove:
    loan = basis.book.loans.get(line.loan)
    principal = abs(_of(line.postings, "loans"))
    return LoanMove(
        number=line.number,
        loan=line.loan,
        member=line.members[0] if line.members else "",
        day=line.day,
        is_payout=line.kind == _PAYOUT,
        fen=abs(line.bank_fen),
        principal=principal,
        usage_fee=-_of(line.postings, "usage_fees"),
        penalty=-_of(line.postings, "penalties"),
        due=loan.payout.due if loan and loan.payout else None,
        struck_by=line.reversed_by,
        is_late=line.is_late,
    )


def _fallen_due(basis: Basis, loans: Iterable[Loan]) -> tuple[int, int]:
    """Principal that fell due by `as_of`, and how much of it was repaid on or before the last timely day (fen).

    Until its last timely day is over a loan has not fallen due, repaid early or not: counting the early ones alone
    would flatter the quarter that is still running.
    """
    fallen = on_time = 0
    for loan in loans:
        timely = basis.timely(loan)
        if loan.payout is None or timely is None or basis.as_of <= timely:
            continue
        fallen += loan.payout.fen
        on_time += sum(each.principal for each in loan.repayments if each.day <= timely)
    return fallen, on_time


def _payout_lines(basis: Basis, lines: Iterable[Line]) -> tuple[Line, ...]:
    """Pay-outs, and reversals of pay-outs, whose postings take them back."""
    found = []
    for line in lines:
        target = basis.chronicle.line(line.reverses) if line.reverses else None
        if (target or line).kind == _PAYOUT:
            found.append(line)
    return tuple(found)


def _standing_payouts(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Pay-outs that no reversal of the same quarter took back."""
    numbers = {line.number for line in lines}
    return tuple(line for line in lines if line.kind == _PAYOUT and line.reversed_by not in numbers)


def _is_poor(basis: Basis, line: Line) -> bool:
    member = basis.book.members.get(line.members[0]) if line.members else None
    return member is not None and member.household_class == _POOR


def _of(postings: tuple[Posting, ...], account: str) -> int:
    return sum(posting.fen for posting in postings if posting.account == account)
