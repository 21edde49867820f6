"""What meetings, notices, objections, reviews and the end of the fund do to the book, and how that is taken back.

In:    the book before and the record (or its number).   Out: the fields of the book that change.
Never: judges, moves money.
"""

import datetime as dt

from hzpub.kinds.record import Record
from hzpub.ledger.affairs import OFFICES_TOLD, Inspection, Meeting, Objection, WindingUp
from hzpub.ledger.book import Book
from hzpub.ledger.changes import Changes, Fold, Undo, nothing, of_affairs


def _meeting(book: Book, record: Record, _: dt.date) -> Changes:
    met = Meeting(record["assembly"], record.date, record["present"], record["entitled"])
    return of_affairs(book, meetings=book.affairs.meetings.set(record.number, met))


def _notice(book: Book, record: Record, _: dt.date) -> Changes:
    """From now on the quarter is closed; a second notice of it changes nothing."""
    quarter, affairs = record["quarter"], book.affairs
    if quarter in affairs.notices:
        return {}
    return of_affairs(
        book,
        notices=affairs.notices.set(quarter, record.number),
        notice_days=affairs.notice_days.set(quarter, record.date),
    )


def _posting(book: Book, record: Record, _: dt.date) -> Changes:
    target, postings = record["target"], book.affairs.postings
    return of_affairs(book, postings=postings.set(target, min(record.date, postings.get(target, record.date))))


def _objection(book: Book, record: Record, _: dt.date) -> Changes:
    raised = Objection(record.number, record.date, record.get("member", ""), record.get("target", ""))
    return of_affairs(book, objections=book.affairs.objections.set(record.number, raised))


def _reply(book: Book, record: Record, _: dt.date) -> Changes:
    raised = book.affairs.objections.get(record["objection"])
    if raised is None:
        return {}
    answered = raised._replace(reply=record.number, replied_on=record.date, result=record["result"])
    return of_affairs(book, objections=book.affairs.objections.set(raised.number, answered))


def _report(book: Book, record: Record, _: dt.date) -> Changes:
    return of_affairs(book, reports=book.affairs.reports.set(record["year"], record.number))


def _review(book: Book, record: Record, _: dt.date) -> Changes:
    return of_affairs(book, reviews=book.affairs.reviews.set(record["quarter"], record.number))


def _submission(book: Book, record: Record, _: dt.date) -> Changes:
    form, quarter, recipient = record["form"], record["quarter"], record["recipient"]
    recipients = book.affairs.recipients
    for office in OFFICES_TOLD if recipient == "both" else (recipient,):
        recipients = recipients.set((form, quarter, office), record.number)
    submissions = book.affairs.submissions.set((form, quarter), record.number)
    return of_affairs(book, submissions=submissions, recipients=recipients)


def _training(book: Book, record: Record, _: dt.date) -> Changes:
    return of_affairs(book, trainings=(*book.affairs.trainings, record.number))


def _referral(book: Book, record: Record, _: dt.date) -> Changes:
    return of_affairs(book, referrals=(*book.affairs.referrals, record.number))


def _inspection(book: Book, record: Record, _: dt.date) -> Changes:
    found = Inspection(record.number, record.date, record["must_mend"] == "yes", record.get("deadline"))
    return of_affairs(book, inspections=book.affairs.inspections.set(record.number, found))


def _rectification(book: Book, record: Record, _: dt.date) -> Changes:
    found = book.affairs.inspections.get(record["inspection"])
    if found is None:
        return {}
    mended = found._replace(rectified=record.number)
    return of_affairs(book, inspections=book.affairs.inspections.set(found.number, mended))


def _winding_up(book: Book, record: Record, _: dt.date) -> Changes:
    if book.affairs.winding_up is not None:
        return {}
    return of_affairs(book, winding_up=WindingUp(record.number, record.date, book.balances))


def _final_account(book: Book, record: Record, _: dt.date) -> Changes:
    ending = book.affairs.winding_up
    return {} if ending is None else of_affairs(book, winding_up=ending._replace(closed=record.number))


AFFAIR_FOLDS: dict[str, Fold] = {
    "meeting": _meeting,
    "notice": _notice,
    "public_posting": _posting,
    "objection": _objection,
    "objection_reply": _reply,
    "annual_report": _report,
    "board_review": _review,
    "report_submission": _submission,
    "training": _training,
    "bank_referral": _referral,
    "inspection": _inspection,
    "rectification": _rectification,
    "winding_up": _winding_up,
    "final_account": _final_account,
}


def _no_reply(book: Book, number: str, _: dt.date) -> Changes:
    objections = book.affairs.objections
    for raised in objections.values():
        if raised.reply == number:
            objections = objections.set(raised.number, raised._replace(reply="", replied_on=None, result=""))
    return of_affairs(book, objections=objections)


def _no_entry(*fields: str) -> Undo:
    """Strike out of maps whatever points at the record."""

    def undo(book: Book, number: str, _: dt.date) -> Changes:
        left = {}
        for field in fields:
            entries = getattr(book.affairs, field)
            for key in [key for key, record in entries.items() if record == number]:
                entries = entries.delete(key)
            left[field] = entries
        return of_affairs(book, **left)

    return undo


def _no_item(field: str) -> Undo:
    """Strike the record out of a list."""

    def undo(book: Book, number: str, _: dt.date) -> Changes:
        return of_affairs(book, **{field: tuple(each for each in getattr(book.affairs, field) if each != number)})

    return undo


def _no_rectification(book: Book, number: str, _: dt.date) -> Changes:
    inspections = book.affairs.inspections
    for found in inspections.values():
        if found.rectified == number:
            inspections = inspections.set(found.number, found._replace(rectified=""))
    return of_affairs(book, inspections=inspections)


def _no_winding_up(book: Book, number: str, _: dt.date) -> Changes:
    ending = book.affairs.winding_up
    return of_affairs(book, winding_up=None) if ending is not None and ending.number == number else {}


def _not_closed(book: Book, number: str, _: dt.date) -> Changes:
    ending = book.affairs.winding_up
    if ending is None or ending.closed != number:
        return {}
    return of_affairs(book, winding_up=ending._replace(closed=""))


AFFAIR_UNDO: dict[str, Undo] = {
    "meeting": nothing,
    "public_posting": nothing,
    "objection_reply": _no_reply,
    "annual_report": _no_entry("reports"),
    "board_review": _no_entry("reviews"),
    "report_submission": _no_entry("submissions", "recipients"),
    "training": _no_item("trainings"),
    "bank_referral": _no_item("referrals"),
    "rectification": _no_rectification,
    "winding_up": _no_winding_up,
    "final_account": _not_closed,
}
