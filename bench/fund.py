"""Invented funds of a wished size, on disk, with their git history."""

from pathlib import Path

from hzpub.demo import invent, make


def make_fund(directory: Path, records: int) -> Path:
    """Make a fund of at least `records` records, as few months long as it takes."""
    per_month, members = 480, max(112, records // 22)
    if records <= 2_000:
        per_month, members = 80, 112
    months = max(3, records // per_month)
    while sum(1 for _ in invent(1, months, members, per_month)) < records:
        months += max(1, months // 10)
    make(directory, seed=1, months=months, members=members, per_month=per_month)
    return directory
