"""A small village with its register, and the editions of its papers."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from hzpub.base.words import Words
from hzpub.demo import make
from hzpub.paper.edition import Edition
from hzpub.paper.typesetting import CannotPrint, Typesetter
from hzpub.pipeline import Outcome, check_fund
from hzpub.publish.editions import Policy
from hzpub.publish.material import basis_of
from hzpub.publish.papers import edition_of
from hzpub.publish.recordpages import Months
from hzpub.reports.fund import fund_report
from hzpub.reports.mark import SIGNED, Mark
from hzpub.reports.quarters import Quarters

SITE = "https://example.org/dawu/"
Editions = Callable[..., Edition]


@pytest.fixture(scope="session")
def fund(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight months on disk, without git; nobody writes here."""
    root: Path = tmp_path_factory.mktemp("paper") / "fund"
    make(root, seed=3, months=8, members=24, per_month=20, git=False)
    return root


@pytest.fixture(scope="session")
def outcome(fund: Path) -> Outcome:
    return check_fund(fund, with_history=False)


@pytest.fixture(scope="session")
def quarters(outcome: Outcome) -> Quarters:
    return Quarters(basis_of(outcome))


@pytest.fixture(scope="session")
def edition(outcome: Outcome) -> Editions:
    """Makes an edition: of the public, unless told otherwise."""

    def make_one(lang: str = "zh", *, site: str = SITE, village: bool = False) -> Edition:
        mark = Mark(len(outcome.chronicle), "a1b2 c3d4 e5f6 0718", SIGNED, 2)
        page_of = Months.of(outcome.chronicle).href
        fund = fund_report(basis_of(outcome))
        names = Policy(village=village).names(outcome)
        return edition_of(outcome, fund, Words.load(lang), page_of, mark, site, names, village=village)

    return make_one


@pytest.fixture(scope="session")
def setter(outcome: Outcome) -> Typesetter:
    try:
        return Typesetter(outcome.as_of)
    except CannotPrint as cannot:
        pytest.fail(f"{cannot.reason}；{cannot.fix}", pytrace=False)


@pytest.fixture(scope="session")
def pages() -> Callable[[bytes], int]:
    """How many pages a PDF has."""
    return lambda pdf: len(re.findall(rb"/Type ?/Page\b", pdf))


@pytest.fixture(scope="session")
def code_width() -> Callable[[str, float], float]:
    """How wide the black part of a code is (mm), when its SVG with the white around it is so many points wide."""

    def width(svg: str, points: float) -> float:
        found = re.search(r'viewBox="0 0 (\d+)|width="(\d+)"', svg)
        assert found is not None
        whole = int(found[1] or found[2])
        return points / 72 * 25.4 * (whole - 8) / whole

    return width
