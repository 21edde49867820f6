"""REPORT-TO: a form goes to both county offices, and the log says so."""

import datetime as dt
from collections.abc import Iterator

from hzpub.base.words import N_, Label
from hzpub.kinds.report_submission import FORMS
from hzpub.ledger.affairs import OFFICES_TOLD
from hzpub.ledger.book import Book
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Due, duty


@duty(
    "REPORT-TO",
    title=N_("报表送到县扶贫办和财政局，送了记下来"),
    clause="R七2",
    parameters=("quarter_deadline_days",),
    message=N_("有 {count} 期报表只报了一家，最早的是{oldest}，最迟{due}该报另一家"),
    fix=N_("把同一张表也报给另一家，把报送记下来"),
)
def sent_to_both(book: Book, as_of: dt.date, params: Parameters) -> Iterator[Due]:
    """What was sent to one office is sent to the other as well, by the same day."""
    affairs = book.affairs
    for form, quarter in sorted(affairs.submissions, key=lambda each: (each[1], each[0])):
        by = quarter.last + dt.timedelta(days=params.quarter_deadline_days)
        if quarter.last < as_of:
            sent = [affairs.recipients.get((form, quarter, office), "") for office in OFFICES_TOLD]
            what = Label(N_("{quarter}的{form}"), (("quarter", quarter.label), ("form", Label(FORMS[form]))))
            yield Due(what, by, max(sent) if all(sent) else "")
