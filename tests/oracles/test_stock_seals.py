"""Stock `ssh-keygen` judges every seal and entry of the demonstration fund, stock git its commits: as we do.

The lists they get are the ones that `hzpub export` hands out to strangers.
"""

import os
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest

from hzpub.base.words import Words
from hzpub.demo import make
from hzpub.pipeline import Outcome, check_fund
from hzpub.publish.keylists import revoked_of, signers_of
from hzpub.reading.envelope import read
from hzpub.trust.sealing import entry_namespace, seal_namespace
from hzpub.trust.sshsig import BadSeal, verify
from tests.oracles.conftest import ROOT

FUND = "dawucun.361122"
ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C", "TZ": "UTC"}


@dataclass(frozen=True)
class Claim:
    """Somebody in `role` signed `message` by what was entered on `day` (YYYYMMDD)."""

    record: str
    role: str
    namespace: str
    armor: str
    message: bytes
    day: str

    def ours(self) -> bool:
        """Whether the signature holds, whoever made it."""
        try:
            verify(self.message, self.armor, self.namespace)
        except BadSeal:
            return False
        return True


class Stock:
    """`ssh-keygen -Y verify` with our lists."""

    def __init__(self, outcome: Outcome, folder: Path) -> None:
        self.folder = folder
        self.allowed, self.revoked = folder / "allowed_signers", folder / "revoked"
        self.allowed.write_text(signers_of(outcome, Words.chinese()), encoding="utf-8")
        self.revoked.write_text(revoked_of(outcome, Words.chinese()), encoding="utf-8")

    def says(self, claim: Claim, *, listed: bool = False) -> bool:
        """Whether it accepts; with `listed`, also by the list of revoked keys, which is for what comes after them."""
        name = f"{claim.record}-{claim.role}-{claim.namespace[:12]}-{abs(hash(claim))}"
        signature = self.folder / name
        signature.write_text(claim.armor, encoding="ascii")
        who = ("-I", f"{claim.role}@{FUND}", "-n", claim.namespace, f"-Overify-time={claim.day}120000Z")
        lists = ("-f", self.allowed, *(("-r", self.revoked) if listed else ()))
        command = ["ssh-keygen", "-Y", "verify", *lists, *who, "-s", signature]
        done = subprocess.run(command, input=claim.message, capture_output=True, check=False)
        signature.unlink()
        return done.returncode == 0

    def all(self, claims: list[Claim], *, listed: bool = False) -> list[bool]:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            return list(pool.map(partial(self.says, listed=listed), claims))


def claims(outcome: Outcome) -> Iterator[Claim]:
    """Everything signed in the fund's files."""
    for line in outcome.chronicle:
        file = read((outcome.root / line.path).read_bytes(), line.path)
        day = f"{line.entered:%Y%m%d}"
        for seal in file.seals:
            yield Claim(line.number, seal.role, seal_namespace(seal.role, FUND), seal.armor, file.body, day)
        assert file.entry is not None
        role = str(file.entry.values["as"])
        yield Claim(line.number, role, entry_namespace(FUND), file.entry.armor, file.entry.signed, day)


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return check_fund(ROOT, with_history=False)


@pytest.fixture(scope="module")
def stock(outcome: Outcome, tmp_path_factory: pytest.TempPathFactory) -> Stock:
    return Stock(outcome, tmp_path_factory.mktemp("stock"))


def test_ssh_keygen_accepts_every_seal_and_entry_of_the_demonstration_fund(outcome: Outcome, stock: Stock) -> None:
    asked = list(claims(outcome))

    assert len(asked) == outcome.counters["signatures"] > 5000
    assert [each for each, said in zip(asked, stock.all(asked), strict=True) if not said] == []


def test_the_list_of_revoked_keys_refuses_a_stolen_key_and_nobody_else(outcome: Outcome, stock: Stock) -> None:
    """It is for records after the revocation: there, nothing of the fund is refused; before it, all the key sealed is."""
    revoked = {key for key in outcome.book.authority.keys if key.cause == "compromised"}
    assert [key.holder for key in revoked] == ["P0012"]
    (stolen,) = revoked
    asked = [each for each in claims(outcome) if each.record >= "001900"]
    refused = [each for each, said in zip(asked, stock.all(asked, listed=True), strict=True) if not said]

    assert refused
    assert {verify(each.message, each.armor, each.namespace).key for each in refused} == {stolen.key}
    assert max(each.record for each in refused) < stolen.until
    assert max(each.record for each in asked) > stolen.until


def test_ssh_keygen_refuses_what_we_refuse(outcome: Outcome, stock: Stock) -> None:
    real = list(claims(outcome))[::40]
    changed = [replace(each, message=each.message[:-1] + b" ") for each in real]
    moved = [replace(each, namespace=each.namespace.replace(FUND, "other.361122")) for each in real]
    lent = [replace(one, armor=other.armor) for one, other in pairwise(real)]
    assert not any(each.ours() for each in (*changed, *moved, *lent))

    early = [replace(each, day="20200101") for each in real]
    posing = [replace(each, role="township_finance" if each.role != "township_finance" else "chair") for each in real]
    assert not any(stock.all([*changed, *moved, *lent, *early, *posing]))


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fund of ten months whose commits are signed, with the list a stranger would export."""
    root = tmp_path_factory.mktemp("village") / "fund"
    make(root, seed=2, months=10, members=30)
    (root / "keys").mkdir(exist_ok=True)
    outcome = check_fund(root)
    assert not outcome.errors
    (root / "keys" / "allowed_signers").write_text(signers_of(outcome, Words.chinese()), encoding="utf-8")
    return root


def git(root: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    command = ["git", "-C", str(root), *words]
    return subprocess.run(command, env=os.environ | ALONE, capture_output=True, text=True, check=False)


def test_git_knows_who_signed_every_commit_of_a_fund(village: Path) -> None:
    commits = git(village, "rev-list", "HEAD").stdout.split()
    done = git(village, "verify-commit", *commits)
    told = git(village, "log", "--format=%G? %GS %ae").stdout.splitlines()

    assert (done.returncode, len(commits) > 50, len(told)) == (0, True, len(commits))
    assert {line.split()[0] for line in told} == {"G"}
    assert [line for line in told if line.split()[1] != line.split()[2]] == []


def test_git_does_not_know_a_signer_whom_the_books_do_not_know(village: Path, tmp_path: Path) -> None:
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    settings = ("-c", "user.name=x", "-c", "user.email=x@y", "-c", f"user.signingkey={key}", "-c", "gpg.format=ssh")
    tree = git(village, "rev-parse", "HEAD^{tree}").stdout.strip()
    made = git(village, *settings, "commit-tree", "-S", "-m", "入账", tree).stdout.strip()

    assert git(village, "verify-commit", made).returncode != 0


@pytest.mark.parametrize("which", ["the demonstration fund", "a fund of its own"])
def test_git_finds_nothing_wrong_in_the_whole_repository(village: Path, which: str) -> None:
    done = git(village if which == "a fund of its own" else ROOT, "fsck", "--full", "--strict", "--no-dangling")

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
