"""Keep the cyclic garbage collector out of work that makes no cycles.

In:    nothing.   Out: a stretch without the collector, which would scan everything made so far again and again.
Never: switches on a collector that was off before.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """Books, lines and commits hold no cycles; what they leave behind is freed by counting."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
