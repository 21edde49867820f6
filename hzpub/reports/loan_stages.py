"""A loan's way, step by step, with who sealed what and what is still to come.

In:    a `Basis` and a loan.   Out: `Stage`s in the order of the books, those to come at the end.
Never: judges whether a step was allowed.
"""

import datetime as dt

from hzpub.base.words import N_, Label
from hzpub.kinds import all_kinds
from hzpub.ledger.book import Loan
from hzpub.ledger.instalments import unpaid_parts
from hzpub.reports.basis import Basis
from hzpub.reports.line import Line
from hzpub.reports.loan_objects import Stage
from hzpub.reports.parts import SealBox
from hzpub.reports.telling import label_of_role

_PAYOUT = "loan_disbursement"
_RETRY = "transfer_retry"
_KEYS = {
    "loan_application": "application",
    "loan_approval": "approval",
    "loan_disbursement": "payout",
    "loan_repayment": "repayment",
}
_WORDS = {
    "application": N_("申请"),
    "guarantee": N_("担保"),
    "approval": N_("审批"),
    "seals": N_("四章"),
    "payout": N_("放款"),
    "repayment": N_("还款"),
    "cleared": N_("还清"),
}


def stages(basis: Basis, loan: Loan) -> tuple[Stage, ...]:
    """Every step so far, one per record (the pay-out gives two: the four seals, the money), then those to come."""
    done: list[Stage] = []
    for line in basis.chronicle.of_loan(loan.number):
        if line.kind == _PAYOUT:
            done.append(_stage(line, "seals", line.date, _boxes(line), ()))
        key = _KEYS.get(line.kind, line.kind)
        seals = () if line.kind == _PAYOUT else _boxes(line)
        done.append(_stage(line, key, line.day, seals, _persons(loan, line.number)))
    if loan.cleared_on is not None:
        done.append(Stage(key="cleared", label=Label(_WORDS["cleared"]), is_done=True, day=loan.cleared_on))
    return (*done, *_to_come(basis, loan))


def _stage(
    line: Line, key: str, day: dt.date, seals: tuple[SealBox, ...], persons: tuple[str, ...]
) -> Stage:
    return Stage(
        key=key,
        label=Label(_WORDS.get(key, line.title)),
        is_done=True,
        day=day,
        number=line.number,
        sentence=line.sentence,
        persons=persons,
        seals=seals,
        entered_by=line.entry_tick,
        struck_by=line.reversed_by,
        is_late=line.is_late,
    )


def _boxes(line: Line) -> tuple[SealBox, ...]:
    """The boxes of a record: every role that must seal, filled or not, then whoever else sealed."""
    made = dict(line.seals)
    kind = all_kinds().get(line.kind)
    needed = kind.seals.all_of if kind else ()
    return tuple(SealBox(role, label_of_role(role), made.get(role, "")) for role in dict.fromkeys((*needed, *made)))


def _persons(loan: Loan, number: str) -> tuple[str, ...]:
    """Who else acted: council members in favour, or guarantors; nobody once the record is struck out."""
    if loan.approval is not None and loan.approval.number == number:
        return loan.approval.in_favour
    return next((each.guarantors for each in loan.guarantees if each.number == number), ())


def _to_come(basis: Basis, loan: Loan) -> tuple[Stage, ...]:
    """What the loan still waits for; a returned pay-out needs no new seals."""
    if loan.withdrawn or loan.cleared_on is not None:
        return ()
    waiting: list[Stage] = []
    if loan.payout is None:
        if not loan.guarantees:
            waiting.append(_missing("guarantee", all_kinds()["guarantee"].seals.all_of))
        if loan.approval is None:
            waiting.append(_missing("approval", all_kinds()["loan_approval"].seals.all_of))
        if _is_returned(basis, loan):
            waiting.append(Stage(key=_RETRY, label=Label(all_kinds()[_RETRY].title), is_done=False))
        else:
            waiting += [_missing("seals", all_kinds()[_PAYOUT].seals.all_of), _missing("payout", ())]
    if loan.payout is not None and not loan.is_open:
        label = Label(all_kinds()["write_off_recovery"].title)
        return (*waiting, Stage(key="write_off_recovery", label=label, is_done=False))
    parts = unpaid_parts(loan)
    due = parts[0].due if parts else None
    return (*waiting, Stage(key="repayment", label=Label(_WORDS["repayment"]), is_done=False, day=due))


def _is_returned(basis: Basis, loan: Loan) -> bool:
    """Tell whether the bank sent the pay-out back and it has not gone out again."""
    book = basis.book
    back = (each for each in book.returns.values() if book.loan_of.get(each.number) == loan.number)
    return any(not each.retried for each in back)


def _missing(key: str, roles: tuple[str, ...]) -> Stage:
    boxes = tuple(SealBox(role, label_of_role(role)) for role in roles)
    return Stage(key=key, label=Label(_WORDS[key]), is_done=False, seals=boxes)
