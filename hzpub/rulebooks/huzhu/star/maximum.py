"""STAR-MAX: six stars are the most a household can have."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "STAR-MAX",
    title=N_("最高六颗星"),
    clause="R六(5)",
    on="loan_approval",
    parameters=("star_max",),
    message=N_("审批写 {stated} 星，最高只有 {most} 星"),
    fix=N_("把“当时星级”改成 {most} 以内"),
)
def star_max(step: Step, params: Parameters) -> Iterator[Breach]:
    """However many loans a household repays on time, its stars end at `star_max`."""
    stated = step.record["stars"]
    if stated > params.star_max:
        yield breach(at="stars", stated=stated, most=params.star_max)
