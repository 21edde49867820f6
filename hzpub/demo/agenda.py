"""What will happen on which day: the invented village's diary.

In:    acts with the day on which they enter the books.
Out:   them again, in the order of the days, and within a day in the order of an office morning.
Never: knows what an act does, goes back to an earlier day.
"""

import heapq
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count

Act = Callable[[date], object]

GOVERNING, JOINING, RECEIVING, REPAYING, APPLYING, DECIDING, PAYING, CLOSING, WITNESSING = range(9)
"""The order within one day: who decides before what is decided, money in before money out."""


class Agenda:
    """A queue of acts by day; acts may add further acts, on their own day or later."""

    def __init__(self) -> None:
        self._queue: list[tuple[date, int, int, Act]] = []
        self._ticket = count()

    def at(self, day: date, act: Act, order: int) -> None:
        """Put down ``act`` for ``day``; of two with the same order the one put down first comes first."""
        heapq.heappush(self._queue, (day, order, next(self._ticket), act))

    def __iter__(self) -> Iterator[tuple[date, Act]]:
        while self._queue:
            day, _, _, act = heapq.heappop(self._queue)
            yield day, act
