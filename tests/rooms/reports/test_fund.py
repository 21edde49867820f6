"""The fund at a glance: the home page's figures."""

import datetime as dt
from dataclasses import replace

import pytest

from hzpub.base.findings import Finding, Severity
from hzpub.base.places import Place
from hzpub.base.words import Words
from hzpub.reports.fund import fund_report
from hzpub.reports.notices import notices

SAY = Words.chinese().fact
NOTICE_2024 = ("2025-01-15", "公布2024年第4季度的资金运行情况")
YEAR = ("2025-01-31", "每年向会员代表报告一次，当面回答：2024年度")
CHARTER = {
    "fund": "tiny.361122",
    "fund_name": "小坞村互助资金",
    "village": "小坞村",
    "township": "青石镇",
    "county": "云溪县",
    "fund_kind": "key_village",
    "fiction": "yes",
    "commit_signatures": "required",
    "bank": "云溪农村合作银行",
    "account_holder": "township_finance",
    "hotline": "0793-1234567",
    "people": (),
    "offices": (),
    "keys": (),
}
REVIEW = ("2025-02-14", "监事会每季度查一次理事会，查的结果公布：2024年第4季度")


def test_the_home_page_says_what_is_there_lent_and_overdue(tiny):
    home = fund_report(tiny)

    assert (home.head.name, home.head.village, home.head.is_fiction) == ("小坞村互助资金", "小坞村", True)
    assert (home.bank, home.loans_open, home.outstanding) == (5_722_384, 1, 250_000)
    assert (home.loans_overdue, home.overdue) == (0, 0)
    assert (home.fund_total, home.fee_pool, home.payables) == (5_960_000, 12_384, 0)
    assert (home.as_of, home.last_number, home.records) == (dt.date(2025, 1, 10), "000045", 45)


def test_overdue_loans_are_counted_from_the_day_after_the_last_timely_one(view):
    on_the_day, after = (fund_report(view(as_of)) for as_of in ("2025-07-15", "2025-07-16"))

    assert (on_the_day.loans_overdue, on_the_day.overdue) == (0, 0)
    assert (after.loans_overdue, after.overdue) == (1, 250_000)


def test_every_seal_and_entry_is_counted(view):
    assert fund_report(view(until=1)).seals == 6 + 1
    assert fund_report(view(until=6)).seals == 7 + 4 * 1 + (2 + 1)


def test_the_four_sources_add_up_to_the_fund(tiny):
    sources = fund_report(tiny).sources

    assert [(SAY(source.label), source.fen, source.share) for source in sources] == [
        ("会员股金", 200_000, 34),
        ("上级扶贫资金", 5_000_000, 839),
        ("挂点单位帮扶资金", 0, 0),
        ("社会捐赠", 760_000, 128),
    ]


def test_the_share_lent_is_rounded_up_and_the_rest_may_be_lent(tiny):
    home = fund_report(tiny)

    assert (home.lent, home.limit, home.may_lend) == (42, 900, 5_960_000 * 9 // 10 - 250_000)


def test_a_share_of_33_and_a_third_per_mille_reads_as_34(view):
    assert fund_report(view(until=20)).lent == 34


def test_nothing_may_be_lent_above_the_limit(view):
    assert fund_report(view(max_lent=41)).may_lend == 0


def test_the_last_five_events_come_newest_first(tiny):
    assert [line.number for line in fund_report(tiny).last_events] == ["000045", "000044", "000043", "000042", "000041"]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2025-01-10", [NOTICE_2024, YEAR, REVIEW, ("2025-07-15", "1 笔借款到期")]),
        ("2025-01-15", [NOTICE_2024, YEAR, REVIEW, ("2025-07-15", "1 笔借款到期")]),
        ("2025-01-16", [YEAR, REVIEW, ("2025-04-15", "公布2025年第1季度的资金运行情况"), ("2025-07-15", "1 笔借款到期")]),
    ],
)
def test_key_dates_come_soonest_first(view, as_of, expected):
    assert [(str(each.day), SAY(each.what)) for each in fund_report(view(as_of)).key_dates] == expected


def test_many_days_of_repayment_do_not_hide_the_other_dates(new_fund, view):
    fund = new_fund()
    fund.write("charter", "2024-01-05", **CHARTER)
    for each in range(1, 8):
        fund.lend(f"M000{each}", "2024-02-10", "2024-02-20", f"2024-03-{each + 10}", 100_000, 3)
    told = [SAY(each.what) for each in fund_report(view("2024-03-20", records=fund.records)).key_dates]

    assert told.count("1 笔借款到期") == 3
    assert "公布2024年第1季度的资金运行情况" in told


def test_a_promised_remedy_is_a_key_date(view):
    dates = fund_report(view(until=36)).key_dates

    assert ("2024-12-31", "000036 号违规整改期限") in [(str(each.day), SAY(each.what)) for each in dates]


def test_findings_are_counted_by_what_they_ask_for(tiny):
    def found(severity, acknowledged=""):
        place = Place("records/x.yml")
        return Finding("X-Y", severity, "", place, "", "", "", acknowledged=acknowledged)

    loud = (found(Severity.WARNING), found(Severity.NOTICE))
    quiet = (found(Severity.WARNING, "000036"), found(Severity.ERROR, "000036"))
    basis = replace(tiny, findings=(*loud, *quiet))
    home = fund_report(basis)

    assert (home.warnings, home.disclosures, notices(basis).acknowledged) == (1, 1, 2)
    assert (home.open_breaches, home.cured_breaches, home.late_entries, home.corrections) == (0, 1, 1, 2)


def test_books_without_a_charter_are_no_fund(new_fund, view):
    fund = new_fund()
    fund.write("donation", "2024-02-01", giver="某企业", amount=750_000)

    with pytest.raises(ValueError, match="charter"):
        fund_report(view(records=fund.records))
