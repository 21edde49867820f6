"""One file per record kind, declared once: boxes, seals, postings, one sentence.

The Cerberus schema, prompts, blank form, labels and the page "how to fill this in" are asked from
the declarations. `all_kinds()` finds them by walking this package; nobody keeps a list.
"""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from hzpub.kinds.kind import Kind

_TOOLS = ("document", "schema")
"""Modules in which no kind is declared and which are slow to import: nobody pays for them at every start."""


@cache
def all_kinds() -> Mapping[str, Kind]:
    """Every declared kind by name, in alphabetical order."""
    names = (found.name for found in pkgutil.iter_modules(__path__) if found.name not in _TOOLS)
    modules = (importlib.import_module(f"{__name__}.{name}") for name in names)
    kinds = [module.KIND for module in modules if isinstance(getattr(module, "KIND", None), Kind)]
    return {kind.name: kind for kind in sorted(kinds, key=lambda kind: kind.name)}
