"""What pages say about the published log, so that a person can compare it with a slip.

In:    nothing.   Out: `Mark`.
Never: knows how a log is made.
"""

from dataclasses import dataclass

SIGNED, OPEN, UNSIGNED = "signed", "open", "unsigned"


@dataclass(frozen=True, slots=True)
class Mark:
    """How many records, the checkpoint's fingerprint in fours, who signed it, how many witnesses did.

    `state` is SIGNED, OPEN (an invented fund's key, which anybody can compute) or UNSIGNED (no key yet).
    """

    size: int
    fingerprint: str
    state: str
    witnesses: int
