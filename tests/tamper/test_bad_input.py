"""Every case of `cases/`: told in its own words, nothing else blamed, and undone it passes again (README.md)."""

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from tests.tamper.case import FOUND, Case, Expected, all_cases, read_case
from tests.tamper.ground import Ground
from tests.tamper.siteground import Sites
from tests.tamper.siteverdicts import command as site_command
from tests.tamper.stage import Stage
from tests.tamper.verdicts import STICK, command, in_process

CASES = tuple(all_cases())
TITLES = [case.title for case in CASES]
_LAST = {case.category: case for case in CASES if case.code == FOUND}
SAMPLE = tuple(_LAST[category] for category in ("bytes", "dishonest", "git"))
"""A few cases for what costs a process of its own."""
PUBLISHED = tuple(_LAST[category] for category in ("log", "publication"))
HZPUB = [sys.executable, "-m", "hzpub"]
JSON = ["--format", "json"]


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return Ground(tmp_path_factory.mktemp("whole"))


@pytest.fixture(scope="session")
def sites(ground: Ground, tmp_path_factory: pytest.TempPathFactory) -> Sites:
    return Sites(ground, tmp_path_factory.mktemp("published"))


@pytest.fixture(scope="session")
def stage(ground: Ground, sites: Sites) -> Stage:
    return Stage(ground, sites, in_process)


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where cases are played one after the other; each is undone before the next."""
    return tmp_path_factory.mktemp("place")


@pytest.mark.parametrize("case", CASES, ids=TITLES)
def test_it_is_named_in_its_own_words_and_undoing_it_passes(case: Case, stage: Stage, place: Path) -> None:
    assert stage.play(case, place) == []


@pytest.mark.parametrize("case", SAMPLE + PUBLISHED, ids=[case.title for case in SAMPLE + PUBLISHED])
def test_the_command_says_the_same_as_the_library(case: Case, ground: Ground, sites: Sites, tmp_path: Path) -> None:
    asked = Stage(ground, sites, command([*HZPUB, "check", *JSON]), site_command([*HZPUB, "verify", *JSON]))

    assert asked.play(case, tmp_path) == []


@pytest.mark.parametrize("case", SAMPLE, ids=[case.title for case in SAMPLE])
def test_nothing_is_published_and_yesterdays_site_stays(case: Case, stage: Stage, tmp_path: Path) -> None:
    stage.lay_out(case, tmp_path / "fund")
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("yesterday", encoding="utf-8")
    words = [sys.executable, "-m", "hzpub", "build", "--site", str(site), *([] if case.git else [STICK])]

    built = subprocess.run([*words, str(tmp_path / "fund")], capture_output=True, check=False)

    assert built.returncode == FOUND
    assert case.findings[0].says in built.stdout.decode() + built.stderr.decode()
    assert {path.name: path.read_text(encoding="utf-8") for path in site.iterdir()} == {"index.html": "yesterday"}


def test_there_are_cases_in_every_category() -> None:
    count = Counter(case.category for case in CASES)

    assert sum(count.values()) >= 120
    assert min(count.values()) >= 4, count


def test_a_case_that_expects_too_little_or_too_much_fails(stage: Stage, tmp_path: Path) -> None:
    good = next(case for case in CASES if case.title == "bytes/SYS-YAML.byte-order-mark")
    short = Case(**{name: getattr(good, name) for name in good.__slots__} | {"findings": ()})
    twice = Case(**{name: getattr(good, name) for name in good.__slots__} | {"findings": good.findings * 2})

    assert "told besides" in stage.play(short, tmp_path / "fund")[0]
    assert "not told" in stage.play(twice, tmp_path / "fund")[0]


def test_a_site_case_that_wants_more_told_as_not_checked_fails(stage: Stage, tmp_path: Path) -> None:
    good = next(case for case in CASES if case.title == "publication/CLEAN.robots-and-the-manifest")
    more = replace(good, unseen=(*good.unseen, Expected("report", "", "")))
    marked = replace(good, code=FOUND, findings=(Expected("manifest", "", "{size}"),))

    assert stage.play(more, tmp_path) == ["not told as not checked: report "]
    assert [each.split(" ")[0] for each in stage.play(marked, tmp_path)] == ["exit", "not"]


def test_a_word_that_no_case_knows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bytes" / "CLEAN.x" / "case.yml"
    path.parent.mkdir(parents=True)
    path.write_text("about: x\nfrom: young\nstep: []\nexpect: {exit: 0}\n", encoding="utf-8")

    with pytest.raises(ValueError, match="unknown"):
        read_case(path)
