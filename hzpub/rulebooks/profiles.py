"""Ready sets of numbers for what the sources and the counties do differently.

In:    `profiles.yml` of a rulebook.   Out: `Profile`s by name, in the order in which people read them.
Never: says which one a fund should take; the members decide that.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.parameters import Parameter


@dataclass(frozen=True, slots=True)
class Profile:
    """One ready set: `title` and `used_by` are msgids, `charter` holds boxes of the charter, `parameters` own numbers."""

    name: str
    title: str
    used_by: str
    charter: tuple[tuple[str, str], ...] = ()
    parameters: tuple[tuple[str, str], ...] = ()


def read_profiles(text: str, declared: Mapping[str, Parameter]) -> Mapping[str, Profile]:
    """Read ready sets; raises ValueError for an unknown or misspelt number, or a set that says nothing."""
    found: dict[str, Profile] = {}
    for name, row in yaml.safe_load(text).items():
        charter, own = row.get("charter", {}), row.get("parameters", {})
        if not (charter or own) or set(row) - {"title", "used_by", "charter", "parameters"}:
            raise ValueError(f"{name}: a profile has title, used_by and charter or parameters")
        for parameter, value in own.items():
            if parameter not in declared:
                raise ValueError(f"{name}: no parameter {parameter!r}")
            try:
                declared[parameter].read(value)
            except ValueError:
                raise ValueError(f"{name}: {parameter} cannot be {value!r}") from None
        found[name] = Profile(name, row["title"], row["used_by"], tuple(charter.items()), tuple(own.items()))
    return found


@cache
def mutual_aid_profiles() -> Mapping[str, Profile]:
    """The ready sets of the village mutual-aid fund's rulebook."""
    path = Path(__file__).parent / "huzhu" / "profiles.yml"
    return read_profiles(path.read_text(encoding="utf-8"), mutual_aid().parameters)
