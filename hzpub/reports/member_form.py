"""Form 1, the member list: every household, what it holds, owes and stands for, and its state.

In:    quarters, the member list.   Out: `MemberForm`.
Never: knows a name; the sheet has no column for what no record holds (sex, house number).
"""

from hzpub.base.words import N_, Label
from hzpub.ledger.book import Member
from hzpub.reports.basis import Basis
from hzpub.reports.form_heads import head_of
from hzpub.reports.form_objects import MemberForm, MemberFormRow
from hzpub.reports.member_objects import MemberList, MemberRow
from hzpub.reports.quarters import Quarters

_STATES = {
    "active": N_("在册"),
    "suspended": N_("暂停借款"),
    "unpaid": N_("未缴股金"),
    "left": N_("退会"),
    "expelled": N_("除名"),
}
_UNTIL = N_("担保的 {loan} 号借款还清以前不能借款")
_DEFERRED = N_("股金缓缴到 {day}")
_WAITING = N_("申请退股 {shares} 股，排队中")


def member_form(quarters: Quarters, members: MemberList) -> MemberForm:
    """The member list as the offices want it, on `as_of`; sums are those of `members` (fen)."""
    basis = quarters.basis
    rows = tuple(_row(basis, row) for row in members.rows)
    return MemberForm(
        head=head_of(quarters, "member_list"),
        rows=rows,
        classes=members.classes,
        households=members.households,
        shares=members.shares,
        gift_shares=sum(row.gift_shares for row in rows),
        share_fen=members.share_fen,
        outstanding=members.outstanding,
    )


def _row(basis: Basis, row: MemberRow) -> MemberFormRow:
    member = basis.book.members[row.number]
    barring = barred_by(basis, member)
    state = _state(row, barring)
    return MemberFormRow(
        member=row,
        gift_shares=member.gift_shares,
        state=state,
        state_label=Label(_STATES[state]),
        remark=_remark(basis, member, barring),
    )


def barred_by(basis: Basis, member: Member) -> str:
    """The open loan for which the household was told in writing that it may not borrow; "" for none (R六(2))."""
    loans = (loan for _, number in member.suspensions if (loan := basis.book.loans.get(number)) and loan.is_open)
    return next((loan.number for loan in loans), "")


def _state(row: MemberRow, barring: str) -> str:
    return "suspended" if barring and row.state == "active" else row.state


def _remark(basis: Basis, member: Member, barring: str) -> Label | None:
    if barring:
        return Label(_UNTIL, (("loan", barring),))
    waiting = sum(each.shares for each in basis.book.affairs.waiting.values() if each.member == member.number)
    if waiting:
        return Label(_WAITING, (("shares", waiting),))
    if member.shares <= 0 and member.deferrals:
        return Label(_DEFERRED, (("day", member.deferrals[-1].pay_by),))
    return None
