"""GOVERN-COUNCIL-SIZE: the council is complete when it approves and when it pays out."""

from collections.abc import Iterator

from hzpub.base.words import N_, Label
from hzpub.kinds.vocabulary import OFFICES
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.arrears.liability import DECIDING
from hzpub.rulebooks.huzhu.govern.seats import at_loan, case_of, size
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule
from hzpub.trust.authority import COUNCIL_OFFICES

NEEDED = ("chair", "accountant", "cashier")
VACANT = N_("{office}空缺，没有人接任")


@rule(
    "GOVERN-COUNCIL-SIZE",
    title=N_("理事会满 3 个人、不超过 5 个人，才能批款放款"),
    clause="R四2",
    on=DECIDING,
    parameters=("council_min", "council_max"),
    in_principle=True,
    message=N_("理事会现在有 {count} 人，应有 {least} 到 {most} 人"),
    fix=N_("先开会选举，写好任职或离任记录，再批款放款；还款、退股照常办"),
)
def council_size(step: Step, params: Parameters) -> Iterator[Breach]:
    """From `council_min` to `council_max` persons in council offices, chair, accountant and cashier filled."""
    small_or_big = list(size(step, COUNCIL_OFFICES, params.council_min, params.council_max))
    yield from small_or_big
    if not small_or_big:
        for office in NEEDED:
            if not step.before.authority.holders(office):
                yield breach(at_loan(step), VACANT, case=case_of(step), office=Label(OFFICES[office]))
