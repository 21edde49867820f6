"""Groups that lose households, and guarantors of whom one was expelled: who is named, and since when a group is short."""

import datetime as dt

import pytest

from hzpub.rulebooks.huzhu.guarantee import personal
from hzpub.rulebooks.huzhu.guarantee.standing import short_since
from tests.rooms.rulebooks.judging import figures, found, judged, last
from tests.rules.scenes import scene, told


def test_every_household_of_a_group_that_has_left_is_told_and_so_is_one_that_has_another_group() -> None:
    left = "".join(
        f"  - {{kind: share_redemption, date: {day}, member: {who}, shares: {shares}}}\n"
        for day, who, shares in (("2024-03-01", "M0006", 1), ("2024-03-02", "M0008", 3))
    )
    text = left + "  - {kind: joint_liability_group, members: [M0006, M0008, M0005, M0007], leader: M0007}\n"

    assert found("GUARANTEE-GROUP-VOL", text, "village") == [("members", 0), ("members", 1), ("members", 2)]


ONE_MORE = """
  - {kind: loan_application, as: wish, date: 2024-12-22, borrower: M0003}
  - {kind: guarantee, date: 2024-12-22, application: $wish, guarantors: [M0002]}
  - {kind: loan_approval, date: 2024-12-23, application: $wish}
"""
ANOTHER = """
  - {kind: person, date: 2024-04-01}
  - {kind: member, date: 2024-04-01, member: M0003}
"""


@pytest.mark.parametrize(("written_off", "households"), [("1999.99", [("M0001、M0003", 2)]), ("2000.00", [])])
def test_a_loan_of_which_everything_was_written_off_is_no_live_loan_of_its_guarantor(
    written_off: str, households: list[tuple[str, int]]
) -> None:
    """That M0002 stands for a loan that never came back is said elsewhere: GUARANTEE-PERSONAL, ARREARS-GUARANTOR-SUSPEND."""
    gone = f"  - {{kind: write_off, date: 2024-12-21, loan: $loan, amount: {written_off}, meeting: $assembly}}\n"
    text = ANOTHER + gone + ONE_MORE

    assert figures("GUARANTEE-ONE-LOAN", text, "bad_debt", "households", "count") == households
    assert found("GUARANTEE-PERSONAL", text, "bad_debt") == [("application",)]


LATE = """
  - {kind: loan_application, as: hers, date: 2024-03-10, borrower: M0008, amount: 500.00, months: 3}
  - {kind: guarantee, application: $hers, date: 2024-03-10, guarantors: [M0005]}
  - {kind: loan_approval, as: granted, application: $hers, date: 2024-03-12}
  - {kind: loan_disbursement, as: paid, approval: $granted, date: 2024-03-15}
  - {kind: loan_application, as: wish, date: 2024-07-10, borrower: M0006, amount: 500.00, months: 3}
"""
"""M0008 should have repaid 500.00 yuan on 15 June; then M0006 asks for a loan."""
SIGN = "  - {kind: guarantee, application: $wish, date: 2024-07-%d, guarantors: [M0007, M0008]}\n"
EXPELS = """
  - {kind: meeting, as: council, date: 2024-07-15, assembly: council}
  - {kind: expulsion, as: out, date: 2024-07-16, member: M0007, loan: $hers, meeting: $council}
"""
APPROVES = "  - {kind: loan_approval, application: $wish, date: 2024-07-20}\n"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (LATE + EXPELS + SIGN % 20, [("guarantors", 0), ("guarantors", 1)]),
        (LATE + SIGN % 11 + EXPELS + APPROVES, [("application",), ("application",)]),
    ],
)
def test_one_guarantor_was_expelled_the_next_is_late_and_both_are_told_when_they_sign_and_at_the_approval(
    text: str, at: list[tuple[str | int, ...]]
) -> None:
    here = told(text, "village")
    expelled, late = judged("GUARANTEE-PERSONAL", last(text, "village"))

    assert [expelled.at, late.at] == at
    assert (expelled.message, dict(expelled.facts)) == (
        personal.EXPELLED,
        {"member": "M0007", "number": here.names["out"]},
    )
    assert (dict(late.facts)["member"], dict(late.facts)["loan"]) == ("M0008", here.names["hers"])


CHANGE = "  - {{kind: group_change, as: {}, date: {}, group: ${}, members: [{}], leader: {}}}\n"
FOUR, THREE = "M0001, M0002, M0003, M0004", "M0001, M0002, M0003"
TO_FOUR = CHANGE.format("four", "2024-05-20", "group", FOUR, "M0001")
TO_SIX = CHANGE.format("six", "2024-02-25", "group", f"{FOUR}, M0005, M0006", "M0001")
TO_THREE = CHANGE.format("three", "2024-06-10", "four", THREE, "M0001")
LEAVES = "  - {kind: share_redemption, date: %s, member: M0005, shares: 1}\n"
NEXT_LEAVES = LEAVES.replace("M0005", "M0006")
SMALL = "  - {kind: joint_liability_group, as: small, date: 2024-03-01, members: [M0006, M0007, M0008], leader: M0006}\n"
OTHER_LEADER = CHANGE.format("same", "2024-04-01", "small", "M0006, M0007, M0008", "M0007")
UNKNOWN = "  - {kind: joint_liability_group, as: odd, members: [M0006, M0007, M0008, M0098, M0099], leader: M0006}\n"


@pytest.mark.parametrize(
    ("text", "name", "since"),
    [
        ("", "group", None),
        (TO_FOUR, "four", dt.date(2024, 5, 20)),
        (TO_FOUR + LEAVES % "2024-06-01", "four", dt.date(2024, 5, 20)),
        (LEAVES % "2024-03-01" + TO_FOUR, "four", dt.date(2024, 3, 1)),
        (TO_FOUR + TO_THREE, "three", dt.date(2024, 5, 20)),
        (LEAVES % "2024-03-01" + TO_FOUR + TO_THREE, "three", dt.date(2024, 3, 1)),
        (TO_SIX + LEAVES % "2024-03-01", "six", None),
        (TO_SIX + LEAVES % "2024-03-01" + NEXT_LEAVES % "2024-04-01", "six", dt.date(2024, 4, 1)),
        (SMALL, "small", None),
        (SMALL + OTHER_LEADER, "same", None),
        (UNKNOWN, "odd", None),
    ],
)
def test_a_group_is_short_since_it_first_had_fewer_than_five_and_one_that_never_had_five_never_fell_short(
    text: str, name: str, since: dt.date | None
) -> None:
    here = told(text, "village") if text else scene("village")

    assert short_since(here.book, here.book.groups[here.names[name]], 5) == since


def test_a_group_made_smaller_twice_has_its_ninety_days_from_the_first_time() -> None:
    asks = "  - {{kind: loan_application, date: {}, borrower: M0001, guarantee: joint_group, group: $three}}\n"

    for day, where in (("2024-08-18", []), ("2024-08-19", [("group",)])):
        assert found("GUARANTEE-REFILL", TO_FOUR + TO_THREE + asks.format(day), "village") == where, day
