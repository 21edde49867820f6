"""Invented funds of a wished size, on disk, with their git history."""

from pathlib import Path

from hzpub.demo import invent, make

MONTHS = 21
"""Funds differ in how many households they have, not in how long they live: the mix of records stays the same."""


def make_fund(directory: Path, records: int) -> Path:
    """Make a fund of at least `records` records within about `MONTHS` months."""
    per_month, members, months = max(1, records // MONTHS), max(24, records // 22), MONTHS
    while sum(1 for _ in invent(1, months, members, per_month)) < records:
        months += 1
    make(directory, seed=1, months=months, members=members, per_month=per_month)
    return directory
