"""One file per record kind, declared once: boxes, seals, postings, one sentence.

The Cerberus schema, prompts, blank form, labels and the page "how to fill this in" are asked from
the declarations. `all_kinds()` finds them by walking this package; nobody keeps a list. A fund of another type
has a package of its own (`kinds_of`).
"""

from collections.abc import Mapping
from functools import cache

from hzpub.base.modules import modules_of
from hzpub.kinds.kind import Kind

_TOOLS = ("document", "schema")
"""Modules in which no kind is declared and which are slow to import: nobody pays for them at every start."""


@cache
def kinds_of(*forms: str) -> Mapping[str, Kind]:
    """Every kind declared in the packages and modules `forms`, by name, in alphabetical order."""
    declared = (getattr(module, "KIND", None) for module in modules_of(*forms, leave_out=_TOOLS))
    kinds = [kind for kind in declared if isinstance(kind, Kind)]
    return {kind.name: kind for kind in sorted(kinds, key=lambda kind: kind.name)}


def all_kinds() -> Mapping[str, Kind]:
    """Every kind of the village mutual-aid fund."""
    return kinds_of(__name__)
