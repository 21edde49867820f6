"""Households: shares, stars and what they allow, whom they stand for, what they owe today."""

import datetime as dt

from hzpub.base.words import Words
from hzpub.reports.members import member_list, member_report

SAY = Words.chinese().fact


def test_a_household_sees_its_stars_and_what_they_allow(tiny):
    report = member_report(tiny, "M0001")

    assert SAY(report.allows) == "1 星：最多可借 2,500.00 元，现欠 2,500.00 元，还可借 0.00 元"
    assert [(star.loan, star.day, star.counts) for star in report.stars] == [("000017", dt.date(2024, 6, 15), True)]
    assert (report.row.stars, report.row.cap, report.row.outstanding, report.row.room) == (1, 250_000, 250_000, 0)


def test_a_late_repayment_earns_no_star(tiny):
    row = member_report(tiny, "M0002").row

    assert (row.stars, row.cap, row.room) == (0, 200_000, 200_000)


def test_stars_beyond_the_most_do_not_count(view):
    report = member_report(view(star_max=0), "M0001")

    assert (report.row.stars, [star.counts for star in report.stars]) == (0, [False])


def test_what_a_household_owes_today_is_the_sum_over_its_open_loans(tiny):
    assert [row.owed_today for row in member_list(tiny).rows] == [257_333, 0, 0, 0]


def test_the_name_stays_with_the_register(tiny):
    row = member_report(tiny, "M0003").row

    assert (row.person, row.name_hold) == ("P0013", "hold of P0013")


def test_a_household_that_took_its_last_share_back_has_left(view):
    before, after = (member_report(view(until=until), "M0004") for until in (39, 40))

    assert (before.row.state, before.row.shares) == ("active", 1)
    assert (after.row.state, after.row.shares, after.row.share_fen) == ("left", 0, 0)
    assert [(lot.number, lot.shares, lot.fen) for lot in after.shares] == [("000013", 1, 50_000), ("000040", -1, -50_000)]


def test_a_household_without_a_share_is_not_counted_yet(view):
    found = member_list(view(until=10))

    assert [row.state for row in found.rows] == ["active", "unpaid", "unpaid", "unpaid"]
    assert (found.households, found.shares) == (1, 1)


def test_a_guarantor_sees_each_loan_it_stands_for_and_whether_it_is_live(tiny):
    signed = member_report(tiny, "M0003").guarantees
    once = member_report(tiny, "M0004").guarantees

    assert [(each.loan.number, each.is_live) for each in signed] == [("000030", True), ("000017", False)]
    assert [(each.loan.number, each.is_live, each.loan.state) for each in once] == [("000021", False, "cleared_late")]
    assert [row.guarantees for row in member_list(tiny).rows] == [0, 1, 1, 0]


def test_a_group_binds_its_members_even_before_they_sign(new_fund, view):
    writer = new_fund()
    for each in (1, 2, 3):
        writer.write(
            "member",
            "2024-01-01",
            member=f"M000{each}",
            person=f"P001{each}",
            village_group=1,
            household_class="ordinary",
        )
    group = writer.write("joint_liability_group", "2024-01-02", members=("M0001", "M0002", "M0003"), leader="M0001")
    loan = writer.apply("M0001", "2024-01-03", 100_000, 3, group=group)
    basis = view(records=writer.records)

    assert [each.loan.number for each in member_report(basis, "M0002").guarantees] == [loan]
    assert member_report(basis, "M0001").guarantees == ()


def test_the_timeline_is_the_households_own_records_newest_first(tiny):
    assert [line.number for line in member_report(tiny, "M0004").timeline] == ["000040", "000022", "000013", "000009"]


def test_groups_name_their_members_and_leader(tiny):
    (group,) = member_report(tiny, "M0002").groups

    assert (group.number, group.formed_on, group.leader) == ("000016", dt.date(2024, 1, 25), "M0002")
    assert group.members == ("M0001", "M0002", "M0003")


def test_the_list_counts_households_by_class_and_village_group(tiny):
    found = member_list(tiny)

    assert [(each.household_class, each.households, each.shares, each.outstanding) for each in found.classes] == [
        ("poor", 1, 1, 250_000),
        ("low_income", 1, 1, 0),
        ("ordinary", 1, 2, 0),
    ]
    assert [(facet.key, SAY(facet.label), facet.count) for facet in found.groups] == [
        ("1", "第 1 组", 2),
        ("2", "第 2 组", 1),
    ]
    assert [(facet.key, facet.count) for facet in found.states] == [("active", 3), ("unpaid", 0), ("left", 1), ("expelled", 0)]
