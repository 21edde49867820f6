"""What the open web is not told about a named household: its class (R六(4), docs/dev/decisions/0024).

In:    a line of the chronicle.   Out: the line, without the household's class.
Never: changes a figure, a total by class, a record's number or seals.

The rulebook wants the list of poor households posted "in this village"; everybody else gets totals. A record is
signed whole and stays whole in the log: `docs/public/privacy.md` says so.
"""

from dataclasses import replace

from hzpub.base.words import N_, Label
from hzpub.reports.line import Line
from hzpub.reports.telling import places

HIDDEN = frozenset({"household_class", "class_list"})
"""Boxes that tell a household's class."""
IN_THE_VILLAGE = Label(N_("在村里公示"))
"""What stands in place of a class."""

_TOLD = {
    "member": N_("{member} 入会（第 {village_group} 组）"),
    "household_class_change": N_("{member} 的农户类别有变动"),
}
"""Kinds whose sentence names a class, and what it says without."""


def discreet(line: Line) -> Line:
    """The line as the open web reads it."""
    told = _TOLD.get(line.kind)
    if told is None:
        return line
    said = dict(line.sentence.facts)
    return replace(line, told=told, said=tuple(said[name] for name in places(told)))
