"""Find what is declared in a folder of modules, so that nobody keeps a list.

In:    names of packages and modules.   Out: the modules, imported.
Never: knows what they declare.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType


def modules_of(*names: str, leave_out: tuple[str, ...] = ()) -> Iterator[ModuleType]:
    """Import and yield each module named, and of each package named every module below it, in alphabetical order.

    `leave_out` holds last parts of names that are passed over, unimported.
    """
    for name in names:
        module = importlib.import_module(name)
        yield module
        for found in pkgutil.walk_packages(getattr(module, "__path__", ()), f"{name}."):
            if found.name.rpartition(".")[2] not in leave_out:
                yield importlib.import_module(found.name)
