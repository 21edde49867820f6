"""News of a fund as an Atom feed: notices as they go up, corrections and breaches as they are entered.

In:    the notices of all quarters, what went wrong, the address of the site ("" when not known).   Out: text.
Never: looks at a clock: every time is a day of the books; writes a text as markup.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from feedgenerator import Atom1Feed
from markupsafe import escape

from hzpub.base.words import CHINESE, N_
from hzpub.downloads.tables import Edition
from hzpub.reports.notice_objects import Notices
from hzpub.reports.quarter_objects import QuarterReport

MOST = 50
"""Entries in the feed; older ones stand on their pages."""
NAME = "feed.xml"


@dataclass(frozen=True, slots=True)
class News:
    """One entry: its day, an id that never changes, a title, what happened, and the page that tells more."""

    day: dt.date
    key: str
    title: str
    told: str
    url: str


def atom(
    edition: Edition, notices: Iterable[QuarterReport], told: Notices, page_of: Callable[[str], str], site: str = ""
) -> str:
    """The feed, newest first. Addresses are relative while the site's own is not known."""
    news = sorted(_news(edition, notices, told, page_of), key=lambda each: (each.day, each.key), reverse=True)
    base = site.rstrip("/") + "/" if site else ""
    feed = Atom1Feed(
        title=edition(N_("{fund}：公示、更正和违规"), fund=edition.fund),
        link=f"{base}index.html",
        description=edition.place,
        language="zh-CN" if edition.words.lang == CHINESE else edition.words.lang,
        author_name=edition.fund,
        feed_url=base + NAME,
        feed_guid=_id(edition, "feed"),
    )
    for each in news[:MOST]:
        when = _midnight(each.day)
        facts = {"description": str(escape(each.told)), "unique_id": _id(edition, each.key)}
        feed.add_item(each.title, base + each.url, pubdate=when, updateddate=when, **facts)
    if not news:
        feed.latest_post_date = lambda: _midnight(edition.as_of)
    return str(feed.writeString("utf-8"))


def _news(
    edition: Edition, notices: Iterable[QuarterReport], told: Notices, page_of: Callable[[str], str]
) -> Iterator[News]:
    for report in notices:
        if report.is_over:
            title = edition(N_("{quarter}公示"), quarter=report.quarter.label)
            said = edition(N_("期末账上存款 {fen}"), fen=edition.words.yuan(report.bank.closing))
            url = f"quarters/{report.quarter}.html"
            yield News(min(report.closes, edition.as_of), f"notice:{report.quarter}", title, said, url)
    for correction in told.corrections:
        title = edition(N_("更正：记录 {number}"), number=correction.target.number)
        yield News(correction.reversal.entered, f"record:{correction.number}", title, correction.reason, page_of(correction.number))
    for breach in told.breaches:
        title = edition(N_("违反规则 {rule}"), rule=breach.rule)
        said = edition.words.fact(breach.line.sentence)
        yield News(breach.line.entered, f"record:{breach.number}", title, said, page_of(breach.number))
        if breach.cure is not None:
            mended = edition(N_("整改好了：{rule}"), rule=breach.rule)
            said = edition.words.fact(breach.cure.sentence)
            yield News(breach.cure.entered, f"record:{breach.cure.number}", mended, said, page_of(breach.cure.number))


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def _id(edition: Edition, key: str) -> str:
    """A name in the world that needs no address (RFC 4287 asks for an IRI)."""
    return f"urn:hzpub:{edition.fund_id}:{key}"
