"""Rules on seals, beyond the arithmetic that trust has already done."""

from hzpub.kinds import all_kinds
from hzpub.kinds.kind import Kind
from hzpub.kinds.vocabulary import FOUR_SEALS


def _takes_out(kind: Kind) -> bool:
    """Tell whether records of `kind` pay from the bank; what capital goes back is derived from a word in the record."""
    return kind.name == "capital_return" or any(move.credit == "bank" for move in kind.moves)


OUTFLOWS = tuple(
    kind.name for kind in all_kinds().values() if _takes_out(kind) and set(FOUR_SEALS) <= set(kind.seals.all_of)
)
"""Kinds by which money leaves the special account under the four seals (R六(3)).

What a bank or a court took by itself wears none, and a returned payment made again keeps those of its voucher.
"""
