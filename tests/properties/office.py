"""An office that enters whatever happened: real sealed files, the shadow beside them, every rule asked.

In:    a kind, the meanings of its boxes.   Out: the entry, unless the books can never hold it.
Never: keeps a rule itself: what may be acknowledged is entered and stays, right or wrong.
"""

import datetime as dt
from copy import copy, deepcopy
from functools import cache
from typing import Any

from hzpub.base.findings import Finding, Severity
from hzpub.check.cascade import Cascade
from hzpub.check.loading import load
from hzpub.check.walk import Walk
from hzpub.demo.scribe import Entry, Scribe
from hzpub.ledger.book import Book
from hzpub.ledger.village import MUTUAL_AID
from hzpub.rulebooks.discovery import mutual_aid
from tests.properties.invented import clerk
from tests.properties.shadow import Shadow

PAID = frozenset(
    {"loan_disbursement", "share_redemption", "payable_refund", "operating_allowance", "collection_cost",
     "dividend_payment", "capital_return"}
)  # fmt: skip
"""Kinds whose bank day is only known when they are entered."""
COMMON = {"voucher": "1", "payee": "单位", "bank_slip": "1", "method": "transfer", "reason": "有原因", "giver": "省协会"}
COMMON |= {"document": "云财扶〔2024〕1号", "court": "法院", "case_number": "1", "what": "起诉费", "place": "公示栏"}
"""What stands in boxes of these names when nobody says otherwise."""


class Office:
    """A fund some weeks old, and everything it takes to go on with it."""

    def __init__(self, entries: list[Entry], scribe: Scribe) -> None:
        self.entries, self.scribe = entries, scribe
        self.walk, self.shadow = Walk(mutual_aid()), Shadow()
        self.found: dict[str, tuple[Finding, ...]] = {}
        self.overdrawn = False
        numbers = (entry.record.number for entry in entries if entry.record.kind.name == "meeting")
        self.meeting = next(numbers)
        for entry in entries:
            self.found[entry.path] = _walked(self.walk, entry)
            self.shadow.feed(entry.data)

    def fork(self) -> "Office":
        """The same office, for a life of its own."""
        again = copy(self)
        again.entries, again.found = [*self.entries], {**self.found}
        again.scribe, again.walk, again.shadow = _scribe(self.scribe), copy(self.walk), deepcopy(self.shadow)
        return again

    @property
    def book(self) -> Book:
        """The books now."""
        return self.scribe.book

    def enter(self, kind: str, entered: dt.date, day: dt.date, **values: Any) -> str:
        """Enter what happened on `day`; "" when it breaks a rule that nobody can ever acknowledge.

        Papers, vouchers and slips come of themselves.
        """
        scribe, walk = _scribe(self.scribe), copy(self.walk)
        boxes = {box.name for box in MUTUAL_AID.kinds[kind].boxes}
        usual = COMMON | {"paper": scribe.paper(), "meeting": self.meeting}
        filled = {name: text for name, text in usual.items() if name in boxes}
        later = {"paid_on": day, "bank_slip": "1"} if kind in PAID else {}
        scribe.enter(kind, entered, {"date": day, **filled, **values}, known_later=later)
        (entry,) = scribe.drain()
        findings = _walked(walk, entry)
        errors = {each.rule for each in findings if each.severity is Severity.ERROR}
        if any(not walk.rulebook.rules[each].admissible for each in errors - {"CAPITAL-IDENTITY"}):
            return ""
        assert "CAPITAL-IDENTITY" not in errors, "the books themselves are wrong"
        self.scribe, self.walk = scribe, walk
        self.entries.append(entry)
        self.found[entry.path] = findings
        self.shadow.feed(entry.data)
        return entry.record.number

    def strike(self, target: str, day: dt.date) -> str:
        """Enter a reversal."""
        return self.enter("reversal", day, day, target=target, reason="记错了")


@cache
def _opened() -> Office:
    return Office(*clerk(3, 1, 24))


def office() -> Office:
    """A fund in its second month: fifteen households with shares and accounts, public money in the bank."""
    return _opened().fork()


def _walked(walk: Walk, entry: Entry) -> tuple[Finding, ...]:
    walk._cascade = Cascade()
    (walked,) = walk.steps([load(entry.path, entry.data)])
    return walked.findings


def _scribe(scribe: Scribe) -> Scribe:
    again = copy(scribe)
    again._withheld, again._entries = [], []
    return again
