"""What must hold whatever the fund: order, workers, repetition, sums, the past, other people's pages, every byte."""

import random
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hzpub import demo
from hzpub.base.findings import Finding, Severity
from hzpub.base.words import Words
from hzpub.check import loading
from hzpub.check.cascade import Cascade
from hzpub.check.engine import table_of
from hzpub.check.folder import Source
from hzpub.check.loading import load, load_all
from hzpub.demo.scribe import Entry
from hzpub.demo.world import TERMS
from hzpub.kinds.record import Record
from hzpub.ledger.accounts import CHART
from hzpub.ledger.fees import penalty, usage_fee
from hzpub.ledger.replay import replay
from hzpub.pipeline import Outcome, check_fund
from hzpub.publish.material import basis_of
from hzpub.publish.pages import render_site
from hzpub.reports.basis import Basis
from hzpub.reports.chronicle import Chronicle
from hzpub.reports.loan_list import loan_list
from hzpub.reports.loan_page import loan_report
from hzpub.reports.members import member_list, member_report
from hzpub.reports.quarters import Quarters
from hzpub.rulebooks.discovery import mutual_aid
from tests.properties.invented import admission, clerk, files_of, fund, meeting, shares, strike, walked

SEEDS = st.integers(1, 40)
Harm = tuple[int, int, int]
"""Which file, which byte, and what is done to its bits; each taken modulo what there is."""
HARM = st.tuples(st.integers(0, 10**4), st.integers(0, 10**5), st.integers(1, 255))


def harmed(files: dict[str, bytes], harms: Iterable[Harm]) -> dict[str, bytes]:
    """The files with single bytes changed."""
    changed, paths = dict(files), sorted(files)
    for which, where, bits in harms:
        path = paths[which % len(paths)]
        data = bytearray(changed[path])
        data[where % len(data)] ^= bits
        changed[path] = bytes(data)
    return changed


# The order of files on disk, and how many hands read them


@settings(max_examples=12)
@given(seed=SEEDS, rng=st.randoms(use_true_random=False), harms=st.lists(HARM, max_size=3))
def test_the_order_of_files_on_disk_says_nothing(seed: int, rng: random.Random, harms: list[Harm]) -> None:
    files = harmed(files_of(fund(seed)), harms)
    paths = list(files)
    rng.shuffle(paths)
    source = Source("", files)
    assert list(load_all(paths, source, 1)) == list(load_all(sorted(files), source, 1))
    assert walked(files, paths)[1] == walked(files)[1]


@settings(max_examples=6)
@given(seed=SEEDS, batch=st.integers(1, 40), harms=st.lists(HARM, min_size=1, max_size=5))
def test_one_hand_and_two_find_the_same_in_the_same_order(seed: int, batch: int, harms: list[Harm]) -> None:
    whole = files_of(fund(seed))
    files = harmed(whole, harms)
    alone, found = walked(files, workers=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "ENOUGH", 2)
        patch.setattr(loading, "BATCH", batch)
        together, found_together = walked(files, workers=2)
    assert found_together == found
    assert bool(found) == (files != whole)  # the same harm twice is none
    assert together.book == alone.book


def test_two_hands_read_the_whole_own_fund_like_one() -> None:
    """With the real thresholds: more files than one process is given alone."""
    root = Path(__file__).parents[2]
    paths = [path.relative_to(root).as_posix() for path in (root / "records").rglob("*.yml")]
    files = {path: (root / path).read_bytes() for path in paths}
    files = harmed(files, [(1500, 70, 1), (260, 99, 2), (251, 200, 4)])
    assert len(files) >= loading.ENOUGH
    (alone, found), (together, found_together) = walked(files, workers=1), walked(files, workers=2)
    assert found_together == found
    assert len(found) >= 3
    assert together.book == alone.book


@settings(max_examples=8)
@given(seed=SEEDS, members=st.integers(24, 40), months=st.integers(1, 9))
def test_replaying_twice_gives_the_same_book(seed: int, members: int, months: int) -> None:
    entries = fund(seed, months, members)
    records = [entry.record for entry in entries]
    first, second = list(replay(records)), list(replay(records))
    assert first == second
    assert walked(files_of(entries))[0].book == first[-1].after


# Sums


def basis_on(records: Sequence[Record]) -> Basis:
    """The basis of reports on a fund in memory."""
    steps = list(replay(records))
    book, rulebook = steps[-1].after, mutual_aid()
    return basis_of(
        Outcome(
            root=Path(),
            findings=(),
            book=book,
            chronicle=Chronicle.of(steps),
            params=table_of(rulebook, book),
            rulebook=rulebook,
            history=None,
            register=None,
            as_of=book.entered,
        )
    )


@settings(max_examples=10)
@given(data=st.data(), seed=SEEDS, members=st.integers(24, 40), months=st.integers(3, 14))
def test_member_pages_loan_pages_and_quarters_add_up_to_the_fund(
    data: st.DataObject, seed: int, members: int, months: int
) -> None:
    """Also when entries, some of quarters long closed, are struck out at the end."""
    entries, scribe = clerk(seed, months, members)
    money = ("loan_repayment", "share_subscription", "other_income")
    numbers = [each.record.number for each in entries if each.record.kind.name in money]
    for target in data.draw(st.lists(st.sampled_from(numbers), max_size=4, unique=True), "struck out"):
        strike(scribe, target, scribe.book.entered)
    basis = basis_on([entry.record for entry in [*entries, *scribe.drain()]])
    totals, balances = basis.book.totals, basis.book.balances

    pages = [member_report(basis, number) for number in basis.book.members]
    assert sum(page.row.share_fen for page in pages) == -balances["member_shares"]
    assert sum(lot.fen for page in pages for lot in page.shares) == -balances["member_shares"]
    assert sum(page.row.outstanding for page in pages) == totals.loans
    assert sum(loan.outstanding for page in pages for loan in page.loans) == totals.loans
    assert member_list(basis).outstanding == loan_list(basis).outstanding == totals.loans
    assert member_list(basis).share_fen == -balances["member_shares"]

    loans = [loan_report(basis, number) for number in basis.book.loans]
    paid_back = [each for loan in loans for each in loan.repayments]
    assert sum(each.usage_fee for each in paid_back) == -balances.get("usage_fees", 0)
    assert sum(each.penalty for each in paid_back) == -balances.get("penalties", 0)

    quarters = Quarters(basis)
    reports = [quarters.report(quarter) for quarter in quarters.names]
    for one, closing in (("bank", totals.bank), ("fund", totals.fund), ("fee_pool", totals.fee_pool)):
        seen = [getattr(report, one) for report in reports]
        assert [each.closing for each in seen[:-1]] == [each.opening for each in seen[1:]]
        assert all(each.opening + each.money_in - each.money_out == each.closing for each in seen)
        assert (seen[0].opening, seen[-1].closing) == (0, closing)
        assert sum(each.money_in - each.money_out for each in seen) == closing
    lent = [each.lending for each in reports]
    moved = sum(each.paid_out - each.returned - each.repaid - each.written_off for each in lent)
    assert moved == lent[-1].closing == totals.loans
    assert sum(each.usage_fees for each in reports) == -balances.get("usage_fees", 0)
    assert sum(each.penalties for each in reports) == -balances.get("penalties", 0)
    assert sum(each.other_income for each in reports) == -balances.get("other_income", 0)
    assert reports[-1].payables_closing == totals.payables
    assert sum(each.records for each in reports) == len(basis.chronicle)
    assert set(balances) <= set(CHART)


@given(seed=SEEDS, loan=st.integers(0, 10**4), days=st.integers(1, 700), share=st.integers(1, 999))
def test_a_payment_in_two_parts_costs_at_most_a_fen_more_or_less(
    seed: int, loan: int, days: int, share: int
) -> None:
    """A fen for the fee, a fen for the penalty: half a fen is rounded once more."""
    book = list(replay(entry.record for entry in fund(seed, 5)))[-1].after
    payouts = [each.payout for each in book.loans.values() if each.payout is not None]
    payout = payouts[loan % len(payouts)]
    day = type(payout.paid_on).fromordinal(payout.paid_on.toordinal() + days)
    part = payout.fen * share // 1000
    rest = payout.fen - part
    fees = usage_fee(payout, part, day, TERMS) + usage_fee(payout, rest, day, TERMS)
    fines = penalty(payout, part, day, TERMS) + penalty(payout, rest, day, TERMS, part)
    assert abs(fees - usage_fee(payout, payout.fen, day, TERMS)) <= 1
    assert abs(fines - penalty(payout, payout.fen, day, TERMS)) <= 1


# The past, and the pages of others


def flat(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings and their consequences, one by one, whoever admitted them."""
    for finding in findings:
        yield replace(finding, related=(), acknowledged="")
        yield from flat(finding.related)


def tail(draw: st.DrawFn, seed: int) -> list[Entry]:
    """A fund, and after its last day shares at a wrong price or on a wrong day, struck out or admitted later."""
    entries, scribe = clerk(seed, 4, 24)
    last = scribe.book.entered
    members = sorted(scribe.book.members)
    wrong: list[str] = []
    for act in draw(
        st.lists(st.sampled_from(("price", "late", "strike", "admit", "meet")), min_size=4, max_size=9)
    ):
        if act == "meet":
            meeting(scribe, last)
        elif act in ("price", "late") or not wrong:
            wrong.append(scribe.next_number)
            paid = last.replace(year=last.year - 1) if act == "late" else last
            shares(scribe, draw(st.sampled_from(members)), 50_000 if act == "late" else 50_001, last, paid)
        elif act == "strike":
            strike(scribe, draw(st.sampled_from(wrong)), last)
        else:
            admission(scribe, draw(st.sampled_from(wrong)), "SHARE-PRICE", last)
    return entries + scribe.drain()


@settings(max_examples=25)
@given(data=st.data(), seed=SEEDS, harms=st.lists(HARM, max_size=2))
def test_a_later_fact_never_judges_an_earlier_entry_anew(
    data: st.DataObject, seed: int, harms: list[Harm]
) -> None:
    """What is found on the first records is the same whether or not more records follow.

    A later reversal may take a finding away, a later breach record may admit it; neither adds or changes one.
    """
    entries = data.draw(st.composite(tail)(seed), "fund")
    cut = data.draw(st.integers(1, 12), "records that came later")
    files = harmed(files_of(entries), harms)
    early = {entry.path: files[entry.path] for entry in entries[:-cut]}
    (_, at_first), (walk, in_the_end) = walked(early), walked(files)
    before, after = set(flat(at_first)), {each for each in flat(in_the_end) if each.place.file in early}
    assert after <= before
    assert {each for each in before - after if each.record not in walk.book.reversed} == set()


MAY_CHANGE = re.compile(r"(index|records|quarters|downloads|find|state)(-\d+)?\.(html|json)|(records|quarters|data|find)/.*")
"""Pages that speak of the whole fund, or list every record, and their data."""


@settings(max_examples=4)
@given(seed=SEEDS, members=st.integers(24, 30))
def test_a_meeting_changes_no_page_of_a_household_or_a_loan(
    tmp_path_factory: pytest.TempPathFactory, seed: int, members: int
) -> None:
    entries, scribe = clerk(seed, 4, members)
    meeting(scribe, scribe.book.entered)
    sites = []
    for told in (entries, [*entries, *scribe.drain()]):
        root, site = tmp_path_factory.mktemp("fund"), tmp_path_factory.mktemp("site")
        for entry in told:
            (root / entry.path).parent.mkdir(parents=True, exist_ok=True)
            (root / entry.path).write_bytes(entry.data)
        render_site(check_fund(root, with_history=False), site, Words.chinese())
        sites.append(
            {
                path.relative_to(site).as_posix(): path.read_bytes()
                for path in site.rglob("*")
                if path.is_file()
            }
        )
        shutil.rmtree(root)
    before, after = sites
    assert before.keys() <= after.keys()
    changed = {name for name in after if after[name] != before.get(name)}
    assert {"index.html"} <= changed
    assert {name for name in changed if not MAY_CHANGE.fullmatch(name)} == set()
    assert sum(name.startswith(("members/", "loans/")) for name in after) > 24


# Every byte


def errors(findings: Iterable[Finding]) -> list[Finding]:
    return [each for each in findings if each.severity is Severity.ERROR]


@pytest.fixture(scope="module")
def on_disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fund without history; who changes a file puts it back."""
    root: Path = tmp_path_factory.mktemp("bytes") / "fund"
    demo.make(root, seed=9, months=4, members=24, git=False)
    assert not check_fund(root, with_history=False).errors
    return root


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(harm=HARM)
@example(harm=(10**4, 1, 1))
def test_a_changed_byte_anywhere_is_noticed(on_disk: Path, harm: Harm) -> None:
    files = {
        path.relative_to(on_disk).as_posix(): path.read_bytes()
        for path in (on_disk / "records").rglob("*.yml")
    }
    changed = harmed(files, [harm])
    path = next(path for path in files if files[path] != changed[path])
    (on_disk / path).write_bytes(changed[path])
    try:
        assert check_fund(on_disk, with_history=False, workers=1).errors
    finally:
        (on_disk / path).write_bytes(files[path])


@pytest.mark.parametrize("months", [1, 2, 4])
def test_every_byte_of_the_last_record_is_guarded_though_no_later_one_names_its_digest(months: int) -> None:
    """Each byte once with another value, those of the signatures' last lines with every other ASCII value."""
    entries = fund(9, months)
    last = entries[-1]
    walk, found = walked(files_of(entries[:-1]))
    assert not errors(found)
    ends = {
        match.end() - 1 - back for match in re.finditer(rb"\n *-----END", last.data) for back in range(18)
    }
    for at, byte in enumerate(last.data):
        others = set(range(128)) - {byte} if at in ends else {byte ^ (1 + at * 37 * months % 255)}
        for other in others:
            again = copy(walk)
            again._cascade = Cascade()
            data = last.data[:at] + bytes((other,)) + last.data[at + 1 :]
            list(again.steps([load(last.path, data)]))
            assert errors(again.findings), (at, byte, other)
