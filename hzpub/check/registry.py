"""Hold the register against the records: does every value still open its commitment?

In:    the register, the commitments that stand in records; what git has.
Out:   the register, and a warning for each value that opens nothing any more; an error where git has a real register.
Never: fails a build for what is absent: without the register, or without one entry, the site shows numbers.
"""

from collections.abc import Collection
from pathlib import Path

from hzpub.base.findings import Finding, Severity
from hzpub.base.places import Place
from hzpub.base.words import N_
from hzpub.reading.envelope import Unreadable
from hzpub.trust.git_repository import open_repository
from hzpub.trust.register import NAME, Register, load


def check_register(
    root: Path, holds: Collection[str], *, is_damaged: bool = False
) -> tuple[Register | None, list[Finding]]:
    """Load and check the register of the fund in `root`; a damaged one is a finding, never an exception.

    What opens no commitment is left out of the register that pages get: nobody is shown under a changed name.
    Where records are damaged (`is_damaged`), what opens nothing may stand in one of them, and is not told.
    """
    try:
        register = load(root)
    except Unreadable as error:
        return None, list(error.findings)
    if register is None or is_damaged:
        return register, []
    unmatched = register.unmatched(holds)
    opened = {(entry.of, entry.box) for entry in set(register.entries) - set(unmatched)}
    known = Register(register.fund, tuple(entry for entry in register.entries if entry.hold in holds))
    return known, [
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


def check_privacy(root: Path) -> list[Finding]:
    """Whether git has the register of the fund in `root`, which is not fiction. Raises HistoryMissing."""
    source = open_repository(root)
    path = source.prefix + NAME
    staged = source.answer("ls-files", "-z", "--", path)
    if not staged and not source.answer("ls-tree", "-z", "--name-only", "--full-tree", source.head, "--", path):
        return []
    return [
        Finding(
            "SYS-REGISTER-PRIVATE",
            Severity.ERROR,
            N_("推定"),
            Place(NAME),
            "",
            N_("名册进了 git：姓名和账号会跟着仓库发出去，再也收不回来"),
            N_("先不要推送；运行 git rm --cached register.yml，写进 .gitignore 再提交；推送过的照网站“不公开的内容”一页办"),
        )
    ]
