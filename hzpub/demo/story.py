"""The whole invented life of a fund as one stream of entered records.

In:    seed, months, households, and how busy a month shall be.
Out:   `Entry`s in the order of their numbers, one at a time.
Never: touches disk or git, looks at the clock; the same arguments give the same bytes.
"""

from collections.abc import Iterator

from hzpub.demo.borrowing import lend
from hzpub.demo.elections import govern
from hzpub.demo.ending import wind_up
from hzpub.demo.fee_uses import use_fees
from hzpub.demo.fortunes import befall
from hzpub.demo.founding import found
from hzpub.demo.outsiders import trust_others
from hzpub.demo.publicity import publish
from hzpub.demo.scribe import Entry
from hzpub.demo.treasury import receive
from hzpub.demo.world import FUND, USUAL_MEMBERS, Plan, World


def prepare(plan: Plan) -> World:
    """A village on the eve of its founding day, with everything foreseeable in the diary."""
    world = World(plan)
    found(world)
    govern(world)
    receive(world)
    lend(world)
    use_fees(world)
    publish(world)
    befall(world)
    trust_others(world)
    if plan.ends:
        wind_up(world)
    return world


def tell(world: World) -> Iterator[Entry]:
    """Live through the diary, day by day."""
    for day, act in world.agenda:
        act(day)
        yield from world.scribe.drain()
        if world.is_closed:
            return


def invent(
    seed: int = 1,
    months: int = 24,
    members: int = USUAL_MEMBERS,
    per_month: int | None = None,
    *,
    fund: str = FUND,
    commit_signatures: str = "required",
    ends: bool = False,
) -> Iterator[Entry]:
    """Invent a fund and yield its entered records, oldest first.

    ``per_month`` is about how many records a month has (at most 600; loans take five records each, and a
    household has one loan at a time, so more need more ``members``). Each `Entry` carries the register's
    lines it adds. Raises ValueError for sizes that no village has.
    """
    yield from tell(prepare(Plan(seed, months, members, per_month, fund, commit_signatures, ends)))
