"""Find a rulebook's rules by walking its folder; nobody keeps a list.

In:    the package of a rulebook, its type of fund.   Out: a `Rulebook`: rules by id, rules by kind, parameters.
Never: loads a rule that has no page.
"""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hzpub.base.modules import modules_of
from hzpub.ledger.fund_type import FundType
from hzpub.ledger.village import MUTUAL_AID
from hzpub.rulebooks.parameters import Parameter, Parameters, in_force, load
from hzpub.rulebooks.rule import Judge, Rule

Judged = tuple[Rule, Judge]
"""A rule that looks at records, and its judge."""


@dataclass(frozen=True)
class Rulebook:
    """The rules of one type of fund, with its parameters. `duties` are the rules with a date instead of a record.

    `numbers` is the dataclass that holds the parameters in force; every one has `quarter_deadline_days` (until when
    a quarter takes entries) and `strict_disclosure`.
    """

    rules: Mapping[str, Rule]
    by_kind: Mapping[str, tuple[Judged, ...]]
    always: tuple[Judged, ...]
    parameters: Mapping[str, Parameter]
    duties: tuple[Rule, ...] = ()
    fund_type: FundType = MUTUAL_AID
    numbers: type[Any] = Parameters

    def judges_of(self, kind: str) -> tuple[Judged, ...]:
        """The rules that look at records of `kind`, each with its judge, in the order of their ids."""
        return self.by_kind.get(kind, self.always)

    def parameters_of(self, own: tuple[tuple[str, str, str], ...]) -> Parameters:
        """The parameters of a fund whose charter sets `own` values; of another type of fund, its own `numbers`."""
        chosen: Parameters = in_force(self.parameters, own, self.numbers)
        return chosen


def discover(*packages: str, fund_type: FundType = MUTUAL_AID, numbers: type[Any] = Parameters) -> Rulebook:
    """Collect every `Rule` declared in the modules of `packages`; parameters come from the first.

    Another type of fund brings its own `fund_type` and `numbers`, and names those modules of
    `hzpub.rulebooks.system` that hold for it as well.
    """
    declared = (value for module in modules_of(*packages) for value in vars(module).values())
    rules = dict(sorted({value.id: value for value in declared if isinstance(value, Rule)}.items()))
    judged = [(rule, rule.judge) for rule in rules.values() if rule.judge is not None]
    always = tuple(each for each in judged if not each[0].on)
    kinds = {kind for rule, _ in judged for kind in rule.on}
    by_kind = {kind: tuple(each for each in judged if kind in (each[0].on or kinds)) for kind in sorted(kinds)}
    folder = Path(str(importlib.import_module(packages[0]).__file__)).parent
    duties = tuple(rule for rule in rules.values() if rule.duty is not None)
    return Rulebook(rules, by_kind, always, load(folder / "parameters.yml"), duties, fund_type, numbers)


@cache
def mutual_aid() -> Rulebook:
    """The rulebook of the village mutual-aid fund, with the system's own rules."""
    return discover("hzpub.rulebooks.huzhu", "hzpub.rulebooks.system")
