"""Chance that is the same on every machine.

In:    the seed of an invented fund.   Out: `Dice`.
Never: makes a key, a salt or anything else that must not be guessed.
"""

from random import Random


class Dice(Random):
    """Throws that only the seed decides; whole numbers in, whole numbers out."""
