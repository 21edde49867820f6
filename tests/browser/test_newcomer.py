"""Somebody who has never seen the site does five things by clicking only, and we count the steps.

Find my loan, what do I owe on Friday, who sealed it, is it on time, how do I object: each from the home page, on a
360 px phone, without script (but for the box of numbers), by what can be seen. A link, a summary and a typed number
are a step each. What must be found is told by data/report.json, never by the page itself. `pytest -s` shows the steps.
"""

import json
import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page

from hzpub.base.money import grouped

PHONE: Any = {"width": 360, "height": 780}
FRIDAY = 4
MOST = {"我的借款": 3, "我的借款（知道号码）": 2, "我的借款（打号码）": 3, "星期五还多少": 4, "谁盖的章": 3, "按时吗": 3, "怎么提异议": 1}
"""The most steps that each thing may take, from the home page."""
Steps = dict[str, list[str]]


class Newcomer:
    """Sees one page at a time; taps what is there to be tapped and remembers each tap."""

    def __init__(self, page: Page, site: Path):
        page.goto((site / "index.html").as_uri())
        self.page, self.steps = page, list[str]()

    def tap(self, words: str | re.Pattern[str], inside: str = "body") -> None:
        """Tap the first visible link, button or summary with these words; anything else cannot be tapped."""
        found = self.page.locator(f"{inside} :is(a[href], summary, button):visible").filter(has_text=words).first
        self.steps.append(" ".join(found.inner_text(timeout=5_000).split())[:24])
        found.tap()

    def type(self, text: str) -> None:
        """Type into the box of numbers."""
        self.page.get_by_role("searchbox").fill(text)
        self.steps.append(f"［{text}］")

    def sees(self, place: str) -> Locator:
        """What is visible there."""
        return self.page.locator(f"main {place}:visible")


@pytest.fixture(scope="module")
def told(site: Path) -> Any:
    """What the report says, as plain data."""
    return json.loads((site / "data" / "report.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def steps() -> Iterator[Steps]:
    """Every walk, printed as a table when all are done."""
    walked: Steps = {}
    yield walked
    rows = (f"{len(taps)} ≤ {MOST[task]}  {task}：首页 → {' → '.join(taps)}" for task, taps in walked.items())
    sys.stdout.write("\n" + "\n".join(rows) + "\n")


@pytest.fixture(params=[False, True], ids=["in time", "overdue"])
def loan(request: pytest.FixtureRequest, told: Any) -> Any:
    """A loan that is still out, of a household that has borrowed before: one in time, one overdue."""
    often = {each["borrower"] for each in told["loans"] if each["cleared_on"]}
    out = [each for each in told["loans"] if each["outstanding_fen"] and each["borrower"] in often]
    return next(each for each in out if (each["days_overdue"] > 0) == request.param)


@pytest.fixture
def newcomer(browser: Browser, site: Path) -> Iterator[Newcomer]:
    """Holds a small phone whose browser runs no script."""
    context = browser.new_context(java_script_enabled=False, viewport=PHONE, has_touch=True)
    yield Newcomer(context.new_page(), site)
    context.close()


def to_loan(newcomer: Newcomer, loan: Any) -> None:
    """The way of somebody who knows her own household: home, the list, her household, her loan."""
    newcomer.tap("查我家")
    newcomer.tap(loan["borrower"], "main")
    newcomer.tap(loan["number"], "main")
    newcomer.sees("h1").filter(has_text=f"借款 {loan['number']} 号").wait_for()


def page_of(told: Any, loan: Any) -> Any:
    return next(each for each in told["loan_pages"] if each["row"] == loan["number"])


def ended(steps: Steps, task: str, newcomer: Newcomer) -> None:
    """The walk is over: it took no more steps than it may."""
    steps[task] = [*newcomer.steps]
    assert len(newcomer.steps) <= MOST[task], newcomer.steps


def test_i_find_my_loan_through_my_household(newcomer: Newcomer, loan: Any, steps: Steps) -> None:
    to_loan(newcomer, loan)

    assert newcomer.sees("h1").inner_text() == f"借款 {loan['number']} 号"
    assert loan["borrower"] in newcomer.sees(".receipt").inner_text()
    assert f"{grouped(loan['amount_fen'])} 元" in newcomer.sees(".lead").inner_text()
    ended(steps, "我的借款", newcomer)


def test_i_find_my_loan_in_the_list_when_i_know_its_number(newcomer: Newcomer, loan: Any, steps: Steps) -> None:
    newcomer.tap("借款", "nav")
    newcomer.tap(loan["number"], "main")

    assert newcomer.sees("h1").inner_text() == f"借款 {loan['number']} 号"
    ended(steps, "我的借款（知道号码）", newcomer)


def test_i_find_my_loan_by_typing_its_number(browser: Browser, site: Path, loan: Any, steps: Steps) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True)
    newcomer = Newcomer(context.new_page(), site)
    newcomer.type(loan["number"])
    newcomer.tap("查", "form.find")
    newcomer.sees("#found a").first.wait_for()
    newcomer.tap("借款", "#found")

    assert newcomer.sees("h1").inner_text() == f"借款 {loan['number']} 号"
    ended(steps, "我的借款（打号码）", newcomer)
    context.close()


def test_i_see_what_i_owe_on_friday(newcomer: Newcomer, loan: Any, told: Any, steps: Steps) -> None:
    today = date.fromisoformat(told["as_of"])
    friday = today + timedelta((FRIDAY - today.weekday() - 1) % 7 + 1)
    owed = {each["day"]: each["total_fen"] for each in page_of(told, loan)["owed"]}
    to_loan(newcomer, loan)
    newcomer.tap("过几天还")
    row = newcomer.sees("details[open] tr").filter(has=newcomer.page.locator(f"time[datetime='{friday}']"))

    assert friday.weekday() == FRIDAY
    assert row.locator("td strong").inner_text() == f"{grouped(owed[friday.isoformat()])} 元"
    assert owed[friday.isoformat()] > loan["outstanding_fen"]
    assert newcomer.sees("details[open] tbody tr").count() == len(owed) == 31
    ended(steps, "星期五还多少", newcomer)


def test_i_see_who_sealed_it(newcomer: Newcomer, loan: Any, told: Any, steps: Steps) -> None:
    (four,) = (each for each in page_of(told, loan)["stages"] if each["key"] == "seals")
    to_loan(newcomer, loan)
    boxes = newcomer.sees(".steps > li").filter(has=newcomer.page.get_by_text("四章", exact=True)).locator(".seals li")
    seen = [boxes.nth(at).inner_text().split() for at in range(boxes.count())]

    assert len(four["seals"]) == 4
    assert [each[:3] for each in seen] == [[one["label"], "已盖", one["person"]] for one in four["seals"]]
    ended(steps, "谁盖的章", newcomer)


def test_i_see_whether_it_is_on_time(newcomer: Newcomer, loan: Any, steps: Steps) -> None:
    said = f"逾期 {loan['days_overdue']} 天" if loan["days_overdue"] else "未到期"
    newcomer.tap("查我家")
    newcomer.tap(loan["borrower"], "main")

    assert said in newcomer.sees("table tr").filter(has_text=loan["number"]).inner_text()
    newcomer.tap(loan["number"], "main")
    assert newcomer.sees(".receipt .tag").first.inner_text() == said
    assert newcomer.sees(f".receipt time[datetime='{loan['due']}']").count()
    ended(steps, "按时吗", newcomer)


def test_i_see_how_to_object_and_whom_to_call(newcomer: Newcomer, told: Any, steps: Steps) -> None:
    hotline = told["fund"]["head"]["hotline"]
    newcomer.tap("怎么提异议")
    ended(steps, "怎么提异议", newcomer)

    assert newcomer.sees("h1").inner_text() == "怎么提异议"
    assert newcomer.page.locator(f"footer a[href='tel:{hotline}']:visible").count() == 1
    assert newcomer.sees("ol > li").count() == 3
    newcomer.tap("公开目录", "main")
    assert newcomer.sees("a[href='print/objection.pdf']").inner_text() == "异议单"
    newcomer.page.go_back()
    newcomer.tap("异议和答复", "main")
    assert newcomer.sees("h1").inner_text() == "异议和答复"


def test_a_walk_that_takes_too_many_steps_is_told(newcomer: Newcomer) -> None:
    newcomer.tap("查我家")
    newcomer.tap("首页")
    with pytest.raises(AssertionError, match="查我家"):
        ended({}, "怎么提异议", newcomer)
