"""Who waits to take shares back, in the order of asking, now and at the end of an earlier quarter.

In:    a `Basis` and a day.   Out: `QueueRow`s.
Never: lets a later payment shorten an earlier quarter's queue.
"""

import datetime as dt

from hzpub.reports.basis import Basis
from hzpub.reports.line import Line
from hzpub.reports.register_objects import QueueRow
from hzpub.reports.then import Then


def queue(basis: Basis, day: dt.date) -> tuple[QueueRow, ...]:
    """Requests in the books on `day` that no payment had served by then (fen); each payment serves the oldest."""
    then = Then(basis)
    asked = [line for line in basis.chronicle.of_kind("redemption_request") if then.stands(line, day)]
    waiting = [line for line in asked if not _is_served(then, line, asked, day)]
    price = basis.limits_on(day).share_price
    return tuple(
        QueueRow(
            place=place,
            number=line.number,
            day=line.date,
            member=line.members[0],
            shares=_shares(line),
            fen=_shares(line) * price,
        )
        for place, line in enumerate(waiting, 1)
    )


def _is_served(then: Then, request: Line, asked: list[Line], day: dt.date) -> bool:
    """Tell whether the household was paid as often since as it had asked up to this request."""
    own = [line.number for line in asked if line.members == request.members]
    paid = [
        line.number
        for line in then.basis.chronicle.of_member(request.members[0])
        if line.kind == "share_redemption" and then.stands(line, day)
    ]
    for number in own:
        served = next((each for each in paid if each > number), "")
        if number == request.number:
            return served != ""
        if served:
            paid.remove(served)
    return False


def _shares(line: Line) -> int:
    shares = dict(line.sentence.facts).get("shares", 0)
    return shares if isinstance(shares, int) else 0
