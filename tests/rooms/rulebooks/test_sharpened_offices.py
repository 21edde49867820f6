"""Who sits where: seats given twice, seats that fall empty one after another, and whose household it is."""

import pytest

from hzpub.base.words import Label
from hzpub.kinds.vocabulary import OFFICES
from hzpub.rulebooks.huzhu.govern import representation
from tests.rooms.rulebooks.judging import figures, found, judged, last

SUPERVISORS = (
    ("supervisors_head", "P0006"),
    ("supervisors_deputy", "P0007"),
    ("supervisor", "P0008"),
    ("supervisor", "P0009"),
    ("supervisor", "P0010"),
)


def charter(*seats: tuple[str, str]) -> str:
    """A charter that gives these offices to these persons, in this order."""
    rows = "".join(f"      - {{office: {office}, person: {person}}}\n" for office, person in seats)
    return f"  - kind: charter\n    offices:\n{rows}"


def ends(office: str, person: str) -> str:
    """Somebody leaves an office."""
    return f"  - {{kind: office_end, office: {office}, person: {person}}}\n"


def test_a_single_seat_given_twice_is_told_though_offices_with_many_seats_stand_between() -> None:
    text = charter(
        ("council_member", "P0004"),
        ("chair", "P0001"),
        ("council_member", "P0005"),
        ("supervisor", "P0008"),
        ("chair", "P0002"),
        ("council_member", "P0003"),
        ("chair", "P0003"),
    )
    chair = Label(OFFICES["chair"])

    assert found("GOVERN-ONE-SEAT", text, "blank") == [("offices", 4, "office"), ("offices", 6, "office")]
    said = figures("GOVERN-ONE-SEAT", text, "blank", "office", "first", "person")
    assert said == [(chair, "P0001", "P0002"), (chair, "P0001", "P0003")]


@pytest.mark.parametrize(
    "vacant", [("supervisors_head",), ("supervisors_deputy",), ("supervisors_head", "supervisors_deputy")]
)
def test_before_money_is_lent_exactly_the_vacant_one_of_head_and_deputy_is_named(vacant: tuple[str, ...]) -> None:
    holders = dict(SUPERVISORS)
    text = "".join(ends(office, holders[office]) for office in vacant)
    text += "  - {kind: loan_approval, application: $loan}\n"

    expected = [(Label(OFFICES[office]),) for office in vacant]
    assert figures("GOVERN-BOARD-SEATS", text, "asked_loan", "office") == expected


@pytest.mark.parametrize(("least", "said"), [(1, []), (2, []), (3, [(2, 3)])])
def test_as_many_people_of_poor_households_as_are_asked_for_are_enough(
    least: int, said: list[tuple[int, int]]
) -> None:
    """P0008 holds the poor households' seat, the council's P0005 heads a poor household; nobody else counts."""
    text = """
  - {kind: member, date: 2024-03-11, member: M0003, person: P0005, household_class: poor}
  - {kind: share_subscription, date: 2024-03-11, member: M0003}
  - {kind: loan_approval, application: $loan}
"""

    figured = figures("GOVERN-POOR-SHARE", text, "asked_loan", "count", "least", poor_representatives=least)
    assert figured == said


REPRESENTATIVES = (
    ("women_representative", "P0010"),
    ("low_income_representative", "P0009"),
    ("poor_representative", "P0008"),
)


@pytest.mark.parametrize("gone", [1, 2, 3])
def test_of_seats_that_fall_empty_one_by_one_each_is_told_once_where_it_fell_empty(gone: int) -> None:
    """Even the third, after which the board has no representative at all."""
    step = last("".join(ends(*seat) for seat in REPRESENTATIVES[:gone]), "empty")
    [breach] = judged("GOVERN-REPRESENTATIVES", step)

    office = Label(OFFICES[REPRESENTATIVES[gone - 1][0]])
    assert (breach.at, breach.message, dict(breach.facts)) == (("person",), "", {"office": office})


def test_an_appointment_to_another_office_says_nothing_about_a_seat_that_was_empty_before() -> None:
    text = ends("women_representative", "P0010") + "  - {kind: meeting}\n"
    text += "  - {kind: office_appointment, office: council_member, person: P0011}\n"

    assert found("GOVERN-REPRESENTATIVES", text, "empty") == []


def test_a_charter_is_told_of_each_seat_it_leaves_empty_or_once_that_it_leaves_all_empty() -> None:
    for left, said in (
        (0, []),
        (1, [("", "women_representative")]),
        (2, [("", "low_income_representative"), ("", "women_representative")]),
        (3, [(representation.NONE_AT_ALL, "")]),
    ):
        step = last(charter(*SUPERVISORS, *REPRESENTATIVES[left:]), "blank")
        breaches = judged("GOVERN-REPRESENTATIVES", step)

        assert [each.at for each in breaches] == [("offices",)] * len(said), left
        expected = [(message, Label(OFFICES[office]) if office else None) for message, office in said]
        assert [(each.message, dict(each.facts).get("office")) for each in breaches] == expected, left


def test_a_charter_is_told_once_of_a_supervisor_with_too_many_seats_at_the_first_of_them() -> None:
    others = (("low_income_representative", "P0009"), ("women_representative", "P0009"), REPRESENTATIVES[2])
    text = charter(*SUPERVISORS, *others)

    assert found("GOVERN-REPRESENTATIVES", text, "blank") == [("offices", 5, "person")]
    assert figures("GOVERN-REPRESENTATIVES", text, "blank", "person", "held", "most") == [("P0009", 2, 1)]


SUCCEEDED = """
  - {kind: person, date: 2024-03-20, person: P0020}
  - {kind: succession, date: 2024-03-20, member: M0004, person: P0020, cause: moved}
"""
OF_HIS_OWN = "  - {kind: member, date: 2024-03-25, member: M0005, person: P0005}\n"
DECIDED = """
  - {kind: loan_application, as: mine, date: 2024-04-10, borrower: M0004}
  - {kind: loan_approval, application: $mine, in_favour: [P0001, P0002, P0005, P0006]}
"""


@pytest.mark.parametrize(
    ("before", "at"),
    [
        ("", [("in_favour", 2)]),
        (SUCCEEDED, [("in_favour", 2)]),
        (SUCCEEDED + OF_HIS_OWN, []),
    ],
)
def test_a_former_head_does_not_decide_for_his_household_until_he_heads_another(
    before: str, at: list[tuple[str | int, ...]]
) -> None:
    """The council's P0005 headed M0004."""
    assert found("GOVERN-RECUSE", before + DECIDED, "council_borrowers") == at
