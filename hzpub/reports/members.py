"""Member households: their list, and each one's page.

In:    a `Basis`.   Out: `MemberRow`, `MemberList`, `MemberReport`.
Never: knows a name; looks at another household's records.
"""

from collections.abc import Iterable

from hzpub.base.words import N_, Label, Yuan
from hzpub.kinds.vocabulary import HOUSEHOLD_CLASSES
from hzpub.ledger.book import Member
from hzpub.ledger.standing import liable_households, loan_cap
from hzpub.reports.barred import barred
from hzpub.reports.basis import Basis
from hzpub.reports.charges import owed_on
from hzpub.reports.discretion import IN_THE_VILLAGE
from hzpub.reports.fee_pool import household_dividends
from hzpub.reports.loan_list import loan_row, loan_rows
from hzpub.reports.member_objects import (
    MEMBER_STATES,
    ClassTotal,
    GroupRow,
    GuaranteeRow,
    MemberList,
    MemberReport,
    MemberRow,
    ShareRow,
    StarRow,
)
from hzpub.reports.parts import Facet

_STATES = {"active": N_("在册"), "unpaid": N_("未缴股金"), "left": N_("已退会"), "expelled": N_("除名")}
_ALLOWS = N_("{stars} 星：最多可借 {cap}，现欠 {outstanding}，还可借 {room}")
_CAP = N_("{base} + {stars} 星 × {step} = {cap}（最高 {highest}）")
_GROUP = N_("第 {group} 组")


def member_list(basis: Basis) -> MemberList:
    """Every household by number, with totals per class, village group and state."""
    rows = tuple(member_row(basis, basis.book.members[number]) for number in sorted(basis.book.members))
    active = [row for row in rows if row.state == "active"]
    groups = [row.village_group for row in active]
    states = [row.state for row in rows]
    return MemberList(
        as_of=basis.as_of,
        rows=rows,
        classes=class_totals(basis, rows),
        groups=tuple(
            Facet(str(group), Label(_GROUP, (("group", group),)), groups.count(group)) for group in sorted(set(groups))
        ),
        states=tuple(Facet(state, Label(_STATES[state]), states.count(state)) for state in MEMBER_STATES),
        households=len(active),
        shares=sum(row.shares for row in rows),
        share_fen=sum(row.share_fen for row in rows),
        outstanding=sum(row.outstanding for row in rows),
    )


def class_totals(basis: Basis, rows: Iterable[MemberRow]) -> tuple[ClassTotal, ...]:
    """Totals of the households that hold shares, one per class in the order of the form (R五2)."""
    active = [row for row in rows if row.state == "active"]
    members = basis.book.members
    return tuple(
        ClassTotal(
            household_class=name,
            label=Label(label),
            households=len(chosen),
            shares=sum(row.shares for row in chosen),
            share_fen=sum(row.share_fen for row in chosen),
            outstanding=sum(row.outstanding for row in chosen),
        )
        for name, label in HOUSEHOLD_CLASSES.items()
        for chosen in ([row for row in active if members[row.number].household_class == name],)
    )


def class_label(basis: Basis, name: str) -> Label:
    """What is told of a household's class."""
    return Label(HOUSEHOLD_CLASSES.get(name, name)) if basis.shows_classes else IN_THE_VILLAGE


def state_of(member: Member) -> str:
    """Where a household stands: a key of `MEMBER_STATES`; a gift share counts as one (S二(六))."""
    if member.expelled:
        return "expelled"
    if member.shares > 0 or member.gift_shares > 0:
        return "active"
    return "left" if member.lots or member.gifts else "unpaid"


def member_row(basis: Basis, member: Member) -> MemberRow:
    """One household as it stands on `as_of`."""
    book, limits = basis.book, basis.limits
    open_loans = book.open_loans(member.number)
    outstanding = sum(loan.outstanding for loan in open_loans)
    star_count = min(limits.star_max, len(basis.earned(member.number)))
    cap = loan_cap(star_count, limits.cap_base, limits.cap_step, limits.cap_max)
    state = state_of(member)
    return MemberRow(
        number=member.number,
        person=member.person,
        name_hold=basis.chronicle.moments.name_holds.get(member.person, ""),
        state=state,
        state_label=Label(_STATES[state]),
        household_class=member.household_class if basis.shows_classes else "",
        class_label=class_label(basis, member.household_class),
        village_group=member.village_group,
        joined_on=member.joined_on,
        shares=member.shares,
        share_fen=member.share_fen,
        stars=star_count,
        cap=cap,
        outstanding=outstanding,
        room=max(0, cap - outstanding) if state in ("active", "unpaid") else 0,
        open_loans=len(open_loans),
        overdue_loans=sum(basis.days_overdue(loan) > 0 for loan in open_loans),
        guarantees=sum(book.loans[number].is_open for number in _stands_for(basis, member)),
        owed_today=sum(owed_on(loan, basis.as_of, basis.terms_of(loan)) for loan in open_loans),
    )


def member_report(basis: Basis, number: str) -> MemberReport:
    """The page of household `number`; raises KeyError when there is none."""
    member = basis.book.members[number]
    row = member_row(basis, member)
    most = basis.limits.star_max
    allowed = (
        ("stars", row.stars),
        ("cap", Yuan(row.cap)),
        ("outstanding", Yuan(row.outstanding)),
        ("room", Yuan(row.room)),
    )
    return MemberReport(
        as_of=basis.as_of,
        row=row,
        allows=Label(_ALLOWS, allowed),
        cap_how=_cap_how(basis, row),
        barred=barred(basis, member),
        shares=tuple(ShareRow(number=lot.number, day=lot.day, shares=lot.shares, fen=lot.fen) for lot in member.lots),
        stars=tuple(
            StarRow(loan=loan.number, day=loan.cleared_on, counts=place < most)
            for place, loan in enumerate(basis.earned(number))
            if loan.cleared_on is not None
        ),
        loans=loan_rows(basis, member.loans),
        guarantees=_guarantees(basis, member),
        groups=_groups(basis, member),
        dividends=household_dividends(basis, member),
        timeline=basis.chronicle.of_member(number)[::-1],
    )


def _cap_how(basis: Basis, row: MemberRow) -> Label:
    """What the stars allow, as a sum that a reader can add up again (R六(5))."""
    limits = basis.limits
    facts = {"base": limits.cap_base, "step": limits.cap_step, "cap": row.cap, "highest": limits.cap_max}
    return Label(_CAP, (("stars", row.stars), *((name, Yuan(fen)) for name, fen in facts.items())))


def _stands_for(basis: Basis, member: Member) -> tuple[str, ...]:
    """Loans the household stands for, by its signature or through its group, newest first (R六(1))."""
    in_groups = basis.chronicle.moments.loans_of_group
    numbers = {*member.guarantees, *(loan for group in member.groups for loan in in_groups.get(group, ()))}
    loans = (basis.book.loans[number] for number in sorted(numbers, reverse=True))
    return tuple(loan.number for loan in loans if member.number in liable_households(basis.book, loan))


def _guarantees(basis: Basis, member: Member) -> tuple[GuaranteeRow, ...]:
    loans = [basis.book.loans[number] for number in _stands_for(basis, member)]
    return tuple(GuaranteeRow(loan=loan_row(basis, loan), is_live=loan.is_open) for loan in loans)


def _groups(basis: Basis, member: Member) -> tuple[GroupRow, ...]:
    groups = [basis.book.groups[number] for number in member.groups]
    lines = {group.number: basis.chronicle.line(group.number) for group in groups}
    return tuple(
        GroupRow(number=group.number, formed_on=line.date, members=group.members, leader=group.leader)
        for group in groups
        if (line := lines[group.number]) is not None
    )
