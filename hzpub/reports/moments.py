"""What only the moment knows: figures that the finished book can no longer tell.

In:    the steps of the replay, one after another.
Out:   `Moments`: the charter's head, name commitments, who owed what at an approval, the totals at a pay-out.
Never: keeps a book or a body.
"""

from collections.abc import Mapping
from typing import NamedTuple

from hzpub.base.words import Label
from hzpub.kinds.record import Record
from hzpub.ledger.accounts import Totals
from hzpub.ledger.replay import Step
from hzpub.reports.fund_objects import FundHead
from hzpub.reports.telling import fact
from hzpub.trust.distrust import Reseal, reseal_of


class Reported(NamedTuple):
    """An annual report: the record of its meeting, its summary, what was asked and answered."""

    meeting: str = ""
    summary: str = ""
    asked: tuple[tuple[str, str], ...] = ()


class Moments:
    """Figures caught while the records passed by. Sums in fen."""

    __slots__ = (
        "_owed",
        "answers",
        "head",
        "loans_of_group",
        "name_holds",
        "owed_before",
        "papers",
        "places",
        "reseals",
        "sealed",
        "seals",
        "totals_after",
    )

    def __init__(self) -> None:
        self.head: FundHead | None = None
        self.name_holds: dict[str, str] = {}
        """Person number -> commitment to the name."""
        self.owed_before: dict[str, int] = {}
        """Approval -> what the household owed just before it."""
        self._owed: dict[str, int] = {}
        self.totals_after: dict[str, Totals] = {}
        """Pay-out -> the five totals just after it."""
        self.loans_of_group: dict[str, list[str]] = {}
        """Group -> loans that named it."""
        self.papers: dict[str, tuple[str, str]] = {}
        """Record that brought money in -> numbers of the bank's slip and of the repayment notice ("" for none)."""
        self.places: dict[str, str] = {}
        """Notice -> where it hangs."""
        self.answers: dict[str, Reported] = {}
        """Annual report -> what was said there."""
        self.sealed: dict[tuple[str, str], list[str]] = {}
        """Key and role -> records it sealed or entered."""
        self.reseals: list[Reseal] = []
        """What was sealed again, in order."""
        self.seals = 0
        """Seals and entry signatures seen."""

    def add(self, step: Step, borrower: str) -> None:
        """Catch what this step, on a loan of `borrower` ("" if on none), shows and the next one may hide."""
        record = step.record
        self.seals += len(record.seals) + (record.entered_by is not None)
        for seal in record.seals if record.entered_by is None else (*record.seals, record.entered_by):
            self.sealed.setdefault((seal.key, seal.role), []).append(record.number)
        match record.kind.name:
            case "reseal":
                self.reseals.append(reseal_of(record))
            case "charter":
                self.head = head_of(record)
                self._names(record["people"])
            case "person":
                self._names((record.values,))
            case "loan_application":
                if group := record.get("group", ""):
                    self.loans_of_group.setdefault(group, []).append(record.number)
            case "loan_approval":
                self.owed_before[record.number] = self._owed.get(borrower, 0)
            case "loan_disbursement" | "transfer_retry":
                self.totals_after[record.number] = step.after.totals
            case "notice":
                self.places[record.number] = record.get("place", "")
            case "annual_report":
                asked = tuple((row["question"], row["answer"]) for row in record.get("questions", ()))
                self.answers[record.number] = Reported(record["meeting"], record["summary"], asked)
        if any(posting.account == "bank" and posting.fen > 0 for posting in step.postings):
            self.papers[record.number] = (record.get("bank_slip", ""), record.get("notice", ""))
        if moved := sum(posting.fen for posting in step.postings if posting.account == "loans"):
            self._owed[borrower] = self._owed.get(borrower, 0) + moved

    def _names(self, rows: "tuple[Mapping[str, str], ...]") -> None:
        for row in rows:
            self.name_holds.setdefault(row["person"], row["name_hold"])


def head_of(charter: Record) -> FundHead:
    """Who the fund is, from its founding record."""

    def label(name: str) -> Label:
        told = fact(charter.kind.box(name), charter[name])
        return told if isinstance(told, Label) else Label(str(told))

    return FundHead(
        id=charter["fund"],
        name=charter["fund_name"],
        village=charter["village"],
        township=charter["township"],
        county=charter["county"],
        fund_kind=label("fund_kind"),
        is_fiction=charter["fiction"] == "yes",
        founded=charter.date,
        bank=charter["bank"],
        account_holder=label("account_holder"),
        hotline=charter["hotline"],
        village_households=charter.get("village_households", 0),
    )
