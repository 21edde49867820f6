"""What stands around the tables of a sheet: whose figures, of when, in which unit, who signs.

In:    an edition, the head of a form.   Out: a `Sheet`.
Never: knows what is in a table.
"""

from collections.abc import Sequence

from hzpub.base.words import N_, Label
from hzpub.downloads.tables import Edition, Sheet, Table
from hzpub.reports.form_objects import FormHead

_UNIT = N_("金额单位：元")
TOTAL = N_("合计")


def lines_of(edition: Edition, *more: str) -> tuple[str, ...]:
    """What stands under every title: whose figures, of when, in which unit."""
    return (f"{edition.place} · {edition.fund}", *more, edition(_UNIT))


def form_sheet(
    edition: Edition, head: FormHead, tab: str, tables: Sequence[Table], *remarks: str, title: Label | None = None
) -> Sheet:
    """One sheet of a form: its period, `remarks`, the day it was made, and who signs it."""
    words = edition.words
    period = words.fact(head.period_label)
    if head.period:
        span = {"period": period, "first": head.first_day, "last": head.last_day}
        period = words(N_("{period}（{first}至{last}）"), **span)
    if not head.is_over:
        period += "  " + words(N_("本期还没有结束"))
    made = words(N_("制表日期：{day}"), day=head.made_on)
    signers = tuple(words(N_("{who}（签章）：____________"), who=label) for label in head.signers)
    shown = title or head.title
    return Sheet(words(tab), words.fact(shown), lines_of(edition, period), tuple(tables), (*remarks, made), signers)
