"""The search page in a real browser: from a USB stick and over http, by number and by whole name, in both editions."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from hzpub import demo
from hzpub.base.words import Words
from hzpub.demo import people
from hzpub.publish.mkdocs_runs import build_site
from tests.browser.looks import LOW, SMALL, WIDE

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NAMES = ("张建国", "张卫国", "张建国", "欧阳建华", "<b>王</b>", "$&{asked}", "__proto__", "王二", "'单'&amp;")
Asked = Callable[..., list[tuple[str, str]]]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder over plain http on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Both sites of a village in which several go by one name."""
    folder = tmp_path_factory.mktemp("find")
    drawn = iter(range(10**6))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(people.Names, "draw", lambda _: NAMES[next(drawn) % len(NAMES)])
        demo.make(folder / "fund", seed=3, months=4, members=24, per_month=15, git=False)
    for name in ("web", "village"):
        village = name == "village"
        code = build_site(folder / "fund", folder / name, Words.chinese(), without_history=True, village=village)
        assert code == 0
    return {name: folder / name for name in ("web", "village")}


@pytest.fixture(params=["file", "http"])
def ask(request: pytest.FixtureRequest, page: Page, editions: dict[str, Path]) -> Iterator[Asked]:
    """Types into the box of a page; answers what is found: (text, the end of the address)."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))

    with served(editions["village"].parent) as address:

        def asked(edition: str, text: str, start: str = "index.html") -> list[tuple[str, str]]:
            site = editions[edition]
            page.goto((site / start).as_uri() if request.param == "file" else f"{address}/{edition}/{start}")
            page.get_by_role("searchbox").fill(text)
            page.get_by_role("button", name="查", exact=True).click()
            page.wait_for_function("document.getElementById('told').textContent !== ''")
            found = page.locator("#found a")
            return [
                (link.inner_text(), str(link.get_attribute("href"))) for link in (found.nth(at) for at in range(found.count()))
            ]

        yield asked
    assert errors == []


def told(page: Page) -> str:
    return page.locator("#told").inner_text()


def numbers_of(editions: dict[str, Path], name: str) -> set[str]:
    """The households of that name, as the list by group shows them."""
    text = (editions["village"] / "members.html").read_text()
    return {number for number in (f"M{at:04}" for at in range(1, 25)) if f">{number} {name}<" in text}


@pytest.mark.parametrize("edition", ["web", "village"])
@pytest.mark.parametrize("typed", ["M0007", "m7", " 会员 Ｍ０００７ ", "会员证号M0007"])
def test_a_household_is_found_by_its_number_however_it_is_typed(ask: Asked, edition: str, typed: str) -> None:
    assert ask(edition, typed) == [("会员 M0007", "members/M0007.html")]


def test_a_bare_number_may_be_a_household_a_loan_and_a_record(ask: Asked, editions: dict[str, Path], page: Page) -> None:
    loan = min((editions["web"] / "loans").glob("*.html")).stem
    found = ask("web", loan, "loans.html")

    assert [text for text, _ in found] == [f"借款 {loan} 号", f"记录 {loan}"]
    assert found[1][1].endswith(f".html#r{loan}")
    page.locator("#found a").first.click()
    assert f"借款 {loan} 号" in page.locator("h1").inner_text()
    assert ("会员 M0007", "members/M0007.html") in ask("web", "7", "members.html")
    assert ("记录 000007", ask("web", "000007")[0][1]) in ask("web", "7")
    assert "M" not in ask("web", "000007")[0][0]


def test_a_person_leads_to_the_household_she_speaks_for(ask: Asked) -> None:
    ((text, href),) = ask("web", "P0001")

    assert text.startswith("P0001 是会员 M")
    assert href.startswith("members/M")


@pytest.mark.parametrize("typed", ["M9999", "999999", "P0999", "m20000", "１２３４５６７"])
def test_a_number_nobody_has_finds_nothing(ask: Asked, typed: str, page: Page) -> None:
    assert ask("web", typed) == []
    assert "没有" in told(page) or "网上不能按姓名找" in told(page)


@pytest.mark.parametrize("name", dict.fromkeys(NAMES))
def test_a_whole_name_finds_all_who_bear_it_and_nobody_else(ask: Asked, name: str, editions: dict[str, Path], page: Page) -> None:
    html = name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("'", "&#39;")
    wanted = numbers_of(editions, html)
    found = ask("village", name)

    assert len(wanted) >= 1
    assert {href.removeprefix("members/").removesuffix(".html") for _, href in found} == wanted
    assert all(text.startswith("会员 M") and f" {name}，第 " in text for text, _ in found)
    assert f"“{name}”" in told(page)
    assert ("户同名" in told(page)) == (len(wanted) > 1)


@pytest.mark.parametrize("typed", ["张建", "建国", "张", "欧阳", "张建国国", "constructor", "<img src=x onerror=alert(1)>"])
def test_a_part_of_a_name_leads_to_nobody(ask: Asked, typed: str, page: Page) -> None:
    assert ask("village", typed) == []
    assert f"没有“{typed}”" in told(page)


@pytest.mark.parametrize("edition", ["web", "village"])
def test_a_masked_name_leads_to_nobody(ask: Asked, edition: str, page: Page) -> None:
    assert ask(edition, "张*国") == []
    assert "认错人" in told(page)


def test_the_web_knows_no_names(ask: Asked, editions: dict[str, Path], page: Page) -> None:
    assert ask("web", "张建国") == []
    assert "网上不能按姓名找" in told(page)
    for path in (editions["web"] / "find").iterdir():
        rows = json.loads(path.read_text().removeprefix("hzFind(").removesuffix(")\n"))
        assert all(text.isascii() and len(row) == 2 for row in rows for text in row), path


def test_without_script_the_page_leads_on_by_group_and_in_the_village_by_surname(
    browser: Browser, editions: dict[str, Path]
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto((editions["village"] / "find.html").as_uri())
    assert "不运行小程序" in page.locator("noscript").inner_text()
    page.get_by_role("link", name="姓 欧阳").click()
    page.get_by_role("link", name="欧阳建华").first.click()

    assert "欧阳建华" in page.locator("h1").inner_text()
    page.goto((editions["web"] / "find.html").as_uri())
    assert page.get_by_role("link", name="姓 ").count() == 0
    page.get_by_role("link", name="第 1 组").or_(page.get_by_role("link", name="第 2 组")).first.click()
    assert "/members" in page.url
    context.close()


def test_a_file_that_does_not_open_is_said_to_be_so(page: Page, editions: dict[str, Path]) -> None:
    page.route("**/find/*.js", lambda route: route.abort())
    page.goto((editions["web"] / "find.html").as_uri() + "?q=M0007")
    page.wait_for_function("document.getElementById('told').textContent !== ''")

    assert "没有打开" in told(page)


@pytest.mark.parametrize("typed", ["M0007", "000007", "张卫国", "没有这个人"])
def test_searching_asks_for_three_small_files_at_most_and_nobody_else(page: Page, editions: dict[str, Path], typed: str) -> None:
    with served(editions["village"]) as address:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{address}/find.html?q={typed}")
        page.wait_for_function("document.getElementById('told').textContent !== ''")
    files = [url.removeprefix(address) for url in asked if not url.startswith("data:")]

    assert 2 <= len(files) <= 3
    assert all(url.startswith("/") for url in files)
    assert all(url.startswith("/find/") for url in files[2:])


@pytest.mark.parametrize("name", ["find.html", "index.html", "members.html", "loans.html", "surnames.html"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_box_is_large_enough_and_fits(browser: Browser, editions: dict[str, Path], name: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto((editions["village"] / name).as_uri())

    assert (page.evaluate(SMALL), page.evaluate(WIDE)) == ([], [])
    assert width > 320 or page.evaluate(LOW) == []
    assert Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).violations_count == 0
    context.close()
