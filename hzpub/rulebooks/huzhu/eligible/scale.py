"""ELIGIBLE-SCALE: the household already produces something that can be counted."""

import re
from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

COUNTED = re.compile(r"(?P<number>[0-9]+(?:\.[0-9]+)?) ?(?P<unit>[^0-9. ].*)")
"""A number and a unit, like 30 只 or 2.5 亩."""


@rule(
    "ELIGIBLE-SCALE",
    title=N_("有一定的产业规模才能借款"),
    clause="R五2",
    on="loan_application",
    message=N_("产业规模写的是“{scale}”，看不出有多少"),
    fix=N_("先写大于零的数，再写单位，如 30 只、2.5 亩"),
)
def production_scale(step: Step, _: Parameters) -> Iterator[Breach]:
    """The scale is a number above zero with its unit; the rulebook sets no threshold."""
    scale = step.record["scale"]
    counted = COUNTED.fullmatch(scale)
    if counted is None or not counted["number"].strip("0."):
        yield breach(at="scale", scale=scale)
