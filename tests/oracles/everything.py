"""A fund to which everything has happened that moves money, so that other programs see every kind of entry.

In:    nothing.   Out: its records.
Never: keeps every rule; only the books have to close.
"""

import datetime as dt
from typing import Any

from hzpub.base.months import Quarter
from hzpub.demo.world import TERMS
from hzpub.kinds.record import Record
from hzpub.ledger.fees import split
from tests.properties.office import Office, office

DAY = dt.timedelta(days=1)


class Story:
    """One thing after the other, a few days apart."""

    def __init__(self) -> None:
        self.office: Office = office()
        self.day = self.office.book.entered
        self.members = sorted(self.office.book.members)

    def enter(self, kind: str, days: int = 3, **values: Any) -> str:
        """Enter what happened `days` after the last thing."""
        self.day += days * DAY
        number = self.office.enter(kind, self.day, self.day, **values)
        assert number, kind
        return number

    def account(self, member: str) -> str:
        return self.office.book.members[member].accounts[0]

    def lend(self, member: str, fen: int) -> tuple[str, str]:
        """A loan of three months; answers it and its pay-out."""
        words = {"category": "breeding", "purpose": "养鹅", "scale": "3", "local_speciality": "no", "able": "yes"}
        words |= {"repayment_source": "卖鹅", "assets_exceed_amount": "yes", "guarantee": "personal"}
        loan = self.enter("loan_application", borrower=member, amount=fen, months=3, **words)
        decided = {"amount": fen, "months": 3, "stars": 0, "in_favour": ("P0001", "P0002", "P0003")}
        approval = self.enter("loan_approval", application=loan, **decided)
        terms = {"amount": fen, "months": 3, "account": self.account(member)}
        return loan, self.enter("loan_disbursement", approval=approval, borrower=member, **terms)

    def repay(self, loan: str, fen: int, days: int) -> str:
        parts = split(self.office.book.loans[loan], self.day + days * DAY, fen, TERMS)
        return self.enter("loan_repayment", days, loan=loan, payer="borrower", amount=fen, **parts._asdict())


def everything() -> list[Record]:
    """The records of such a fund, from its charter on."""
    story = Story()
    first, second, third, fourth = story.members[:4]
    for kind in ("government_grant", "partner_unit_grant"):
        story.enter(kind, amount=2_000_000)
    story.enter("donation", amount=300_000, aim="poverty_relief", conditions="none")
    story.enter("other_income", source="bank_interest", amount=1234, note="结息")
    story.enter("share_subscription", member=first, shares=2, amount=100_000)
    story.enter("share_redemption", member=first, shares=1, amount=50_000, account=story.account(first))
    good, _ = story.lend(first, 200_000)
    bad, _ = story.lend(second, 180_000)
    lost, sent = story.lend(third, 90_000)
    returned = story.enter("bank_return", 1, target=sent, amount=90_000)
    story.enter("transfer_retry", 1, returned=returned)
    story.repay(good, 210_001, 95)
    story.enter("payable_refund", member=first, amount=3_000, account=story.account(first))
    story.repay(lost, 100_000, 40)
    later, _ = story.lend(third, 50_000)
    parts = split(story.office.book.loans[later], story.day + 3 * DAY, 2_000, TERMS)._asdict()
    del parts["excess"]
    story.enter("payable_offset", loan=later, amount=sum(parts.values()), **parts)
    parts = split(story.office.book.loans[bad], story.day + 3 * DAY, 50_000, TERMS)._asdict()
    story.enter("share_offset", member=second, loan=bad, shares=1, amount=50_000, **parts)
    story.enter("collection_cost", amount=5_000, loan=bad)
    gone = story.enter("write_off", loan=bad, amount=story.office.book.loans[bad].outstanding)
    story.enter("write_off_recovery", loan=bad, amount=20_050)
    story.enter("risk_reserve_compensation", write_off=gone, amount=60_000)
    story.enter("bank_charge", amount=1_001)
    story.enter("court_deduction", amount=507)
    quarter = Quarter.of(story.day).previous()
    story.enter("operating_allowance", quarter=quarter, issue=333, collection=777, amount=1_110)
    year = story.day.year
    story.enter("dividend_declaration", 200, year=year, due=4_000, available=3_000, amount=3_000)
    rows = ({"member": first, "amount": 1_800}, {"member": fourth, "amount": 1_200})
    paid = story.enter("dividend_payment", year=year, households=rows, amount=3_000)
    story.enter("bank_return", target=paid, member=fourth, amount=1_200)
    story.enter("surplus_capitalisation", year=year, amount=2_222)
    story.enter("capital_return", source="donations", amount=100_000)
    mistaken = story.enter("bank_charge", amount=99)
    story.office.strike(mistaken, story.day)
    return [entry.record for entry in story.office.entries]
