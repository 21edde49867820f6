"""Where each record stands on the site, and the pages by month that show them.

In:    the chronicle.   Out: an address for every record number; sheets of at most `MOST` lines.
Never: leaves a record out, or moves one that was already published to another address.

Numbers only grow, so a record's place among those of its month never changes, and with it its sheet.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from hzpub.base.words import N_, Label
from hzpub.publish.paging import paged
from hzpub.reports.chronicle import Chronicle
from hzpub.reports.line import Line, MonthOfRecords
from hzpub.reports.records_list import months_of_records

MOST = 50
"""Records on one sheet: each brings its text along. Addresses follow from it, so it is never changed again."""


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month in the list."""

    href: str
    label: Label
    count: int
    corrections: int
    late: int


@dataclass(frozen=True, slots=True)
class SheetLink:
    """A link to one of the sheets of a month."""

    url: str
    label: Label


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of records: `lines` are those of `month` that stand on it."""

    url: str
    title: Label
    month: MonthOfRecords
    lines: tuple[Line, ...]
    pages: tuple[SheetLink, ...]


@dataclass(frozen=True, slots=True)
class Months:
    """All months, newest first, and the address of every record."""

    rows: tuple[MonthRow, ...]
    count: int
    urls: dict[str, str]

    @classmethod
    def of(cls, chronicle: Chronicle) -> "Months":
        """Lay the records of `chronicle` out."""
        rows: list[MonthRow] = []
        urls: dict[str, str] = {}
        for month in months_of_records(chronicle):
            stem = f"records/{month.month}"
            for at, line in enumerate(month.lines):
                sheet = at // MOST
                urls[line.number] = f"{stem}-{sheet + 1}.html" if sheet else f"{stem}.html"
            counts = (len(month.lines), month.corrections, month.late)
            rows.append(MonthRow(f"{stem}.html", _label(month.first.year, month.first.month), *counts))
        return cls(tuple(reversed(rows)), len(urls), urls)

    def href(self, number: str) -> str:
        """The address of record `number`, from the top of the site; the list itself for one we do not have."""
        url = self.urls.get(number)
        return f"{url}#r{number}" if url else "records.html"

    def sheets(self, chronicle: Chronicle) -> Iterator[Sheet]:
        """Every page of records, one at a time."""
        for month in months_of_records(chronicle):
            label = _label(month.first.year, month.first.month)
            pages = paged(f"records/{month.month}", [("", label, month.lines)], MOST)
            links = tuple(SheetLink(page.url, page.label) for page in pages)
            for page in pages:
                yield Sheet(page.url, label, month, tuple(line for part in page.parts for line in part.rows), links)


def _label(year: int, month: int) -> Label:
    return Label(N_("{year}年{month}月的记录"), (("year", year), ("month", month)))
