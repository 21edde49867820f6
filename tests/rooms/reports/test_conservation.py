"""What must hold for any fund: sums of flows are balances, quarters join, households add up to the fund."""

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hzpub.base.months import Quarter
from hzpub.reports.fund import sources
from hzpub.reports.loan_list import loan_list
from hzpub.reports.members import member_list
from hzpub.reports.quarters import Quarters

HOUSEHOLDS = ("M0001", "M0002", "M0003")
HAPPENS = st.lists(
    st.tuples(
        st.sampled_from(("share", "redeem", "lend", "repay", "reverse", "income", "grant")),
        st.integers(0, 200),
        st.integers(0, 40),
        st.integers(1, 90_000),
    ),
    max_size=25,
)


def write_story(fund, story):
    """Records of whatever happens: days move on, some entries come weeks late, some are taken back."""
    day = dt.date(2024, 1, 1)
    money: list[str] = []
    lent: dict[str, tuple[str, int]] = {}
    for each in HOUSEHOLDS:
        place = {"household_class": "poor", "village_group": 1}
        fund.write("member", str(day), member=each, person=each.replace("M", "P"), **place)
    for what, chosen, late, fen in story:
        day += dt.timedelta(days=chosen % 30)
        dates = (str(day), str(day + dt.timedelta(days=late)))
        member = HOUSEHOLDS[chosen % 3]
        match what:
            case "share":
                money.append(fund.write("share_subscription", *dates, member=member, shares=1, amount=fen))
            case "redeem":
                what_and_when = {"shares": 1, "amount": fen, "paid_on": str(day)}
                money.append(fund.write("share_redemption", *dates, member=member, **what_and_when))
            case "grant":
                money.append(fund.write("government_grant", *dates, giver="县财政局", amount=fen))
            case "income":
                money.append(fund.write("other_income", *dates, source="bank_interest", amount=fen))
            case "lend":
                loan = fund.lend(member, str(day), str(day), str(day), fen, 3)
                lent[f"{len(fund.records):06}"] = (loan, fen)
            case "repay" if lent:
                loan, principal = lent.pop(sorted(lent)[chosen % len(lent)])
                money.append(fund.repay(loan, str(day), principal, fen % 997, chosen))
            case "reverse" if money or lent:
                candidates = sorted([*money, *lent])
                target = candidates[chosen % len(candidates)]
                money = [number for number in money if number != target]
                lent.pop(target, None)
                fund.write("reversal", *dates, target=target, reason="记错了")


def assert_books_and_reports_agree(basis):
    quarters, totals = Quarters(basis), basis.book.totals
    reports = [quarters.report(name) for name in quarters.names]
    for report in reports:
        for pool in (report.bank, report.fund, report.fee_pool):
            assert pool.opening + pool.money_in - pool.money_out == pool.closing
            assert pool.money_in == sum(row.fen for row in pool.rows_in)
            assert pool.money_out == sum(row.fen for row in pool.rows_out)
        lending = report.lending
        assert lending.opening + lending.paid_out - lending.repaid == lending.closing
        owed_to = report.fund.closing + report.fee_pool.closing + report.payables_closing
        assert report.bank.closing + lending.closing == owed_to
    for earlier, later in pairwise(reports):
        assert earlier.bank.closing == later.bank.opening
        assert earlier.fund.closing == later.fund.opening
        assert earlier.fee_pool.closing == later.fee_pool.opening
        assert earlier.lending.closing == later.lending.opening
        assert earlier.payables_closing == later.payables_opening
    last = reports[-1]
    assert (last.bank.closing, last.lending.closing, last.fund.closing) == (totals.bank, totals.loans, totals.fund)
    assert (last.fee_pool.closing, last.payables_closing) == (totals.fee_pool, totals.payables)
    assert sum(report.records for report in reports) == len(basis.chronicle)
    households, loans = member_list(basis), loan_list(basis)
    shares, *_ = sources(basis)
    assert households.share_fen == shares.fen
    assert households.outstanding == loans.outstanding == totals.loans
    assert sum(row.owed_today for row in households.rows) == sum(row.owed_today for row in loans.rows)
    assert sum(source.fen for source in sources(basis)) == totals.fund


def test_the_tiny_fund_is_whole_on_every_page_after_every_record(view):
    for until in range(6, 46):
        assert_books_and_reports_agree(view(until=until))


@given(story=HAPPENS)
def test_any_fund_is_whole_on_every_page(new_fund, view, story):
    fund = new_fund()
    write_story(fund, story)

    assert_books_and_reports_agree(view(records=fund.records))


@given(story=HAPPENS)
def test_flows_of_all_quarters_add_up_to_the_balances(new_fund, view, story):
    fund = new_fund()
    write_story(fund, story)
    basis = view(records=fund.records)
    flows = basis.chronicle.flows
    summed = {account: fen for account, fen in flows.closing(Quarter(9999, 4)).items() if fen}

    assert summed == {account: fen for account, fen in basis.book.balances.items() if fen}
