"""The lists made from the records serve stock `ssh-keygen`: it accepts every seal there is, and no revoked key."""

import datetime as dt
import subprocess
from pathlib import Path

import pytest

from hzpub.base.words import Words
from hzpub.demo import make
from hzpub.kinds import all_kinds
from hzpub.kinds.record import Record, make_record
from hzpub.pipeline import Outcome, check_fund
from hzpub.publish.keylists import revoked_of, signers_of
from hzpub.reading.envelope import RecordFile, read
from hzpub.trust.allowed_signers import allowed_signers, revoked_keys
from hzpub.trust.authority import NOBODY, Authority
from hzpub.trust.sealing import entry_namespace, seal_namespace

FUND = "dawu.361122"
DAYS = {f"{number:06}": dt.date(2024, number, 1) for number in range(1, 13)}


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    root = tmp_path_factory.mktemp("fund") / "fund"
    make(root, seed=1, months=14, members=24, git=False)
    return check_fund(root, with_history=False)


def stock(folder: Path, lists: list[str], role: str, namespace: str, armor: str, message: bytes, day: dt.date) -> bool:
    (folder / "sig").write_text(armor, encoding="ascii")
    who = f"{role}@{namespace.partition('@')[2]}"
    command = ["ssh-keygen", "-Y", "verify", *lists, "-I", who, "-n", namespace, "-s", str(folder / "sig")]
    at = f"-Overify-time={day:%Y%m%d}120000Z"
    return subprocess.run([*command, at], input=message, capture_output=True, check=False).returncode == 0


def checks(file: RecordFile, fund: str) -> list[tuple[str, str, str, bytes]]:
    """Role, namespace, signature and message of everything signed in a file."""
    seals = [(seal.role, seal_namespace(seal.role, fund), seal.armor, file.body) for seal in file.seals]
    entry = file.entry
    assert entry is not None
    return [*seals, (str(entry.values["as"]), entry_namespace(fund), entry.armor, entry.signed)]


def test_stock_tools_accept_every_seal_of_a_fund_and_no_revoked_key(outcome: Outcome, tmp_path: Path) -> None:
    allowed, revoked, fund = tmp_path / "allowed", tmp_path / "revoked", outcome.book.fund
    assert fund is not None
    allowed.write_text(signers_of(outcome, Words.chinese()), encoding="utf-8")
    revoked.write_text(revoked_of(outcome, Words.chinese()), encoding="utf-8")
    plain = ["-f", str(allowed)]
    count = 0
    for line in outcome.chronicle:
        file = read((outcome.root / line.path).read_bytes(), line.path)
        for role, namespace, armor, message in checks(file, fund.id):
            assert stock(tmp_path, plain, role, namespace, armor, message, line.entered), (line.number, role)
            count += 1
    assert count == outcome.counters["signatures"]
    assert stock(tmp_path, [*plain, "-r", str(revoked)], role, namespace, armor, message, line.entered)
    assert not stock(tmp_path, plain, role, namespace, armor, message + b"x", line.entered)
    assert not stock(tmp_path, plain, "chair", namespace, armor, message, line.entered)
    assert not stock(tmp_path, plain, role, namespace, armor, message, dt.date(2000, 1, 1)), "before it was given"
    clerk = outcome.book.authority.holders("cashier")[0]
    key = next(grant.key for grant in outcome.book.authority.keys if grant.holder == clerk)
    ending = record("key_revocation", 2, holder=clerk, key=key, cause="lost")
    revoked.write_text(revoked_keys(outcome.book.authority.after(ending)), encoding="utf-8")
    assert not stock(tmp_path, [*plain, "-r", str(revoked)], role, namespace, armor, message, line.entered)


def record(kind: str, number: int, **values: object) -> Record:
    return make_record(all_kinds()[kind], f"{number:06}", DAYS["000001"], {"date": DAYS["000001"], **values})


def lived(*changes: tuple[str, dict[str, object]]) -> Authority:
    offices = ({"office": "chair", "person": "P0001"}, {"office": "council_custodian", "person": "P0002"})
    keys = ({"holder": "P0001", "key": "ONE"}, {"holder": "council", "key": "SEAL"})
    authority = NOBODY.after(record("charter", 1, offices=offices, keys=keys))
    for number, (kind, values) in enumerate(changes, 2):
        authority = authority.after(record(kind, number, **values))
    return authority


def lines(authority: Authority, *roles: str) -> list[str]:
    made = allowed_signers(authority, FUND, DAYS.__getitem__).splitlines()
    return [line for line in made if line.partition("@")[0] in roles]


def test_times_are_days_of_entry_with_z_and_end_with_the_office_or_the_key() -> None:
    after = lived(("office_appointment", {"office": "chair", "person": "P0009"}))
    spaces = f'chair@{FUND} namespaces="hzpub1.seal.chair@{FUND}"'

    assert lines(lived(), "chair") == [f'{spaces},valid-after="20240101000000Z" ONE']
    assert lines(after, "chair") == [f'{spaces},valid-after="20240101000000Z",valid-before="20240201235959Z" ONE']
    assert lines(lived(), "council")[0].endswith('valid-after="20240101000000Z" SEAL')


def test_an_office_held_twice_makes_two_times_and_a_seat_passed_on_makes_one() -> None:
    gone = ("office_end", {"office": "chair", "person": "P0001", "reason": "x"})
    back = ("office_appointment", {"office": "chair", "person": "P0001"})
    custodian = ("office_appointment", {"office": "council_custodian", "person": "P0003"})

    twice = lines(lived(gone, custodian, back), "chair")
    assert [line.split(",", 1)[1] for line in twice] == [
        'valid-after="20240101000000Z",valid-before="20240201235959Z" ONE',
        'valid-after="20240401000000Z" ONE',
    ]
    assert len(lines(lived(back), "chair")) == 1
    assert len(lines(lived(custodian), "council")) == 1


def test_two_keys_overlap_while_one_replaces_the_other() -> None:
    after = lived(
        ("key_grant", {"holder": "P0001", "key": "TWO"}),
        ("key_revocation", {"holder": "P0001", "key": "ONE", "cause": "replaced"}),
    )

    assert [line.split(",", 1)[1] for line in lines(after, "chair")] == [
        'valid-after="20240101000000Z",valid-before="20240301235959Z" ONE',
        'valid-after="20240201000000Z" TWO',
    ]
    assert revoked_keys(after) == "", "a replaced key is no reason to refuse what it sealed"


def test_a_new_key_proves_itself_on_its_own_day_only_and_deputies_may_enter() -> None:
    after = lived(
        ("key_grant", {"holder": "P0007", "key": "NEW"}),
        ("office_appointment", {"office": "township_head", "person": "P0007"}),
    )
    day = 'valid-after="20240201000000Z",valid-before="20240201235959Z" NEW'

    assert lines(after, "new_key")[-1] == f'new_key@{FUND} namespaces="hzpub1.seal.new_key@{FUND}",{day}'
    assert f"hzpub1.entry@{FUND}" in lines(after, "township_finance")[0]
    assert f"hzpub1.entry@{FUND}" not in lines(after, "chair")[0]


def test_whoever_may_enter_may_sign_the_commit_that_brings_the_entry_and_nobody_else() -> None:
    after = lived(("office_appointment", {"office": "cashier", "person": "P0001"}))

    assert f'"hzpub1.seal.cashier@{FUND},hzpub1.entry@{FUND},git"' in lines(after, "cashier")[0]
    assert ",git" not in "".join(lines(after, "chair", "council", "new_key"))


@pytest.mark.parametrize("cause", ["lost", "compromised"])
def test_lost_and_compromised_keys_are_listed_with_holder_and_record(cause: str) -> None:
    after = lived(("key_revocation", {"holder": "P0001", "key": "ONE", "cause": cause}))

    assert revoked_keys(after, "first\nsecond") == f"# first\n# second\n# P0001 000002 {cause}\nONE\n"
