"""Lending in one quarter: paid out, repaid, falling due, and each loan's move line by line.

In:    a `Basis`, the quarter's own lines, the loans due in it.   Out: `Lending`, `LoanMove`s.
Never: looks at another quarter's records.
"""

from collections.abc import Iterable

from hzpub.base.months import Quarter
from hzpub.base.shares import per_mille, per_mille_up
from hzpub.base.words import Label
from hzpub.kinds.vocabulary import HOUSEHOLD_CLASSES
from hzpub.ledger.book import Posting
from hzpub.reports.balances import of_pool
from hzpub.reports.basis import Basis
from hzpub.reports.line import Line
from hzpub.reports.quarter_objects import ClassLent, Lending, LoanMove
from hzpub.reports.then import Fallen, class_at

PAYOUTS = ("loan_disbursement", "transfer_retry")
REPAYMENTS = ("loan_repayment", "payable_offset", "share_offset")
_RETURN, _WRITE_OFF = "bank_return", "write_off"
_POOR = "poor"


def lending(basis: Basis, quarter: Quarter, lines: tuple[Line, ...], due: Iterable[Fallen]) -> Lending:
    """What was lent and came back in `quarter`; `lines` are those the books count in it (fen, per mille)."""
    flows = basis.chronicle.flows
    opening, closing = flows.opening(quarter), flows.closing(quarter)
    moved = flows.of(quarter, ("loans",))
    paid_out = sum(flow.fen for flow in moved if not flow.incoming)
    fund = -sum(closing.get(account, 0) for account in of_pool("principal"))
    outstanding = closing.get("loans", 0)
    falling_due, on_time = _fallen_due(basis, due)
    came_in = {flow.kind: flow.fen for flow in moved if flow.incoming}
    returned, written_off = came_in.pop(_RETURN, 0), came_in.pop(_WRITE_OFF, 0)
    standing, classes = _standing_payouts(lines), _classes(basis, lines, paid_out - returned)
    to_poor = sum(each.fen for each in classes if each.household_class == _POOR)
    return Lending(
        opening=opening.get("loans", 0),
        paid_out=paid_out,
        loans=sum(flow.count for flow in moved if not flow.incoming),
        households=len({line.members[0] for line in standing}),
        returned=returned,
        to_poor=to_poor,
        poor_share=per_mille(to_poor, paid_out - returned),
        classes=classes,
        repaid=sum(came_in.values()),
        written_off=written_off,
        closing=outstanding,
        falling_due=falling_due,
        on_time=on_time,
        on_time_share=on_time * 1000 // falling_due if falling_due else 0,
        lent=per_mille_up(outstanding, fund),
        limit=basis.limits_on(quarter.last).max_lent,
    )


def loan_moves(basis: Basis, lines: Iterable[Line], kinds: tuple[str, ...]) -> tuple[LoanMove, ...]:
    """`PAYOUTS` or `REPAYMENTS` among `lines`, in the order of entry; retries of other payments are none."""
    return tuple(_move(basis, line) for line in lines if line.kind in kinds and line.loan)


def _move(basis: Basis, line: Line) -> LoanMove:
    loan = basis.book.loans.get(line.loan)
    principal = abs(_of(line.postings, "loans"))
    return LoanMove(
        number=line.number,
        loan=line.loan,
        member=line.members[0] if line.members else "",
        day=line.day,
        is_payout=line.kind in PAYOUTS,
        fen=abs(line.bank_fen),
        principal=principal,
        usage_fee=-_of(line.postings, "usage_fees"),
        penalty=-_of(line.postings, "penalties"),
        due=loan.payout.due if loan and loan.payout else None,
        struck_by=line.reversed_by,
        is_late=line.is_late,
        title=line.title_label,
        through_bank=line.bank_fen != 0,
        returned_by=basis.book.returned.get(line.number, ""),
    )


def _fallen_due(basis: Basis, due: Iterable[Fallen]) -> tuple[int, int]:
    """Principal that fell due by `as_of`, and how much of it was repaid on or before its last timely day (fen).

    Until its last timely day is over an instalment has not fallen due, repaid early or not: counting the early ones
    alone would flatter the quarter that is still running.
    """
    fallen = on_time = 0
    for each in due:
        if basis.as_of > each.last_day:
            fallen += each.fen
            on_time += each.on_time
    return fallen, on_time


def _classes(basis: Basis, lines: Iterable[Line], lent: int) -> tuple[ClassLent, ...]:
    """What each class was lent, what reversals and returns of the same quarter took back already deducted (fen)."""
    sums: dict[str, int] = {}
    counts: dict[str, int] = {}
    for line in lines:
        target = basis.chronicle.line(line.reverses) if line.reverses else None
        fen = _of(line.postings, "loans")
        if not fen or (target or line).kind not in (*PAYOUTS, _RETURN):
            continue
        name = class_at(basis, line.members[0], (target or line).booked) if line.members else ""
        sums[name] = sums.get(name, 0) + fen
        counts[name] = counts.get(name, 0) + (1 if fen > 0 else -1)
    return tuple(
        ClassLent(
            household_class=name,
            label=Label(label),
            loans=counts.get(name, 0),
            fen=sums.get(name, 0),
            share=per_mille(sums.get(name, 0), lent),
        )
        for name, label in HOUSEHOLD_CLASSES.items()
    )


def _standing_payouts(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Pay-outs that no reversal of the same quarter took back."""
    numbers = {line.number for line in lines}
    paid = (line for line in lines if line.kind in PAYOUTS and line.loan)
    return tuple(line for line in paid if line.reversed_by not in numbers)


def _of(postings: tuple[Posting, ...], account: str) -> int:
    return sum(posting.fen for posting in postings if posting.account == account)
