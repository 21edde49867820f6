"""One question to the books: a form half filled in, and everything a suggestion may look at.

In:    the book, a kind, what was typed so far, the fund's numbers by entry, today's date.
Out:   meanings of the boxes typed so far, numbers in force, the day the record is about.
Never: suggests anything itself; the modules `knows_*` do, `suggesting` asks them.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from hzpub.check.engine import ParameterTable
from hzpub.desk.drafting import Settings
from hzpub.desk.shelf import kind_named
from hzpub.desk.values import Typing
from hzpub.kinds.boxes import BoxError
from hzpub.kinds.kind import HEADER
from hzpub.ledger.book import Book, Loan, Member
from hzpub.ledger.fees import FeeTerms
from hzpub.rulebooks.parameters import Parameters

Found = Mapping[str, str | list[str]]
"""What the books say, by box and as a person would type it."""

NOTHING: Found = {}

DigestOf = Callable[[str], str]


def unknown(_number: str) -> str:
    """The digest of a file that is not at hand."""
    return ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to the books; `taken` holds numbers that drafts have given away.

    `digest_of` answers the SHA-256 of the file of a record, "" where nobody knows it.
    """

    book: Book
    kind: str
    settings: Settings
    table: ParameterTable
    today: dt.date
    taken: frozenset[str] = frozenset()
    digest_of: DigestOf = unknown

    def meaning(self, name: str) -> object:
        """The meaning of a box typed so far, None when it is empty or does not fit."""
        text = self.settings.get(name, "")
        box = HEADER[-1] if name == "date" else kind_named(self.kind).box(name)
        try:
            return box.read(Typing(self.today, bytes).spell(box, [text] if isinstance(text, str) else text))
        except BoxError:
            return None

    def text(self, name: str) -> str:
        """The meaning of a box that holds a word, a number or a reference; "" when it is empty."""
        return str(self.meaning(name) or "")

    def count(self, name: str) -> int | None:
        """The meaning of a box that holds a sum (fen), a count or a year; None when it is empty."""
        found = self.meaning(name)
        return found if isinstance(found, int) else None

    @property
    def day(self) -> dt.date | None:
        """The day of the record: today when none is typed, None when it is misspelt."""
        if not self.settings.get("date"):
            return self.today
        found = self.meaning("date")
        return found if isinstance(found, dt.date) else None

    @property
    def numbers(self) -> Parameters:
        """The fund's numbers in force now."""
        return self.table.at(self.book.number)

    def numbers_of(self, loan: Loan) -> Parameters:
        """The numbers a loan keeps from its approval on (S三(五)一)."""
        return self.table.at(loan.approval.number) if loan.approval else self.numbers

    def terms_of(self, loan: Loan) -> FeeTerms:
        """The prices of a loan."""
        return self.numbers_of(loan).fee_terms

    def loan(self, box: str = "loan") -> Loan | None:
        """The loan that the record typed in `box` belongs to."""
        return self.book.loan_for(self.text(box))

    def household(self, box: str = "member") -> Member | None:
        """The household typed in `box`."""
        return self.book.members.get(self.text(box))


Helper = Callable[[Asked], Found]


def only(found: Iterable[str]) -> str:
    """The single thing there is; "" when there are none or several, for a guess is no answer."""
    several = list(found)
    return several[0] if len(several) == 1 else ""


def filled(**boxes: str) -> Found:
    """The boxes that have an answer."""
    return {box: text for box, text in boxes.items() if text}


def payee(book: Book, member: str) -> Found:
    """The account a household is paid into now, and the only way to pay."""
    household = book.members.get(member)
    account = household.accounts[-1] if household and household.accounts else ""
    return {"method": "transfer", **filled(account=account)}
