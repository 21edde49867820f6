"""A village at its desk: a fund in a temporary folder, everybody's keys, and a small but honest check."""

import datetime as dt
import hashlib
import itertools
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from hzpub.base.findings import Finding, Severity
from hzpub.base.places import Place
from hzpub.desk.drafting import draft
from hzpub.desk.entering import Entered, enter
from hzpub.desk.founding import init
from hzpub.desk.sealing import seal_draft
from hzpub.kinds import all_kinds
from hzpub.kinds.record import make_record
from hzpub.ledger.book import EMPTY, Book
from hzpub.ledger.replay import take_step
from hzpub.reading.envelope import Unreadable, read
from hzpub.trust.sealing import check_signatures, judge_entry, judge_seals
from hzpub.trust.sshkeys import public_from_seed
from hzpub.trust.sshsig import sign

CHINA = dt.timezone(dt.timedelta(hours=8))
FUND = "dawu.361122"
PAPER = "sha256:" + "8f" * 32
HOLDERS = {
    "chair": "P0001",
    "accountant": "P0002",
    "cashier": "P0003",
    "supervisors": "P0004",
    "township_finance": "P0005",
    "council": "council",
}
OFFICES = {
    "chair": "P0001",
    "accountant": "P0002",
    "cashier": "P0003",
    "supervisors_head": "P0004",
    "township_head": "P0005",
    "council_custodian": "P0006",
}
NAMES = {"P0001": "张建国", "P0002": "李秀英", "P0003": "王芳", "P0004": "欧阳华", "P0005": "陈强", "P0006": "刘𠮷"}


def seed(holder: str) -> bytes:
    return hashlib.sha256(holder.encode()).digest()


def signer(holder: str) -> Callable[[bytes, str], str]:
    return lambda message, namespace: sign(message, seed(holder), namespace)


def salts() -> Callable[[], bytes]:
    numbers = itertools.count()
    return lambda: hashlib.sha256(b"salt%d" % next(numbers)).digest()[:16]


def digest_of(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def charter_settings(**changed: Any) -> dict[str, Any]:
    return {
        "fund": FUND,
        "fund_name": "大坞村互助资金",
        "village": "大坞村",
        "township": "青石镇",
        "county": "云溪县",
        "fund_kind": "key_village",
        "fiction": "yes",
        "commit_signatures": "required",
        "bank": "云溪农村合作银行青石支行",
        "bank_kind": "rural_cooperative",
        "account_holder": "乡镇财政所",
        "account": "6200 0000 0001",
        "hotline": "0793-1234567",
        "articles": PAPER,
        "rules": PAPER,
        "people": [f"person:{person};name:{name}" for person, name in NAMES.items()],
        "offices": [f"office:{office};person:{person}" for office, person in OFFICES.items()],
        "keys": [f"holder:{holder};key:{public_from_seed(seed(holder))}" for holder in HOLDERS.values()],
    } | changed


@dataclass(frozen=True)
class Outcome:
    errors: Sequence[Finding]
    book: Book


def finding(rule: str, message: str, record: str = "", path: str = "", **facts: Any) -> Finding:
    return Finding(rule, Severity.ERROR, "", Place(path, 1), record, message, "…", tuple(facts.items()))


def small_check(root: Path, *, extra: Sequence[tuple[str, bytes]] = (), **_: Any) -> Outcome:
    """Read, judge seals and chain, replay; one rule of each sort stands for the rulebook."""
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in (root / "records").glob("*/*/*.yml")}
    files |= dict(extra)
    voids = [read(data, path).values for path, data in files.items() if path.endswith("-void.yml")]
    voided = {(void["path"], void["digest"]) for void in voids}
    files = {path: data for path, data in files.items() if (path, digest_of(data)) not in voided}
    book, errors, previous = EMPTY, [], "0" * 64
    for path, data in sorted(files.items(), key=lambda item: item[0].rsplit("/", 1)[1]):
        try:
            file = read(data, path)
        except Unreadable as error:
            errors += error.findings
            continue
        kind = all_kinds()[str(file.values["kind"])]
        body, first = kind.read_body(file.values)
        entry, second = kind.read_entry(file.entry.values)
        number = entry["entry"]
        signed = check_signatures(file, FUND)
        record = make_record(kind, number, entry["entered"], body | entry, path=path, digest=file.digest)
        authority = book.authority.after(record) if kind.name == "charter" else book.authority
        _seals, objections = judge_seals(kind, body, signed[:-1], authority)
        _by, more = judge_entry(kind, signed[-1], authority)
        errors += [finding("SEAL-FOUR", one.message, number, path, **dict(one.facts)) for one in (*objections, *more)]
        errors += [finding("SYS-BOX", one.message, number, path, **dict(one.facts)) for one in (*first, *second)]
        if entry["previous"] != f"sha256:{previous}" or int(number) != int(book.number) + 1:
            errors.append(finding("SYS-CHAIN", "断链", number, path))
        previous = file.digest
        book = take_step(book, record).after
        if body.get("amount", 0) > 500_000 and "loan" in kind.name:
            errors.append(finding("LOAN-CAP-MAX", "超过 5000 元", number, path))
    return Outcome(tuple(errors), book)


@dataclass
class Village:
    """A fund's folder and what its people do at the desk."""

    root: Path
    salt: Callable[[], bytes] = field(default_factory=salts)

    def git(self, *words: str) -> str:
        return subprocess.run(
            ["git", *words], cwd=self.root, capture_output=True, text=True, check=True
        ).stdout.strip()

    def draft(self, kind: str, day: str = "2024-01-10", **settings: Any) -> Path:
        return draft(self.root, kind, settings, today=dt.date.fromisoformat(day), salt=self.salt)

    def seal(self, path: Path, roles: Sequence[str] | None = None) -> Path:
        kind = all_kinds()[path.name[11:].rsplit("-", 1)[0]]
        for role in kind.seals.all_of if roles is None else roles:
            seal_draft(path, role, signer(HOLDERS[role]))
        return path

    def enter(self, *paths: Path, day: str = "2024-01-10", role: str = "cashier", **more: Any) -> list[Entered]:
        at = dt.datetime.combine(dt.date.fromisoformat(day), dt.time(9), CHINA)
        given: dict[str, Any] = {"settings": {}, "check": small_check, "sign": signer(HOLDERS[role])} | more
        return enter(self.root, paths, at=at, role=role, **given)

    def add(self, kind: str, day: str = "2024-01-10", entry: Mapping[str, str] | None = None, **settings: Any) -> str:
        path = self.seal(self.draft(kind, day, **settings))
        return self.enter(path, day=day, settings=entry or {})[0].number

    def records(self) -> list[str]:
        return sorted(path.relative_to(self.root).as_posix() for path in (self.root / "records").rglob("*") if path.is_file())

    def drafts(self) -> list[str]:
        return sorted(path.name for path in (self.root / "drafts").iterdir())

    def book(self) -> Book:
        outcome = small_check(self.root)
        assert outcome.errors == ()
        return outcome.book


def new_village(root: Path) -> Village:
    at = dt.datetime(2024, 1, 8, 9, tzinfo=CHINA)
    init(root, {"fund": FUND, "fund_name": "大坞村互助资金"}, at=at)
    return Village(root)


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    village = new_village(tmp_path_factory.mktemp("founded") / "dawu")
    village.add("charter", day="2024-01-08", **charter_settings())
    return village.root


@pytest.fixture
def empty_village(tmp_path: Path) -> Village:
    return new_village(tmp_path / "empty")


@pytest.fixture
def village(founded: Path, tmp_path: Path) -> Village:
    """A fund whose charter is entry 000001."""
    shutil.copytree(founded, tmp_path / "dawu")
    return Village(tmp_path / "dawu")


@pytest.fixture(scope="session")
def helpers() -> Any:
    """The names of this file, for tests that build a fund step by step."""
    import sys

    return sys.modules[__name__]
