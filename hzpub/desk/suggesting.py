"""Fill in what the books already know, so that nobody copies or computes it by hand.

In:    the book, a kind, what was typed so far, the fund's numbers by entry.
Out:   the same settings with boxes added that were left empty: splits, next free numbers, closing figures, lists.
Never: changes what was typed, guesses a fact (who paid, on which day), refuses anything (the check does).
"""

import datetime as dt
from collections.abc import Iterable, Mapping

from hzpub.check.engine import ParameterTable
from hzpub.desk.asked import NOTHING, Asked, DigestOf, Found, Helper, unknown
from hzpub.desk.drafting import Settings
from hzpub.desk.knows_affairs import AFFAIRS, meeting
from hzpub.desk.knows_households import HOUSEHOLDS
from hzpub.desk.knows_loans import LOANS
from hzpub.desk.knows_periods import PERIODS
from hzpub.desk.shelf import kind_named
from hzpub.ledger.book import Book

_HELPERS: Mapping[str, Helper] = {**LOANS, **HOUSEHOLDS, **PERIODS, **AFFAIRS}
"""Kinds the books can help with; every other form is filled by hand."""


def suggest(
    book: Book,
    kind_name: str,
    settings: Settings,
    table: ParameterTable,
    *,
    today: dt.date,
    taken: Iterable[str] = (),
    digest_of: DigestOf = unknown,
) -> dict[str, str | list[str]]:
    """Return `settings` and, for boxes left empty, what the book says they should hold.

    `table` gives the fund's numbers: those in force, and those that a loan or a declared dividend keeps; `taken`
    holds member and person numbers that drafts have given away (`shelf.drafted`), `digest_of` answers the SHA-256 of
    the file of a record. A box whose sources are missing or misspelt is simply left empty. Raises DeskError for an unknown kind.
    """
    kind = kind_named(kind_name)
    known = dict(settings)
    asked = Asked(book, kind_name, known, table, today, frozenset(taken), digest_of)
    helper = _HELPERS.get(kind_name)
    found: Found = helper(asked) if helper else NOTHING
    if any(box.name == "meeting" for box in kind.boxes):
        found = {**meeting(asked), **found}
    return known | {box: value for box, value in found.items() if box not in settings}
