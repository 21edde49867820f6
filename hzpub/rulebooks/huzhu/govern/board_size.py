"""GOVERN-BOARD-SIZE: the supervisory board is complete when money is approved and paid out."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.arrears.liability import DECIDING
from hzpub.rulebooks.huzhu.govern.seats import size
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, rule
from hzpub.trust.authority import SUPERVISOR_OFFICES


@rule(
    "GOVERN-BOARD-SIZE",
    title=N_("监事会满 3 个人、不超过 5 个人，才能批款放款"),
    clause="R四2",
    on=DECIDING,
    parameters=("board_min", "board_max"),
    in_principle=True,
    message=N_("监事会现在有 {count} 人，应有 {least} 到 {most} 人"),
    fix=N_("先开会选举，写好任职或离任记录，再批款放款；还款、退股照常办"),
)
def board_size(step: Step, params: Parameters) -> Iterator[Breach]:
    """From `board_min` to `board_max` persons in supervisors' offices."""
    yield from size(step, SUPERVISOR_OFFICES, params.board_min, params.board_max)
