"""Who stands for a loan: the rest of the group, or one or two members with means.

In:    a household that wants to borrow.   Out: its guarantors, or nobody.
Never: takes a household of an office holder, an overdue one, or one that already stands for another.
"""

from datetime import date

from hzpub.demo.bankdays import DAY
from hzpub.demo.people import Home
from hzpub.demo.world import YUAN, World

_TRIES = 24
_LARGE = 3500 * YUAN


def find_backers(world: World, home: Home, asked: int, first: date, last: date) -> tuple[str, ...]:
    """Member numbers of those who stand for ``asked`` fen; empty when nobody can from ``first`` to ``last``.

    Joint-liability groups of five (R六(1)) are the usual way; otherwise members who guarantee for nobody
    else, two of them for a large loan.
    """
    if home.group and world.dice.randrange(7):
        rest = tuple(member for member in home.group if member != home.member)
        if not any(world.homes[member].is_troubled(first - DAY, last) for member in rest):
            return rest
        return ()
    found: list[str] = []
    for _ in range(_TRIES):
        one = world.joined[world.dice.randrange(len(world.joined))]
        if one is not home and one.member not in found and _can_stand(one, first, last):
            found.append(one.member)
            if len(found) == (2 if asked >= _LARGE else 1):
                return tuple(found)
    return ()


def _can_stand(one: Home, first: date, last: date) -> bool:
    """A member of means: in nobody's office, stands for nobody, owes nothing late, stays in the fund."""
    if one.public or one.standing_for or one.leaving or one.household_class == "poor":
        return False
    return not one.is_troubled(first - DAY, last)
