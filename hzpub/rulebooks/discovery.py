"""Find a rulebook's rules by walking its folder; nobody keeps a list.

In:    the package of a rulebook.   Out: a `Rulebook`: rules by id, rules by kind, parameters.
Never: loads a rule that has no page.
"""

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hzpub.rulebooks.parameters import Parameter, Parameters, in_force, load
from hzpub.rulebooks.rule import Rule


@dataclass(frozen=True)
class Rulebook:
    """The rules of one kind of fund, with its parameters."""

    rules: Mapping[str, Rule]
    by_kind: Mapping[str, tuple[Rule, ...]]
    always: tuple[Rule, ...]
    parameters: Mapping[str, Parameter]

    def rules_for(self, kind: str) -> tuple[Rule, ...]:
        """The rules that look at records of `kind`, in the order of their ids."""
        return self.by_kind.get(kind, self.always)

    def parameters_of(self, own: tuple[tuple[str, str, str], ...]) -> Parameters:
        """The parameters of a fund whose charter sets `own` values."""
        return in_force(self.parameters, own)


def discover(*packages: str) -> Rulebook:
    """Collect every `Rule` declared in the modules of `packages`; parameters come from the first."""
    found: dict[str, Rule] = {}
    for package in packages:
        module = importlib.import_module(package)
        for info in pkgutil.walk_packages(module.__path__, f"{package}."):
            for value in vars(importlib.import_module(info.name)).values():
                if isinstance(value, Rule):
                    found[value.id] = value
    rules = dict(sorted(found.items()))
    judged = [rule for rule in rules.values() if rule.judge is not None]
    always = tuple(rule for rule in judged if not rule.on)
    kinds = {kind for rule in judged for kind in rule.on}
    by_kind = {kind: tuple(rule for rule in judged if not rule.on or kind in rule.on) for kind in sorted(kinds)}
    folder = Path(str(importlib.import_module(packages[0]).__file__)).parent
    return Rulebook(rules, by_kind, always, load(folder / "parameters.yml"))


@cache
def mutual_aid() -> Rulebook:
    """The rulebook of the village mutual-aid fund, with the system's own rules."""
    return discover("hzpub.rulebooks.huzhu", "hzpub.rulebooks.system")
