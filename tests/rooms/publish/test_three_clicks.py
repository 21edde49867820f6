"""From any printed figure, three clicks reach its arithmetic, its clause, its record and its commit.

The site of a small village with its history, walked as a graph: only links and summaries in the main part of a page
count, never the frame that every page has. `its` is taken at its word: the figure itself, to the fen, must stand in a
sum or a record within three clicks; where it cannot, the reason is here.
"""

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from hzpub import demo
from hzpub.cli import main
from tests.rooms.publish.clicks import FAR, Paper, read_page, read_site, within

MOST = 3
HYPOTHETICAL = "rules/"
"""A rule's page makes up its examples."""
Papers = dict[str, Paper]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fourteen months of a small village with its history in git, published as `hzpub build` does."""
    folder = tmp_path_factory.mktemp("clicks")
    demo.make(folder / "fund", months=14, members=40)
    with pytest.raises(SystemExit) as left:
        main(["build", str(folder / "fund"), "--site", str(folder / "site")])
    assert not left.value.code
    return folder / "site"


@pytest.fixture(scope="module")
def papers(site: Path) -> Papers:
    return read_site(site)


@pytest.fixture(scope="module")
def told(site: Path) -> Any:
    """What the report says, as plain data."""
    return json.loads((site / "data" / "report.json").read_text(encoding="utf-8"))


def type_of(name: str) -> str:
    return re.sub(r"\d+", "#", name)


def nearest(papers: Papers, start: str) -> dict[str, int]:
    """Clicks from the page to the first sum, rule, record and commit."""
    found = dict.fromkeys(("sum", "rule", "record", "commit"), FAR)
    for name, clicks in within(papers, start, MOST).items():
        found["sum"] = min(found["sum"], clicks + papers[name].nearest_sum())
        found["commit"] = min(found["commit"], clicks + papers[name].commit)
        for what, folder in (("rule", "rules/"), ("record", "records/")):
            found[what] = min(found[what], clicks if name.startswith(folder) else FAR)
    return found


def unexplained(papers: Papers, start: str) -> set[int]:
    """Figures of a page, in fen, that stand in no sum and no record within reach; what is nought needs none."""
    reached = {0}
    for name, clicks in within(papers, start, MOST).items():
        paper = papers[name]
        places = [paper.sums, paper.figures] if name.startswith("records/") else [paper.sums]
        reached |= {amount for place in places for amount, folds in place.items() if clicks + folds <= MOST}
    return papers[start].figures.keys() - reached


def leaves(value: Any, path: str = "") -> Counter[str]:
    """Every whole number in plain data, by the way to it."""
    if isinstance(value, dict):
        return sum((leaves(each, f"{path}.{name}") for name, each in value.items()), Counter())
    if isinstance(value, list):
        keys = [each.get("key", at) if isinstance(each, dict) else at for at, each in enumerate(value)]
        return sum((leaves(each, f"{path}.{key}") for key, each in zip(keys, value, strict=True)), Counter())
    return Counter({path: value}) if type(value) is int else Counter()


def sums_over_quarters(told: Any) -> set[int]:
    """What any line of the quarterly form makes over the quarters of one year, the first ones or two of them."""
    made: set[int] = set()
    years: dict[str, list[Counter[str]]] = {}
    for form in told["quarter_forms"]:
        quarters = years.setdefault(form["head"]["period"][:4], [])
        quarters.append(leaves(form))
        made |= set(sum(quarters, Counter()).values())
    return made | {value for each in years.values() for pair in pairwise(each) for value in (pair[0] + pair[1]).values()}


def test_every_page_with_a_figure_is_three_clicks_from_a_sum_a_rule_a_record_and_a_commit(papers: Papers) -> None:
    far: dict[str, dict[str, int]] = {}
    types = {type_of(name) for name, paper in papers.items() if paper.figures}
    for name, paper in papers.items():
        if paper.figures and (missed := {what: n for what, n in nearest(papers, name).items() if n > MOST}):
            far[name] = missed

    assert far == {}
    assert len(types) >= 35
    assert {"index.html", "quarters/#Q#.html", "loans/#.html", "members/M#.html", "official/#Q#-quarter.html"} <= types


def test_every_figure_stands_in_a_sum_or_a_record_within_three_clicks(papers: Papers, told: Any) -> None:
    """But for the totals of classes (which household is poor is told in the village, not on the web), and what is
    added over several quarters (a test below holds that those are near).
    """
    only_totals = {each[what] for each in told["fund"]["classes"] for what in ("share_fen", "outstanding_fen")}
    lent_to = {each["fen"] for quarter in told["quarters"] for each in quarter["lending"]["classes"]}
    over_quarters = sums_over_quarters(told)
    elsewhere = {
        "index.html": only_totals,
        "poor-list.html": only_totals,
        "official/member_list.html": only_totals,
        "quarters/#Q#.html": lent_to,
        "annual/#.html": over_quarters,
        "official/#Q#-quarter.html": over_quarters,
    }
    left = {
        name: missing
        for name in papers
        if not name.startswith(HYPOTHETICAL)
        and (missing := unexplained(papers, name) - elsewhere.get(type_of(name), set()))
    }

    assert left == {}
    assert sum(len(paper.figures) for paper in papers.values()) > 2000


def test_what_is_added_over_quarters_leads_to_those_quarters(papers: Papers, told: Any) -> None:
    for form in told["quarter_forms"]:
        quarter = form["head"]["period"]
        periods = {each["head"]["period"] for each in told["quarter_forms"]}
        near = within(papers, f"official/{quarter}-quarter.html", 2)

        before = {each for each in periods if quarter[:4] <= each <= quarter}
        assert {f"official/{each}-quarter.html" for each in before} <= near.keys()


PAGE = """<header><a href="../rules/a.html">x</a></header><main><p>1.00 元</p><p>2.00 元 + 3.00 元 = 5.00 元</p>
<details><summary>x</summary><p><a href="b.html#c">x</a></p><p>存入仓库</p>
<table><tr><td data-l="x">4.00 元</td></tr><tr><td data-l="x">7.00 元</td></tr>
<tr><td data-l="x">9.00 元</td><td>不作数</td></tr></table></details></main>"""


def test_a_figure_without_a_sum_would_be_seen() -> None:
    paper = read_page("loans/a.html", PAGE)

    assert paper.figures == {100: 0, 200: 0, 300: 0, 500: 0, 400: 1, 700: 1, 900: 1}
    assert paper.sums == {200: 0, 300: 0, 500: 0, 1100: 1}
    assert paper.links == {"loans/b.html": 2}
    assert paper.commit == 1
    assert unexplained({"loans/a.html": paper}, "loans/a.html") == {100, 400, 700, 900}
    assert nearest({"loans/a.html": paper}, "loans/a.html") == {"sum": 0, "rule": FAR, "record": FAR, "commit": 1}


def test_a_click_more_than_three_is_too_far() -> None:
    chain = {f"{at}.html": Paper(links={f"{at + 1}.html": 1}) for at in range(5)}

    assert within(chain, "0.html", MOST) == {"0.html": 0, "1.html": 1, "2.html": 2, "3.html": 3}
