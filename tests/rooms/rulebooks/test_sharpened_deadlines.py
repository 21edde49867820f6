"""What is due and listed on which day, in which order; notices one after another; reports of the right time."""

import datetime as dt

import pytest

from hzpub.base.months import Quarter
from hzpub.base.words import Label
from hzpub.kinds.report_submission import FORMS
from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.rule import Due
from tests.rooms.rulebooks.judging import PARAMS, figures, found
from tests.rules.scenes import Scene, told


def listed(rule_id: str, here: Scene, as_of: str) -> list[Due]:
    """What one duty lists on a day after the last record of a story."""
    duty = mutual_aid().rules[rule_id].duty
    assert duty is not None, rule_id
    return list(duty(here.book, dt.date.fromisoformat(as_of), PARAMS))


MEETS = "  - {kind: meeting, as: assembly, date: 2024-12-20, assembly: members}\n"


@pytest.mark.parametrize(("day", "at"), [(19, [("meeting",)]), (20, []), (21, [])])
def test_the_report_may_be_written_on_the_day_of_the_meeting_and_not_before(day: int, at: list[tuple[str]]) -> None:
    text = MEETS + f"  - {{kind: annual_report, date: 2024-12-{day}, year: 2024, meeting: $assembly}}\n"

    assert found("ANNUAL-MEETING", text, "one_member") == at


NOTICES = """
  - {kind: notice, date: 2024-04-01, quarter: 2024Q1}
  - {kind: notice, date: 2024-07-01, quarter: 2024Q2}
  - {kind: notice, date: 2025-01-02, quarter: %s}
"""


@pytest.mark.parametrize(("third", "said"), [("2024Q3", []), ("2024Q4", [(Quarter(2024, 3).label,)])])
def test_the_third_notice_is_of_the_quarter_after_the_second(third: str, said: list[tuple[Label]]) -> None:
    assert figures("NOTICE-FIGURES", NOTICES % third, "one_member", "turn") == said


def test_the_first_notice_is_of_the_quarter_of_the_founding_though_the_next_has_records_already() -> None:
    text = "  - {kind: donation, date: 2024-05-10, amount: 100.00}\n"
    text += "  - {kind: notice, date: 2024-05-11, quarter: 2024Q1}\n"

    assert found("NOTICE-FIGURES", text, "one_loan") == []


def test_an_objection_waits_for_its_answer_from_the_day_on_which_it_was_raised() -> None:
    here = told("  - {kind: objection, as: asks, date: 2024-04-01}\n", "one_member")

    assert listed("DISCLOSE-OBJECTION", here, "2024-03-31") == []
    [due] = listed("DISCLOSE-OBJECTION", here, "2024-04-01")
    assert (due.by, due.done, due.case) == (dt.date(2024, 4, 16), "", here.names["asks"])


ASKED_TWICE = """
  - {{kind: loan_application, as: one, date: 2024-03-10, borrower: M0001, amount: 500.00}}
  - {{kind: loan_application, as: two, date: 2024-03-10, borrower: M0002, amount: 500.00}}
  - {{kind: {kind}, {box}: $one, date: 2024-04-20, {day}: {}}}
  - {{kind: {kind}, {box}: $two, date: 2024-04-20, {day}: {}}}
"""


def test_each_loan_paid_out_without_its_papers_is_listed_from_the_day_of_its_money_whatever_else_was_paid() -> None:
    kept = {"kind": "loan_disbursement", "box": "approval", "day": "paid_on"}
    for early, late, days in (("one", "two", ("15", "16")), ("two", "one", ("16", "15"))):
        here = told(ASKED_TWICE.format(*[f"2024-04-{day}" for day in days], **kept), "one_loan")

        for day, names in (("14", []), ("15", [early]), ("16", sorted([early, late]))):
            cases = sorted(due.case for due in listed("ARCHIVE-FILES", here, f"2024-04-{day}"))
            assert cases == [here.names[name] for name in names], (early, day)


def test_each_approved_loan_that_waits_for_its_money_is_listed_from_its_approval_whatever_else_was_approved() -> None:
    text = """
  - {{kind: loan_application, as: one, date: 2024-03-10, borrower: M0001, amount: 500.00}}
  - {{kind: loan_application, as: two, date: 2024-03-10, borrower: M0002, amount: 500.00}}
  - {{kind: loan_approval, as: first, application: $one, date: 2024-04-{}, entered: 2024-04-20}}
  - {{kind: loan_approval, as: second, application: $two, date: 2024-04-{}, entered: 2024-04-20}}
"""
    for early, late, days in (("first", "second", (15, 16)), ("second", "first", (16, 15))):
        here = told(text.format(*days), "one_loan")

        for day, names in ((14, []), (15, [early]), (16, sorted([early, late]))):
            cases = sorted(due.case for due in listed("DISBURSE-TIMELY", here, f"2024-04-{day}"))
            assert cases == [here.names[name] for name in names], (early, day)


@pytest.mark.parametrize(("number", "at"), [(1, [("quarter",)]), (2, []), (3, [("quarter",)]), (4, [])])
@pytest.mark.parametrize("form", ["receipts", "overdue", "quality"])
def test_a_half_year_is_written_as_its_second_quarter_in_either_half(
    form: str, number: int, at: list[tuple[str]]
) -> None:
    text = f"  - {{kind: report_submission, date: 2025-01-08, form: {form}, quarter: 2024Q{number}}}\n"

    assert found("REPORT-PERIOD", text, "one_member") == at


def test_forms_that_went_to_one_office_are_listed_quarter_by_quarter_and_within_it_by_name_once_it_is_over() -> None:
    sent = [(quarter, form) for quarter in ("2024Q4", "2024Q2") for form in sorted(FORMS, reverse=True)]
    here = told(
        "".join(
            f"  - {{kind: report_submission, date: 2025-01-08, form: {form}, quarter: {quarter}, recipient: finance_bureau}}\n"
            for quarter, form in sent
        ),
        "one_member",
    )
    second = [(Quarter(2024, 2).label, Label(FORMS[form])) for form in sorted(FORMS)]
    fourth = [(Quarter(2024, 4).label, Label(FORMS[form])) for form in sorted(FORMS)]

    for as_of, expected in (
        ("2024-06-30", []),
        ("2024-07-01", second),
        ("2024-12-31", second),
        ("2025-01-01", second + fourth),
    ):
        rows = [dict(due.what.facts) for due in listed("REPORT-TO", here, as_of)]
        assert [(row["quarter"], row["form"]) for row in rows] == expected, as_of
