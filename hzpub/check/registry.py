"""Hold the register against the records: does every value still open its commitment?

In:    the register, the commitments that stand in records.
Out:   the register, and a warning for each value that opens nothing any more.
Never: fails a build: without the register, or without one entry, the site shows numbers.
"""

from collections.abc import Collection
from pathlib import Path

from hzpub.base.findings import Finding, Severity
from hzpub.base.places import Place
from hzpub.base.words import N_
from hzpub.reading.envelope import Unreadable
from hzpub.trust.register import NAME, Register, load


def check_register(root: Path, holds: Collection[str]) -> tuple[Register | None, list[Finding]]:
    """Load and check the register of the fund in `root`; a damaged one is a finding, never an exception."""
    try:
        register = load(root)
    except Unreadable as error:
        return None, list(error.findings)
    if register is None:
        return None, []
    unmatched = register.unmatched(holds)
    opened = {(entry.of, entry.box) for entry in set(register.entries) - set(unmatched)}
    return register, [
        Finding(
            "SYS-REGISTER",
            Severity.WARNING,
            N_("推定"),
            Place(NAME),
            "",
            N_("名册里 {of} 的“{box}”和记录对不上，网页上只显示编号"),
            N_("从备份取回没有改过的名册；还没有入账的草稿入账后就好了"),
            (("of", entry.of), ("box", entry.box)),
        )
        for entry in unmatched
        if (entry.of, entry.box) not in opened
    ]
