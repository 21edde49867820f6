"""Invented funds of a wished size: on disk, with their git history, or as records alone."""

from pathlib import Path

from hzpub.demo import invent, make
from hzpub.kinds.record import Record

MONTHS = 21
"""Funds differ in how many households they have, not in how long they live: the mix of records stays the same."""


def make_fund(directory: Path, records: int) -> Path:
    """Make a fund of at least `records` records within about `MONTHS` months."""
    months, members, per_month = _shape(records)
    make(directory, seed=1, months=months, members=members, per_month=per_month)
    return directory


def records_of(records: int, times: int = 1) -> list[Record]:
    """The records of the same fund; with `times`, of one that lives that many times as long."""
    months, members, per_month = _shape(records)
    return [entry.record for entry in invent(1, months * times, members, per_month)]


def _shape(records: int) -> tuple[int, int, int]:
    per_month, members, months = max(1, records // MONTHS), max(24, records // 22), MONTHS
    while sum(1 for _ in invent(1, months, members, per_month)) < records:
        months += 1
    return months, members, per_month
