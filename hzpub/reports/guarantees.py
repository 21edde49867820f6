"""Who stands for whom: every loan that is out with the households behind it, and the joint-liability groups.

In:    a `Basis`.   Out: `Guarantees` (fen).
Never: says anything of a household but what it signed and what still hangs on that.
"""

import datetime as dt
from dataclasses import dataclass

from hzpub.base.words import N_, Label, Yuan
from hzpub.ledger.book import Group
from hzpub.reports.basis import Basis
from hzpub.reports.loan_list import loan_row
from hzpub.reports.loan_objects import Guarantor, LoanRow
from hzpub.reports.loan_page import guarantors
from hzpub.reports.parts import Fen

_STATES = {"late": N_("已经逾期，担保的户要一起还"), "open": N_("还没有到期")}
_SHARED = N_("{count} 户一起担保，还欠本金 {fen}")


@dataclass(frozen=True, slots=True, kw_only=True)
class GuaranteedLoan:
    """A loan that is out, and the households that answer for it; `state` is "late" or "open"."""

    loan: LoanRow
    state: str
    guarantors: tuple[Guarantor, ...]

    @property
    def told(self) -> Label:
        """How many stand for how much."""
        return Label(_SHARED, (("count", len(self.guarantors)), ("fen", Yuan(self.loan.outstanding))))


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingGroup:
    """A joint-liability group with its loans that are out, and their principal (fen). `replaces`: it goes on from that one."""

    number: str
    formed_on: dt.date
    leader: str
    members: tuple[str, ...]
    replaces: str
    loans: tuple[str, ...]
    outstanding: Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarantees:
    """All guarantees that still bind, overdue loans first; groups newest first.

    `households` answer for at least one loan; `outstanding` is the principal they answer for, `overdue` that of the
    loans that are late (fen).
    """

    as_of: dt.date
    loans: tuple[GuaranteedLoan, ...]
    groups: tuple[StandingGroup, ...]
    households: int
    outstanding: Fen
    late: int
    overdue: Fen


def guarantees(basis: Basis) -> Guarantees:
    """Every loan that is out with who stands for it, and every group that has one out or could still ask."""
    rows = [_loan(basis, number) for number, loan in sorted(basis.book.loans.items()) if loan.is_open]
    rows.sort(
        key=lambda row: (
            -row.loan.days_overdue,
            row.loan.last_timely_day or row.loan.applied_on,
            row.loan.number,
        )
    )
    late = [row for row in rows if row.state == "late"]
    replaced = {group.replaces for group in basis.book.groups.values()}
    groups = (each for _, each in sorted(basis.book.groups.items(), reverse=True) if not each.dissolved)
    return Guarantees(
        as_of=basis.as_of,
        loans=tuple(rows),
        groups=tuple(_group(basis, each) for each in groups if each.number not in replaced),
        households=len({each.member for row in rows for each in row.guarantors}),
        outstanding=sum(row.loan.outstanding for row in rows if row.guarantors),
        late=len(late),
        overdue=sum(row.loan.outstanding for row in late),
    )


def state_label(state: str) -> Label:
    """What "late" and "open" mean for those who guarantee."""
    return Label(_STATES[state])


def _loan(basis: Basis, number: str) -> GuaranteedLoan:
    loan = basis.book.loans[number]
    row = loan_row(basis, loan)
    return GuaranteedLoan(
        loan=row, state="late" if row.days_overdue else "open", guarantors=guarantors(basis, loan)
    )


def _group(basis: Basis, group: Group) -> StandingGroup:
    named = (basis.book.loans[each] for each in basis.chronicle.moments.loans_of_group.get(group.number, ()))
    loans = [loan for loan in named if loan.is_open]
    return StandingGroup(
        number=group.number,
        formed_on=group.formed,
        leader=group.leader,
        members=group.members,
        replaces=group.replaces,
        loans=tuple(loan.number for loan in loans),
        outstanding=sum(loan.outstanding for loan in loans),
    )
