"""The lines that every record has, whatever its kind.

In:    nothing.   Out: `HEADER` above each body; `ENTRY_FIRST` and `ENTRY_LAST` around each entry.
Never: knows a kind.
"""

from dataclasses import dataclass
from typing import Any, ClassVar

from hzpub.base.words import N_
from hzpub.kinds.box import Box, BoxError, spelled
from hzpub.kinds.boxes import Day, Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Version(Box):
    """The first line: the number of the format, bare."""

    cerberus_type: ClassVar[str] = "integer"

    def read(self, value: Any) -> int:
        """Return 1; raises `BoxError` for everything else, the text "1" and a truth value among it."""
        if type(value) is int and value == 1:
            return value
        raise BoxError(N_("“{value}”不合格式"), N_("第一行写 hzpub: 1"), value=spelled(value))


HEADER: tuple[Box, ...] = (
    Version(name="hzpub", label=N_("格式"), example=1),
    Pattern(
        name="fund",
        label=N_("基金"),
        pattern="[a-z0-9][a-z0-9.-]{2,31}",
        shape=N_("写基金编号，如 \"dawu.361122\""),
        example="dawu.361122",
    ),
    Pattern(name="kind", label=N_("种类"), pattern="[a-z_]{3,32}", shape=N_("照空白表写"), example="meeting"),
    Day(name="date", label=N_("日期"), help=N_("这件事发生的那一天")),
)
"""The first four lines of every body."""

ENTRY_FIRST: tuple[Box, ...] = (
    Pattern(
        name="entry",
        label=N_("编号"),
        pattern="(?!000000)[0-9]{6}",
        shape=N_("写六位编号，如 \"000123\""),
        example="000123",
    ),
    Day(name="entered", label=N_("入账日"), example="2024-03-16"),
)
"""The first lines of every entry; the kind's own `entry_boxes` follow."""

ENTRY_LAST: tuple[Box, ...] = (
    Pattern(
        name="previous",
        label=N_("上一条"),
        pattern="sha256:[0-9a-f]{64}",
        shape=N_("由 hzpub enter 填写"),
        example="sha256:" + "0" * 64,
    ),
    Pattern(name="as", label=N_("入账人"), pattern="[a-z_]{3,32}", shape=N_("由 hzpub enter 填写"), example="cashier"),
)
"""The last lines of every entry, above its signature."""
