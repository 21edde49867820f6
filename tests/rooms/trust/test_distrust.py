"""What a compromised key sealed is listed, none left out, until those who may have sealed it again."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

import pytest

from hzpub.base.findings import Severity
from hzpub.check.distrust import ask_distrust
from hzpub.ledger.replay import Step, replay
from hzpub.reports.chronicle import Chronicle
from hzpub.trust.authority import Authority, KeyGrant
from hzpub.trust.distrust import Distrusted, Reseal, distrusted, fits
from tests.rules.scenes import Scene, told

KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINBKsjJ0K7SrOhNovUYV5ObQIkq3GgFrr4UgozLJd4c3"
STOLEN = KeyGrant("P0002", "K", "000001", "000009", "compromised", "000004")
SEALED = {("K", "accountant"): ["000002", "000003", "000004", "000006"], ("K", "cashier"): ["000006", "000006"],
          ("L", "accountant"): ["000005"], ("K", "new_key"): ["000007"]}  # fmt: skip
BOTH = frozenset({"supervisors", "township_finance", "accountant", "cashier"})


def digest_of(number: str) -> str:
    return f"file {number}"


def sealed_again(number: str = "000010", first: str = "000004", last: str = "000006", roles: frozenset[str] = BOTH) -> Reseal:
    return Reseal(number, first, last, f"sha256:file {last}", roles)


def one(*reseals: Reseal) -> Distrusted:
    (found,) = distrusted(Authority(keys=(STOLEN,)), SEALED, reseals, digest_of)
    return found


def left(*reseals: Reseal) -> list[str]:
    return [each.number for each in one(*reseals).open]


def test_everything_from_the_named_entry_on_is_listed_and_nothing_before() -> None:
    assert [(each.number, each.roles) for each in one().records] == [
        ("000004", ("accountant",)),
        ("000006", ("accountant", "cashier")),
    ]


def test_a_key_that_ended_otherwise_is_believed() -> None:
    assert distrusted(Authority(keys=(KeyGrant("P0002", "K", "000001", "000009", "lost"),)), SEALED, (), digest_of) == ()


@pytest.mark.parametrize(
    ("reseal", "open_still"),
    [
        (sealed_again(), []),
        (sealed_again(first="000005"), ["000004"]),
        (sealed_again(last="000005"), ["000006"]),
        (sealed_again(roles=BOTH - {"cashier"}), ["000006"]),
        (sealed_again(roles=BOTH - {"accountant"}), ["000004", "000006"]),
        (sealed_again(number="000008"), ["000004", "000006"]),
        (sealed_again()._replace(digest="sha256:file 000005"), ["000004", "000006"]),
    ],
)
def test_a_record_is_sealed_again_by_its_range_its_roles_and_the_digest(reseal: Reseal, open_still: list[str]) -> None:
    assert left(reseal) == open_still
    assert len(one(reseal).records) == 2, "what was sealed again stays in the list"


def test_two_records_may_share_the_work() -> None:
    assert left(sealed_again(last="000004"), sealed_again("000011", "000005")) == []


@pytest.mark.parametrize(("first", "last", "good"), [("000004", "000004", True), ("000005", "000004", False),
                                                     ("000004", "000009", True), ("000004", "000010", False)])  # fmt: skip
def test_a_range_runs_upwards_and_ends_before_the_record_that_seals_it(first: str, last: str, good: bool) -> None:
    assert fits(sealed_again(first=first, last=last), digest_of) is good


def findings(steps: Sequence[Step]) -> list[tuple[str, Severity, str]]:
    chronicle = Chronicle.of(steps)
    moments = chronicle.moments
    found = ask_distrust(steps[-1].after.authority, moments.sealed, moments.reseals, chronicle.digest_of, chronicle.path_of)
    return [(each.rule, each.severity, each.record) for each in found]


STORY = f"""\
  - {{kind: key_grant, as: grant, holder: P0002, key: {KEY}}}
  - {{kind: meeting, as: doubtful}}
  - {{kind: donation, as: gift}}
  - {{kind: key_revocation, as: end, holder: P0002, key: {KEY}, cause: compromised, distrust_from: $grant}}
"""
AGAIN = """\
  - kind: reseal
    first: "000003"
    last: "{last}"
    digest: "sha256:{digest}"
    seals: {{supervisors: P0006, township_finance: P0011, accountant: P0002}}
"""


def story(more: str = "") -> Scene:
    return told(STORY + more, "empty")


def test_the_warning_stays_until_the_range_is_sealed_again_and_a_wrong_digest_is_refused() -> None:
    ended = story().names["end"]
    warning = ("KEY-DISTRUST", Severity.WARNING, ended)
    assert findings(story().steps) == [warning]
    gift = story().names["gift"]
    wrong = AGAIN.format(last=gift, digest="0" * 64)
    assert findings(story(wrong).steps) == [warning, ("KEY-RESEAL", Severity.ERROR, story(wrong).book.number)]
    right = story(AGAIN.format(last=gift, digest=sha256(gift.encode()).hexdigest()))
    assert findings(with_digests(right.steps)) == []


def with_digests(steps: Sequence[Step]) -> list[Step]:
    """The same story, as if each record lay in a file with a digest of its own."""
    named = (replace(each.record, digest=sha256(each.record.number.encode()).hexdigest()) for each in steps)
    return list(replay(named))
