"""A table as CSV: UTF-8 with a byte order mark, so that Excel shows Chinese; heads in the reader's language.

In:    a table, words.   Out: bytes.
Never: writes a cell that a spreadsheet would run.
"""

import csv
import io

from hzpub.base.words import Words
from hzpub.downloads.spelling import guarded, head, plain
from hzpub.downloads.tables import Sort, Table

MARK = "\ufeff"


def as_csv(table: Table, words: Words) -> bytes:
    """The table as a file; lines end as RFC 4180 says."""
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(head(column, words) for column in table.columns)
    sorts = [column.sort for column in table.columns]
    writer.writerows(
        [
            guarded(text) if sort in (Sort.TEXT, Sort.NUMBER) else text
            for value, sort in zip(row, sorts, strict=True)
            for text in (plain(value, sort, words),)
        ]
        for row in table.rows
    )
    return (MARK + made.getvalue()).encode()
