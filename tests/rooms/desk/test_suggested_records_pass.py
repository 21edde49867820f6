"""What the books suggest for a kind is complete and right: entered as it stands, no rule has a word to say."""

import datetime as dt
from typing import Any

import pytest

from hzpub.check.engine import table_of
from hzpub.desk.suggesting import suggest
from hzpub.desk.values import Typing
from hzpub.kinds import all_kinds
from hzpub.rulebooks.discovery import mutual_aid
from tests.rules.pages import Written
from tests.rules.scenes import Scene, scene, told

Settings = dict[str, Any]
DECLARED = "- {kind: dividend_declaration, date: 2025-01-20, year: 2024, meeting: $yearly}"
"""Records that a scene goes on with before the books are asked."""


def named(here: Scene, typed: Settings) -> Settings:
    """What was typed, every "$name" of the scene replaced by the number of its record."""
    return {box: here.names[text[1:]] if text[0] == "$" else text for box, text in typed.items()}


def books_say(here: Scene, kind: str, typed: Settings) -> Settings:
    """The boxes that the books fill after what was typed."""
    settings, today = named(here, typed), dt.date.fromisoformat(typed["date"])
    found = suggest(here.book, kind, settings, table_of(mutual_aid(), here.book), today=today)
    assert {box: found[box] for box in settings} == settings
    return {box: text for box, text in found.items() if box not in settings}


def entered(here: Scene, kind: str, settings: Settings) -> Scene:
    """The scene after the record, its boxes spelled as the desk spells them."""
    typing = Typing(dt.date.min, bytes)
    texts = {box: [text] if isinstance(text, str) else text for box, text in settings.items()}
    boxes = {box: typing.spell(all_kinds()[kind].box(box), text) for box, text in texts.items() if box != "date"}
    return here.add(Written(kind, "", {**boxes, "date": settings["date"]}, {}, {("kind",): 1}))


MET = "- {{kind: meeting, as: met, date: {}, assembly: {}}}".format
CASES: list[tuple[str, str, str, Settings, Settings]] = [
    ("one_loan", "", "notice", {"date": "2024-04-10"},
     {"quarter": "2024Q1", "bank": "99000.00", "loans": "2000.00", "fund_total": "101000.00", "payables": "0.00"}),
    ("repaid_loan", "", "operating_allowance", {"date": "2024-07-20"},
     {"quarter": "2024Q1", "issue": "1.13", "collection": "0.00", "amount": "1.13"}),
    ("repaid_loan", "- {kind: operating_allowance, date: 2024-07-18, quarter: 2024Q1}", "operating_allowance",
     {"date": "2024-07-20"}, {"quarter": "2024Q2", "issue": "4.87", "collection": "12.00", "amount": "16.87"}),
    ("year_over", "", "dividend_declaration", {"date": "2025-01-20"},
     {"meeting": "$yearly", "year": "2024", "due": "30.00", "available": "33.13", "amount": "30.00"}),
    ("poor_year", "", "dividend_declaration", {"date": "2025-01-20"},
     {"meeting": "$yearly", "year": "2024", "due": "30.00", "available": "13.13", "amount": "13.12"}),
    ("poor_year", DECLARED, "dividend_payment", {"date": "2025-01-21"},
     {"year": "2024", "households": ["member:M0001;amount:7.22", "member:M0002;amount:5.90"], "amount": "13.12"}),
    ("poor_year", DECLARED, "dividend_payment", {"date": "2025-01-21", "year": "2024", "households": ["member:2;amount:5.9"]},
     {"amount": "5.90"}),
    ("year_over", DECLARED, "surplus_capitalisation", {"date": "2025-01-21"}, {"year": "2024", "amount": "3.13"}),
    ("overpaid", "", "payable_refund", {"date": "2024-06-26", "member": "1"},
     {"amount": "40.00", "method": "transfer", "account": "000006"}),
    ("overpaid", "", "payable_offset", {"date": "2024-06-26", "loan": "$second"},
     {"amount": "40.00", "principal": "39.99", "usage_fee": "0.01", "penalty": "0.00"}),
    ("overpaid", "- {kind: loan_repayment, date: 2024-06-25, loan: $loan, amount: 2500.00}", "payable_offset",
     {"date": "2024-06-26", "loan": "$second"},
     {"amount": "2000.67", "principal": "2000.00", "usage_fee": "0.67", "penalty": "0.00"}),
    ("expelled", MET("2024-08-01", "council"), "share_offset", {"date": "2024-08-01", "member": "1"},
     {"meeting": "$met", "loan": "$loan", "shares": "2", "amount": "1000.00", "principal": "970.25",
      "usage_fee": "22.15", "penalty": "7.60", "excess": "0.00"}),
    ("bad_debt", "", "write_off", {"date": "2024-12-20", "loan": "$loan"}, {"meeting": "$assembly", "amount": "2000.00"}),
    ("one_loan", "", "bank_return", {"date": "2024-03-18", "target": "$payout", "reason": "户名不符"}, {"amount": "2000.00"}),
    ("returned_loan", "- {kind: member_account, as: new, date: 2024-03-19, member: M0001}", "transfer_retry",
     {"date": "2024-03-20", "returned": "$back"}, {"account": "$new"}),
    ("exit_in_60_days", "", "redemption_request", {"date": "2024-05-01", "member": "3"}, {"shares": "2"}),
    ("two_members", "- {kind: redemption_request, date: 2024-03-05, member: M0001, shares: 1}", "share_redemption",
     {"date": "2024-03-08", "member": "1"}, {"shares": "1", "amount": "500.00", "method": "transfer", "account": "000006"}),
    ("late_loan", "", "suspension", {"date": "2024-08-01", "member": "2"}, {"loan": "$loan"}),
    ("late_loan", MET("2024-08-01", "council"), "expulsion", {"date": "2024-08-01", "member": "1"},
     {"meeting": "$met", "loan": "$loan"}),
    ("late_loan", "", "lawsuit", {"date": "2024-08-01", "loan": "$loan"}, {"amount": "2061.34"}),
    ("winding_up", "", "capital_return", {"date": "2024-06-18", "source": "government_grants"}, {"amount": "99000.00"}),
    ("wound_up", "", "final_account", {"date": "2025-01-18"},
     {"meeting": "$last", "collected": "2000.00", "refunded": "1000.00", "returned": "100030.00"}),
    ("one_loan", "", "board_review", {"date": "2024-04-18"}, {"quarter": "2024Q1"}),
    ("one_loan", "- {kind: board_review, date: 2024-04-18, quarter: 2024Q1}", "board_review", {"date": "2024-07-18"},
     {"quarter": "2024Q2"}),
    ("one_loan", "", "report_submission", {"date": "2024-07-18", "form": "receipts", "recipient": "both"}, {"quarter": "2024Q2"}),
    ("one_loan", "", "report_submission", {"date": "2024-07-18", "form": "quarter", "recipient": "both"}, {"quarter": "2024Q1"}),
    ("one_loan", "- {kind: report_submission, date: 2024-04-10, form: quarter, quarter: 2024Q1, recipient: poverty_office}",
     "report_submission", {"date": "2024-07-18", "form": "quarter", "recipient": "poverty_office"}, {"quarter": "2024Q2"}),
    ("one_loan", "- {kind: report_submission, date: 2024-04-10, form: quarter, quarter: 2024Q1, recipient: poverty_office}",
     "report_submission", {"date": "2024-07-18", "form": "quarter", "recipient": "finance_bureau"}, {"quarter": "2024Q1"}),
    ("year_over", MET("2025-01-21", "representatives"), "annual_report", {"date": "2025-01-21"},
     {"meeting": "$met", "year": "2024"}),
    ("two_members", "- {kind: objection, as: raised, date: 2024-03-05}", "objection_reply", {"date": "2024-03-06"},
     {"objection": "$raised"}),
    ("two_members", "- {kind: inspection, as: found, date: 2024-03-05}", "rectification", {"date": "2024-03-06"},
     {"inspection": "$found"}),
    ("two_members", MET("2024-03-05", "members"), "rulebook_change",
     {"date": "2024-03-05", "parameters": ["name:usage_fee;value:4.0;authority:会员大会决议", "value:60;name:sue_days;authority:会员大会"]},
     {"meeting": "$met"}),
    ("two_members", MET("2024-03-05", "members"), "winding_up", {"date": "2024-03-05"}, {"meeting": "$met"}),
    ("village", "", "group_change", {"date": "2024-03-06", "group": "$group", "members": "M0001,M0002,M0003"}, {"leader": "M0001"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("start", "more", "kind", "typed", "expected"), CASES, ids=[f"{case[2]} in {case[0]}" for case in CASES]
)
def test_the_books_fill_in_what_they_know_and_no_rule_objects(
    start: str, more: str, kind: str, typed: Settings, expected: Settings
) -> None:
    here = told(f"\n  {more}", start) if more else scene(start)

    found = books_say(here, kind, typed)

    assert found == named(here, expected)
    assert entered(here, kind, {**named(here, typed), **found}).found == here.found


@pytest.mark.parametrize(
    ("start", "kind", "typed"),
    [
        ("one_loan", "notice", {"date": "2024-03-31"}),
        ("one_loan", "operating_allowance", {"date": "2024-04-01"}),
        ("blank", "operating_allowance", {"date": "2024-04-20"}),
        ("year_over", "dividend_declaration", {"date": "2024-12-31"}),
        ("year_over", "dividend_payment", {"date": "2025-01-20"}),
        ("year_over", "surplus_capitalisation", {"date": "2025-01-19"}),
        ("one_loan", "payable_offset", {"date": "2024-04-01", "loan": "$loan"}),
        ("one_loan", "suspension", {"date": "2024-04-01", "member": "2"}),
        ("one_loan", "final_account", {"date": "2024-04-01"}),
    ("returned_loan", "transfer_retry", {"date": "2024-03-20", "returned": "$back"}),
        ("one_loan", "bank_return", {"date": "2024-04-01", "target": "999999"}),
        ("one_loan", "report_submission", {"date": "2024-04-20"}),
        ("one_loan", "report_submission", {"date": "2024-04-20", "form": "overdue"}),
    ],
)
def test_what_is_not_due_or_not_known_stays_empty(start: str, kind: str, typed: Settings) -> None:
    assert books_say(scene(start), kind, typed) == {}


def test_a_meeting_is_not_chosen_among_several() -> None:
    here = told(f"""
  {MET("2024-03-05", "members")}
  {MET("2024-03-05", "members")}""", "two_members")  # fmt: skip

    last = here.book.number
    struck = here.add(Written("reversal", "", {"date": "2024-03-05", "target": last}, {}, {("kind",): 1}))

    assert books_say(here, "winding_up", {"date": "2024-03-05"}) == {}
    assert books_say(struck, "winding_up", {"date": "2024-03-05"}) == {"meeting": f"{int(last) - 1:06}"}


def test_what_was_answered_or_put_right_no_longer_waits() -> None:
    here = told("""
  - {kind: objection, as: one, date: 2024-03-05}
  - {kind: objection, as: two, date: 2024-03-05}
  - {kind: inspection, as: first, date: 2024-03-05}
  - {kind: inspection, as: second, date: 2024-03-05}
  - {kind: inspection, as: clean, date: 2024-03-05, must_mend: "no"}""", "two_members")  # fmt: skip
    day = {"date": "2024-03-06"}

    assert books_say(here, "objection_reply", day) == books_say(here, "rectification", day) == {}
    answered = entered(here, "objection_reply", {**day, "objection": here.names["one"]})
    mended = entered(answered, "rectification", {**day, "inspection": here.names["second"]})
    assert books_say(mended, "objection_reply", day) == {"objection": here.names["two"]}
    assert books_say(mended, "rectification", day) == {"inspection": here.names["first"]}


def test_no_more_shares_pay_for_a_debt_than_it_takes() -> None:
    here = told("\n  - {kind: share_subscription, date: 2024-07-15, member: M0001, shares: 6, amount: 3000.00}", "late_loan")

    found = books_say(here, "share_offset", {"date": "2024-08-01", "member": "1"})

    assert (found["shares"], found["amount"], found["excess"]) == ("5", "2500.00", "438.66")


def test_everybody_with_a_dividend_is_on_the_list_once_and_lists_stay_short() -> None:
    declared = told(f"\n  {DECLARED}", "poor_year")
    first = entered(declared, "dividend_payment", {
        "date": "2025-01-21", "year": "2024", "households": ["member:M0001;amount:7.22"], "amount": "7.22",
    })  # fmt: skip

    assert books_say(first, "dividend_payment", {"date": "2025-01-22"})["households"] == ["member:M0002;amount:5.90"]
    many = first.book.members.update({f"M{n:04}": first.book.members["M0002"] for n in range(3, 300)})
    found = suggest(
        first.book._replace(members=many), "dividend_payment", {}, table_of(mutual_aid(), first.book), today=dt.date(2025, 1, 22)
    )
    assert (len(found["households"]), found["amount"]) == (200, "1180.00")


def test_one_household_of_a_returned_list_gets_its_own_part_back() -> None:
    paid = told(f"\n  {DECLARED}\n  - {{kind: dividend_payment, as: paid, date: 2025-01-21, year: 2024}}", "poor_year")
    typed = {"date": "2025-01-23", "target": "$paid", "reason": "户名不符"}

    assert books_say(paid, "bank_return", typed) == {"amount": "13.12"}
    assert books_say(paid, "bank_return", {**typed, "member": "2"}) == {"amount": "5.90"}
    back = entered(paid, "bank_return", {**named(paid, typed), "member": "2", "amount": "5.90"})
    assert books_say(back, "payable_refund", {"date": "2025-01-24", "member": "2"})["amount"] == "5.90"
