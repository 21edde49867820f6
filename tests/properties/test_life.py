"""Whatever happens to a fund, in whatever order: both books agree, and what must add up adds up.

Acts are drawn at will, over every kind that moves money. What breaks a rule is entered like the rest, as a fact that
somebody will have to acknowledge; only what no fund's books may ever hold is left out.
"""

import datetime as dt
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from hzpub.base.months import Quarter
from hzpub.demo.world import TERMS
from hzpub.ledger.book import Loan, Member
from hzpub.ledger.dividends import holdings
from hzpub.ledger.fees import owed, penalty, split, usage_fee
from hzpub.ledger.instalments import repaid
from hzpub.ledger.replay import replay
from hzpub.reports.loan_list import loan_list
from hzpub.reports.members import member_report
from hzpub.reports.quarters import Quarters
from tests.properties.agreement import agree, agree_on_days, agree_on_everybody, agree_on_periods
from tests.properties.invented import files_of, walked
from tests.properties.office import PAID, office
from tests.properties.test_invariants import basis_on, flat

DAY = dt.timedelta(days=1)
AT = st.integers(0, 10**4)
"""Which of the things there are; taken modulo their number."""
FEN = st.integers(1, 60_000)
LAG = st.sampled_from((0, 0, 0, 1, 3, 20, 40))
"""Days between what happened and its entry."""
BACK = ("government_grants", "partner_unit_grants", "donations", "rolled_over", "risk_reserve")
RETURNABLE = (*sorted(PAID), "transfer_retry")


class Life(RuleBasedStateMachine):
    """One fund from its second month on."""

    def __init__(self) -> None:
        super().__init__()
        self.office = office()
        self.today = self.office.book.entered

    def enter(self, kind: str, lag: int, **values: Any) -> str:
        """Enter today what happened `lag` days ago."""
        happened = max(self.today - lag * DAY, self.office.book.fund.founded)
        return self.office.enter(kind, self.today, happened, **values)

    def pick(self, at: int, among: Iterable[Any]) -> Any:
        """One of them, or None when there is none."""
        several = list(among)
        return several[at % len(several)] if several else None

    def paid_out(self) -> list[Loan]:
        """Loans with a pay-out that stands."""
        return [each for each in self.office.book.loans.values() if each.payout is not None]

    def household(self, at: int) -> Member:
        """One of the households."""
        return self.pick(at, self.office.book.members.values())

    def account_of(self, member: Member) -> str:
        """Its account; once that was struck out, somebody else's."""
        accounts = (number for number, kind in sorted(self.office.book.kind_of.items()) if kind == "member_account")
        return next(iter(member.accounts), "") or next(accounts)

    @initialize(loans=st.lists(st.tuples(AT, st.integers(1, 30), st.integers(1, 6), st.booleans()), min_size=3, max_size=6))
    def some_have_borrowed(self, loans: list[tuple[int, int, int, bool]]) -> None:
        for at, yuan, months, parts in loans:
            self.somebody_borrows(at, yuan, months, parts, 0)
        self.today += 45 * DAY

    @rule(days=st.sampled_from((1, 5, 17, 33, 80, 200)))
    def time_passes(self, days: int) -> None:
        self.today += days * DAY

    @rule(at=AT, yuan=st.integers(1, 30), months=st.integers(1, 12), parts=st.booleans(), lag=LAG)
    def somebody_borrows(self, at: int, yuan: int, months: int, parts: bool, lag: int) -> None:
        member, fen = self.household(at), yuan * 10_000
        asked = {"borrower": member.number, "amount": fen, "months": months, "category": "breeding", "purpose": "养鹅"}
        words = {"scale": "3", "local_speciality": "no", "repayment_source": "卖鹅", "able": "yes"}
        words |= {"assets_exceed_amount": "yes", "guarantee": "personal"}
        number = self.enter("loan_application", lag, **asked, **words)
        decided = {"amount": fen, "months": months, "stars": 0, "in_favour": ("P0001", "P0002", "P0003")}
        approval = number and self.enter("loan_approval", lag, application=number, **decided)
        schedule: dict[str, Any] = {}
        if parts and months > 1:
            rows = ({"months": 1, "amount": fen // 3}, {"months": months, "amount": fen - fen // 3})
            schedule = {"schedule": rows}
        self.pay_out(approval, member, fen, months, lag, schedule)

    def pay_out(
        self, approval: str, member: Member, fen: int, months: int, lag: int, schedule: dict[str, Any]
    ) -> None:
        voucher = {"borrower": member.number, "amount": fen, "months": months, "account": self.account_of(member)}
        if approval:
            self.enter("loan_disbursement", lag, approval=approval, **voucher, **schedule)

    @rule(at=AT, yuan=st.integers(1, 9))
    def a_loan_is_paid_out_again(self, at: int, yuan: int) -> None:
        if (loan := self.pick(at, self.paid_out())) is not None and loan.approval is not None:
            member = self.office.book.members[loan.borrower]
            self.pay_out(loan.approval.number, member, yuan * 10_000, loan.months, 0, {})

    @rule(at=AT, how=st.sampled_from(("all", "all", "some", "more", "wrong", "double")), fen=FEN, lag=LAG, who=AT)
    def somebody_repays(self, at: int, how: str, fen: int, lag: int, who: int) -> None:
        if (loan := self.pick(at, (each for each in self.paid_out() if each.is_open))) is None:
            return
        day = max(self.today - lag * DAY, loan.payout.paid_on)
        debt = owed(loan, day, TERMS)
        amount = min(fen, 10**9) if how in ("some", "wrong") else sum(debt) + (fen if how == "more" else 0)
        parts = split(loan, day, amount, TERMS)
        if not loan.payout.schedule:
            assert parts == self.office.shadow.expected(loan.number, day, amount)
        if how == "wrong" and parts.principal < loan.outstanding:
            parts = parts._replace(principal=0, excess=parts.excess + parts.principal)
        if how == "double":
            amount, parts = amount + parts.principal, parts._replace(principal=2 * parts.principal)
        payer = self.pick(who, ("borrower", "borrower", "heir", "court", "guarantor"))
        values = {"loan": loan.number, "payer": payer, "amount": amount, **parts._asdict()}
        if self.enter("loan_repayment", (self.today - day).days, **values):
            self.splitting_costs_a_fen_at_most(loan, parts.principal, day, who)

    somebody_repays_too = somebody_repays

    def splitting_costs_a_fen_at_most(self, loan: Loan, principal: int, day: dt.date, at: int) -> None:
        """The same principal in two payments on the same day."""
        first, since = at % (principal + 1), repaid(loan)
        whole = usage_fee(loan.payout, principal, day, TERMS)
        two = usage_fee(loan.payout, first, day, TERMS) + usage_fee(loan.payout, principal - first, day, TERMS)
        assert abs(two - whole) <= 1
        whole = penalty(loan.payout, principal, day, TERMS, since)
        two = penalty(loan.payout, first, day, TERMS, since)
        two += penalty(loan.payout, principal - first, day, TERMS, since + first)
        assert abs(two - whole) <= 1

    @rule(at=AT, fen=FEN, whole=st.booleans())
    def a_loan_is_given_up(self, at: int, fen: int, whole: bool) -> None:
        if (loan := self.pick(at, (each for each in self.paid_out() if each.is_open))) is not None:
            self.enter("write_off", 0, loan=loan.number, amount=loan.outstanding if whole else min(fen, loan.outstanding))

    @rule(at=AT, fen=FEN, lag=LAG)
    def money_comes_after_all(self, at: int, fen: int, lag: int) -> None:
        if (loan := self.pick(at, self.paid_out())) is not None:
            self.enter("write_off_recovery", lag, loan=loan.number, amount=fen)

    @rule(at=AT, fen=FEN)
    def the_province_compensates(self, at: int, fen: int) -> None:
        if target := self.pick(at, self.office.book.affairs.write_offs):
            self.enter("risk_reserve_compensation", 0, write_off=target, amount=fen)

    @rule(back=st.integers(0, 3), issue=FEN, collection=FEN, lag=LAG)
    def the_council_draws(self, back: int, issue: int, collection: int, lag: int) -> None:
        quarter = Quarter.of(self.today)
        for _ in range(back):
            quarter = quarter.previous()
        sums = {"issue": issue // 10, "collection": collection // 10}
        if sum(sums.values()):
            self.enter("operating_allowance", lag, quarter=quarter, amount=sum(sums.values()), **sums)

    @rule(back=st.integers(0, 1), fen=FEN)
    def a_dividend_is_set(self, back: int, fen: int) -> None:
        sums = {"due": fen, "available": fen, "amount": fen}
        self.enter("dividend_declaration", 0, year=self.today.year - back, **sums)

    @rule(at=AT, back=st.integers(0, 1), many=st.integers(1, 3), fen=FEN)
    def a_dividend_is_paid(self, at: int, back: int, many: int, fen: int) -> None:
        names = {self.household(at + each).number for each in range(many)}
        rows = tuple({"member": name, "amount": fen // 20 + 1} for name in sorted(names))
        whole = sum(row["amount"] for row in rows)
        self.enter("dividend_payment", 0, year=self.today.year - back, households=rows, amount=whole)

    @rule(back=st.integers(0, 1), fen=FEN)
    def fees_become_principal(self, back: int, fen: int) -> None:
        self.enter("surplus_capitalisation", 0, year=self.today.year - back, amount=fen)

    @rule(kind=st.sampled_from(("bank_charge", "court_deduction", "collection_cost")), fen=FEN, lag=LAG)
    def something_is_taken(self, kind: str, fen: int, lag: int) -> None:
        self.enter(kind, lag, amount=fen // 30 + 1)

    @rule(at=AT, lag=LAG, off=st.sampled_from((0, 0, 1)))
    def the_bank_sends_money_back(self, at: int, lag: int, off: int) -> None:
        book = self.office.book
        kinds = ((number, kind) for number, kind in sorted(book.kind_of.items()) if kind in RETURNABLE)
        standing = (number for number, _ in kinds if number not in book.reversed and number not in book.returned)
        target = self.pick(at, standing)
        if target is None or ((loan := book.loan_for(target)) and loan.outstanding < loan.payout.fen):
            return  # nobody repays a loan that never arrived
        bank = -sum(each.fen for each in book.postings.get(target, ()) if each.account == "bank")
        if bank > 0:
            self.enter("bank_return", min(lag, 1), target=target, amount=bank + off)

    @rule(at=AT, which=AT)
    def the_bank_sends_one_households_part_back(self, at: int, which: int) -> None:
        entries = (each.record for each in self.office.entries if each.record.kind.name == "dividend_payment")
        if (paid := self.pick(at, entries)) is not None:
            row = self.pick(which, paid["households"])
            self.enter("bank_return", 0, target=paid.number, member=row["member"], amount=row["amount"])

    @rule(at=AT)
    def a_transfer_is_tried_again(self, at: int) -> None:
        if returned := self.pick(at, sorted(self.office.book.returns)):
            self.enter("transfer_retry", 0, returned=returned)

    it_is_tried_once_more = a_transfer_is_tried_again

    @rule(at=AT, fen=FEN, exact=st.booleans())
    def what_is_owed_goes_back(self, at: int, fen: int, exact: bool) -> None:
        there = sorted(number for number, owes in self.office.book.payables_of.items() if owes > 0)
        member = self.office.book.members[self.pick(at, there)] if there else self.household(at)
        whole = self.office.book.payables_of.get(member.number, 0)
        fen = whole if exact and whole > 0 else fen
        self.enter("payable_refund", 0, member=member.number, amount=fen, account=self.account_of(member))

    @rule(at=AT, fen=FEN)
    def what_is_owed_pays_for_a_loan(self, at: int, fen: int) -> None:
        if (loan := self.pick(at, (each for each in self.paid_out() if each.is_open))) is None:
            return
        owes = self.office.book.payables_of.get(loan.borrower, 0)
        day = max(self.today, loan.payout.paid_on)
        parts = split(loan, day, min(fen, owes) if owes > 0 else fen, TERMS)._replace(excess=0)
        three = {name: each for name, each in parts._asdict().items() if name != "excess"}
        if sum(three.values()):
            self.enter("payable_offset", 0, loan=loan.number, amount=sum(three.values()), **three)

    @rule(at=AT)
    def shares_pay_for_a_loan(self, at: int) -> None:
        loan = self.pick(at, (each for each in self.paid_out() if each.is_open))
        if loan is None or not (shares := self.office.book.members[loan.borrower].shares) > 0:
            return
        parts = split(loan, max(self.today, loan.payout.paid_on), shares * 50_000, TERMS)
        values = {"member": loan.borrower, "loan": loan.number, "shares": shares, "amount": shares * 50_000}
        self.enter("share_offset", 0, **values, **parts._asdict())

    @rule(at=AT, shares=st.integers(1, 3), lag=LAG)
    def shares_are_bought(self, at: int, shares: int, lag: int) -> None:
        self.enter("share_subscription", lag, member=self.household(at).number, shares=shares, amount=shares * 50_000)

    @rule(at=AT, lag=LAG)
    def shares_are_given_back(self, at: int, lag: int) -> None:
        member = self.household(at)
        if member.shares > 0:
            values = {"member": member.number, "shares": 1, "amount": 50_000, "account": self.account_of(member)}
            self.enter("share_redemption", lag, **values)

    @rule(source=st.sampled_from(BACK), fen=FEN)
    def public_money_goes_back(self, source: str, fen: int) -> None:
        self.enter("capital_return", 0, source=source, amount=fen)

    @rule(at=AT)
    def a_share_is_given(self, at: int) -> None:
        self.enter("gift_share", 0, member=self.household(at).number, form="gift", shares=1)

    @rule()
    def a_quarter_is_closed(self) -> None:
        quarter, totals = Quarter.of(self.today).previous(), self.office.book.totals
        sums = {"bank": max(totals.bank, 0), "loans": totals.loans, "fund_total": totals.fund}
        if min(*sums.values(), totals.payables) >= 0:
            self.enter("notice", 0, quarter=quarter, **sums, payables=totals.payables)

    @rule(back=st.integers(0, 12), far=st.integers(0, 80))
    def an_entry_is_struck_out(self, back: int, far: int) -> None:
        target = self.pick(back or far, reversed(self.office.entries))
        self.office.strike(target.record.number, self.today)

    another_is_struck_out = an_entry_is_struck_out

    @rule()
    def the_last_entry_is_struck_out(self) -> None:
        self.office.strike(self.office.entries[-1].record.number, self.today)

    @invariant()
    def both_books_agree(self) -> None:
        agree(self.office.shadow, self.office.book)
        agree_on_everybody(self.office.shadow, self.office.book)
        agree_on_periods(self.office.shadow, self.office.book)

    @invariant()
    def what_must_add_up_adds_up(self) -> None:
        book = self.office.book
        assert book.totals.gap == 0
        assert sum(book.pool.by_year.values()) == book.totals.fee_pool
        assert sum(book.payables_of.values()) == -book.balances.get("payables", 0)
        assert tuple(map(sum, zip(*book.flows.values(), strict=True))) == tuple(book.totals)

    @invariant()
    def an_empty_bank_pays_nobody_unnoticed(self) -> None:
        found = self.office.found[self.office.entries[-1].path]
        assert self.office.book.totals.bank >= 0 or self.office.overdrawn or "LOAN-LIQUIDITY" in {each.rule for each in found}
        self.office.overdrawn = self.office.book.totals.bank < 0

    def teardown(self) -> None:
        """The whole life once more, its files in any order; then the pages."""
        entries, book = self.office.entries, self.office.book
        agree_on_days(self.office.shadow, book)
        paths = sorted((entry.path for entry in entries), key=lambda path: sha256(path.encode()).digest())
        walk, in_the_end = walked(files_of(entries), paths)
        assert walk.book == self.office.walk.book == book
        at_first = {each for findings in self.office.found.values() for each in flat(findings)}
        after = set(flat(in_the_end))
        assert after <= at_first
        assert {each for each in at_first - after if each.record not in book.reversed} == set()
        records = [entry.record for entry in entries]
        assert list(replay(records)) == list(replay(records))
        self.pages_add_up()

    def pages_add_up(self) -> None:
        basis = basis_on([entry.record for entry in self.office.entries])
        totals, balances = basis.book.totals, basis.book.balances
        pages = [member_report(basis, number) for number in basis.book.members]
        assert sum(page.row.share_fen for page in pages) == -balances["member_shares"]
        too_much = sum(min(loan.outstanding, 0) for loan in basis.book.loans.values())
        assert sum(page.row.outstanding for page in pages) + too_much == totals.loans
        assert loan_list(basis).outstanding == totals.loans
        quarters = Quarters(basis)
        reports = [quarters.report(quarter) for quarter in quarters.names]
        for one, closing in (("bank", totals.bank), ("fund", totals.fund), ("fee_pool", totals.fee_pool)):
            seen = [getattr(report, one) for report in reports]
            assert [each.closing for each in seen[:-1]] == [each.opening for each in seen[1:]]
            assert all(each.opening + each.money_in - each.money_out == each.closing for each in seen)
            assert (seen[0].opening, seen[-1].closing) == (0, closing)
        assert [basis.book.totals_at(each.quarter).bank for each in reports] == [each.bank.closing for each in reports]
        assert reports[-1].payables_closing == totals.payables


TestLife = Life.TestCase
TestLife.settings = settings(max_examples=40, stateful_step_count=50)


# Lives that once ended badly


def over(life: Life) -> None:
    """Ask everything that is asked after each step and at the end."""
    life.both_books_agree()
    life.what_must_add_up_adds_up()
    life.teardown()


def lent(life: Life, yuan: int = 10) -> str:
    """A loan of so many hundred yuan; answers its number."""
    life.somebody_borrows(0, yuan, 3, False, 0)
    return max(life.office.book.loans)


def test_a_returned_allowance_paid_again_still_counts_in_the_year_it_is_for() -> None:
    life = Life()
    life.today = dt.date(2025, 1, 10)
    drawn = life.enter("operating_allowance", 0, quarter=Quarter(2024, 4), issue=300, collection=200, amount=500)
    returned = life.enter("bank_return", 0, target=drawn, amount=500)
    retried = life.enter("transfer_retry", 0, returned=returned)
    assert life.office.book.pool.by_year[2024] == life.office.book.totals.fee_pool
    over(life)
    assert life.office.strike(retried, life.today)
    assert life.office.book.pool.by_year.get(2025, 0) == 0
    over(life)


def test_a_refund_sent_back_owes_the_household_what_had_gone_out_whatever_sum_is_written() -> None:
    life = Life()
    member = life.household(0)
    account = life.account_of(member)
    paid = life.enter("payable_refund", 0, member=member.number, amount=2_000, account=account)
    life.enter("bank_return", 0, target=paid, amount=2_001)
    assert life.office.book.payables_of[member.number] == 0
    over(life)


def test_of_two_pay_outs_on_one_loan_either_may_come_back_or_be_struck_out() -> None:
    for at, back in ((0, True), (1, True), (0, False), (1, False)):
        life = Life()
        loan = lent(life)
        life.a_loan_is_paid_out_again(0, 4)
        target = [each.record.number for each in life.office.entries if each.record.kind.name == "loan_disbursement"][at]
        if back:
            returned = life.enter("bank_return", 0, target=target, amount=(100_000, 40_000)[at])
            assert life.office.book.loans[loan].outstanding == (40_000, 100_000)[at]
            over(life)
            assert life.enter("transfer_retry", 0, returned=returned)
            assert life.office.book.loans[loan].outstanding == 140_000
        else:
            assert life.office.strike(target, life.today)
            assert life.office.book.loans[loan].outstanding == (40_000, 100_000)[at]
        over(life)


def test_a_loan_repaid_twice_over_costs_nothing_more_and_has_its_page() -> None:
    life = Life()
    loan = lent(life)
    parts = {"principal": 100_001, "usage_fee": 0, "penalty": 0, "excess": 0}
    assert life.enter("loan_repayment", 0, loan=loan, payer="borrower", amount=100_001, **parts)
    assert life.office.book.loans[loan].outstanding == -1
    over(life)


def test_some_shares_of_a_lot_given_back_leave_a_dividend_on_both_parts() -> None:
    life = Life()
    member = life.household(0).number
    life.enter("share_subscription", 0, member=member, shares=3, amount=150_000)
    life.today += 90 * DAY
    life.shares_are_given_back(0, 0)
    held = holdings(life.office.book.members[member], 2024)
    assert [(each.fen, each.months) for each in held][-2:] == [(50_000, 2), (100_000, 11)]


def test_an_overdraft_is_noticed_whatever_kind_brings_it() -> None:
    life = Life()
    life.enter("capital_return", 0, source="government_grants", amount=life.office.book.totals.bank + 1)
    life.an_empty_bank_pays_nobody_unnoticed()
