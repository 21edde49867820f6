"""A fund lives from its charter to a repaid loan, with nothing but the desk and what the books suggest."""

import datetime as dt
from typing import Any

from hzpub.check.engine import table_of
from hzpub.desk.suggesting import suggest
from hzpub.rulebooks.discovery import mutual_aid
from hzpub.trust.history import audit

PAPER = "sha256:" + "8f" * 32


def test_from_the_charter_to_a_loan_repaid_on_time(empty_village: Any, helpers: Any) -> None:
    village = empty_village

    def add(kind: str, day: str, entry: dict[str, str] | None = None, **settings: Any) -> str:
        book = helpers.small_check(village.root).book
        known = suggest(book, kind, settings, table_of(mutual_aid(), book), today=dt.date.fromisoformat(day))
        return str(village.add(kind, day, entry, **known))

    assert add("charter", "2024-01-08", **helpers.charter_settings()) == "000001"
    for number, name in ((1, "周大山"), (2, "吴小河")):
        day = f"2024-01-1{number}"
        add("person", day, name=name)
        add("member", day, person=str(6 + number), village_group="3", household_class="一般户", class_list="名单", paper=PAPER)
        add("member_account", day, member=str(number), bank="云溪农村合作银行", account=f"6200 {number}", paper=PAPER)
        add("share_subscription", day, member=str(number), shares="2", bank_slip=f"0111-{number}")
    add("government_grant", "2024-01-20", giver="县财政局", amount="100000", document="云财扶〔2024〕3号", bank_slip="0120-1")

    loan = add(
        "loan_application", "2024-02-20", borrower="1", amount="2000", months="3", category="养殖", purpose="养鹅周转",
        scale="30 只", local_speciality="否", repayment_source="卖鹅收入", able="是", assets_exceed_amount="是",
        guarantee="personal", paper=PAPER,
    )  # fmt: skip
    add("guarantee", "2024-02-21", application=loan, guarantors="M0002", paper=PAPER)
    approval = add("loan_approval", "2024-02-25", application=loan, in_favour="1,2,3", paper=PAPER)
    add(
        "loan_disbursement", "2024-03-01", {"paid_on": "2024-03-01", "bank_slip": "0301-1"},
        approval=approval, voucher="2024-001", paper=PAPER,
    )  # fmt: skip
    add("loan_repayment", "2024-06-01", loan=loan, payer="borrower", amount="2030", bank_slip="0601-1")

    book = village.book()
    lent = book.loans[loan]

    assert (lent.outstanding, lent.cleared_on) == (0, dt.date(2024, 6, 1))
    assert lent.payout is not None
    assert (lent.payout.fen, lent.payout.months) == (200_000, 3)
    assert lent.repayments[0].usage_fee == 3_000
    assert book.members["M0002"].share_fen == 100_000
    assert book.totals == (100_000_00 + 2_000_00 + 30_00, 0, 102_000_00, 30_00, 0)
    assert audit(village.root).offences == ()
    assert village.git("rev-list", "--count", "HEAD") == str(int(book.number) + 1)
    assert village.git("status", "--porcelain") == ""
    assert village.drafts() == []
