"""Where the fund's money came from: every share, grant and gift by source and day (R六(4)).

In:    a `Basis`, the member list.   Out: `RaisingReport`.
Never: counts a gift share as new money; hides what went back.
"""

from collections.abc import Iterator

from hzpub.base.shares import per_mille
from hzpub.base.words import N_, Label
from hzpub.ledger.accounts import CHART
from hzpub.reports.balances import of_pool
from hzpub.reports.basis import Basis
from hzpub.reports.line import Line
from hzpub.reports.member_objects import MemberList
from hzpub.reports.queue import queue
from hzpub.reports.register_objects import RaisingReport, RaisingRow, RaisingSource

GIFTS = "gift_shares"
_GIFTS = N_("赠股、配股（钱已算在上级资金里）")


def raising(basis: Basis, members: MemberList) -> RaisingReport:
    """The statement of what was raised; the rows of each source add up to what it holds now (fen)."""
    rows = tuple(row for line in basis.chronicle for row in _rows(basis, line))
    return RaisingReport(
        as_of=basis.as_of,
        sources=tuple(_sources(basis, rows)),
        fund_total=basis.book.totals.fund,
        households=members.households,
        shares=members.shares,
        gift_shares=sum(member.gift_shares for member in basis.book.members.values()),
        longest_lag=max((row.lag for row in rows), default=0),
        rows=rows,
        queue=queue(basis, basis.as_of),
    )


def _rows(basis: Basis, line: Line) -> Iterator[RaisingRow]:
    if line.kind == "gift_share":
        yield _row(basis, line, GIFTS, 0)
    for account, fen in line.postings:
        if CHART[account].pool == "principal":
            yield _row(basis, line, account, -fen)


def _row(basis: Basis, line: Line, source: str, fen: int) -> RaisingRow:
    told = basis.chronicle.line(line.reverses) or line
    facts = dict(told.sentence.facts)
    shares = facts.get("shares", 0)
    counted = shares if isinstance(shares, int) else 0
    return RaisingRow(
        number=line.number,
        day=line.day,
        source=source,
        member=next(iter(line.members), ""),
        giver=str(facts.get("giver", "")),
        shares=-counted if fen < 0 else counted,
        fen=fen,
        lag=max(0, (line.entered - line.day).days),
        struck_by=line.reversed_by,
    )


def _sources(basis: Basis, rows: tuple[RaisingRow, ...]) -> Iterator[RaisingSource]:
    """The rulebook's four sources always, the others once there is a row."""
    always, whole = ("member_shares", "government_grants", "partner_unit_grants", "donations"), basis.book.totals.fund
    for account in (*of_pool("principal"), GIFTS):
        count = sum(row.source == account for row in rows)
        fen = -basis.book.balances.get(account, 0)
        if count or account in always:
            label = Label(_GIFTS if account == GIFTS else CHART[account].label)
            yield RaisingSource(source=account, label=label, count=count, fen=fen, share=per_mille(fen, whole))
