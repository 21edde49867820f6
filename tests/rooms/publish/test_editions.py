"""Two editions of one fund: what the web may know, what stays in the village, and hostile texts in both."""

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import html5lib
import pytest

from hzpub import demo
from hzpub.base.words import Words
from hzpub.cli import main
from hzpub.demo import borrowing, people
from hzpub.kinds.boxes import BoxError, Text
from hzpub.pipeline import check_fund
from hzpub.publish.editions import MARKER, NoVillage, Policy, village_folder
from hzpub.publish.mkdocs_runs import build_site
from hzpub.reading.envelope import Unreadable
from hzpub.reports.names import masked
from hzpub.trust import register
from hzpub.verify.figures import check_report, read_report
from hzpub.verify.places import FolderPlace
from hzpub.verify.verdicts import Checks

WORDS = Words.chinese()
SAYS = "村内版：有姓名，不要放到网上"
NASTY = (
    "<script>alert(1)</script>",
    "王<i>建国</i>",
    "{{ 7*7*99991 }}",
    "{% raw %}张",
    "{number}{asked}",
    "**粗**[x](y)",
    "=1+1",
    "@SUM(A1)",
    "</script><b>",
    "__proto__",
    "$&$1",
    "&amp;&lt;",
    "'单' onload=x",
    "欧阳建华",
    "王" * 120,
    "张建国",
    "张卫国",
    "张建国",
)
"""What may be entered as a name; the last three share a mask, two of them the whole name."""
LIVE = ("<script>alert", "<i>", "<b>建", "<strong>粗", 'href="y"', "4899559", "Undefined")


@dataclass(frozen=True)
class Both:
    """One fund and its two sites; `names` by household."""

    fund: Path
    web: Path
    village: Path
    names: dict[str, str]
    poor: frozenset[str]


def build(fund: Path, site: Path, *, village: bool = False) -> int:
    return build_site(fund, site, WORDS, without_history=True, village=village)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    """A village in which people and their plans are called what no village calls them."""
    folder = tmp_path_factory.mktemp("editions")
    fund, drawn = folder / "fund", iter(range(10**6))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(people.Names, "draw", lambda _: NASTY[next(drawn) % len(NASTY)])
        patch.setattr(
            borrowing, "VENTURES", tuple(each._replace(purpose=NASTY[at]) for at, each in enumerate(people.VENTURES[:13]))
        )
        demo.make(fund, seed=3, months=5, members=24, per_month=20, git=False)
    book = check_fund(fund, with_history=False).book
    known = register.load(fund)
    assert known is not None
    names = {number: known.name_of(member.person) or "" for number, member in book.members.items()}
    poor = frozenset(number for number, member in book.members.items() if member.household_class != "ordinary")
    found = Both(fund, folder / "web", folder / "village", names, poor)
    assert build(fund, found.web) == 0
    assert build(fund, found.village, village=True) == 0
    return found


def texts(site: Path) -> dict[str, str]:
    """Every file that holds text, by name."""
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes().decode("utf-8", "replace") for path in files}


def pages(site: Path) -> dict[str, str]:
    return {name: text for name, text in texts(site).items() if name.endswith(".html")}


def links(site: Path, page: str) -> dict[str, str]:
    """What each link to a household says, as a browser reads the page."""
    tree = html5lib.parse((site / page).read_bytes(), namespaceHTMLElements=False)
    found = {}
    for link in tree.iter("a"):
        if household := re.fullmatch(r"(?:\.\./)?members/(M[0-9]{4})\.html", link.get("href", "")):
            found[household[1]] = "".join(link.itertext())
    return found


def test_the_village_reads_whole_names_and_the_web_masked_ones_letter_by_letter(both: Both) -> None:
    assert links(both.village, "members.html") == {number: f"{number} {name}" for number, name in both.names.items()}
    assert links(both.web, "members.html") == {number: f"{number} {masked(name)}" for number, name in both.names.items()}
    assert links(both.village, "surnames.html") == links(both.village, "members.html")


def test_no_text_of_a_record_or_the_register_becomes_part_of_a_page(both: Both) -> None:
    for site in (both.web, both.village):
        found = [(name, what) for name, text in pages(site).items() for what in LIVE if what in text]

        assert found == []


def test_a_plan_made_of_markup_stands_on_its_loans_page_as_it_was_written(both: Both) -> None:
    told = "".join(
        "".join(html5lib.parse(path.read_bytes(), namespaceHTMLElements=False).itertext())
        for path in sorted((both.web / "loans").glob("*.html"))
    )

    assert sum(text in told for text in NASTY[:13]) >= 4


def test_every_page_of_the_village_says_that_it_stays_there_and_none_of_the_web(both: Both) -> None:
    assert [name for name, text in pages(both.village).items() if SAYS not in text] == []
    assert [name for name, text in texts(both.web).items() if SAYS in text] == []
    assert (both.village / MARKER).read_text() == f"{SAYS}\n"
    assert not (both.web / MARKER).exists()


def test_no_whole_name_and_no_account_is_in_any_file_of_the_web(both: Both) -> None:
    whole = {name for name in both.names.values() if len(name) > 2 and re.fullmatch("[一-龥]+", name)}
    known = register.load(both.fund)
    accounts = {each.value for each in known.entries if each.box == "account"} if known else set()
    found = {(file, name) for file, text in texts(both.web).items() for name in whole | accounts if name in text}

    assert len(whole) >= 3
    assert len(accounts) >= 20
    assert found == set()
    assert not [file for file, text in texts(both.village).items() for number in accounts if number in text]


def test_the_web_tells_how_many_are_poor_and_the_village_who(both: Both) -> None:
    assert len(both.poor) >= 4
    assert set(links(both.village, "poor-list.html")) == both.poor
    assert links(both.web, "poor-list.html") == {}
    number = min(both.poor)
    assert "农户类别" in (both.village / "members" / f"{number}.html").read_text()
    for name, text in texts(both.web).items():
        if name.startswith(("members/", "records/", "data/")) and name.endswith((".html", ".json", ".csv")):
            assert not re.search(f"{number}[^。\n]{{0,12}}(贫困户|低收入户)", text), name
    told = json.loads((both.web / "data" / "report.json").read_text())
    assert {row["household_class"] for row in told["members"]} == {""}
    assert [row["households"] for row in told["fund"]["classes"]] == [
        row["households"] for row in json.loads((both.village / "data" / "report.json").read_text())["fund"]["classes"]
    ]


def test_a_records_page_leaves_the_class_out_on_the_web_and_says_so(both: Both) -> None:
    def joined(site: Path) -> str:
        return "".join(text for name, text in pages(site).items() if name.startswith("records/"))

    assert "household_class" not in joined(both.web)
    assert "网上的这一页不写" in joined(both.web)
    assert joined(both.village).count("household_class") >= len(both.names)
    assert "网上的这一页不写" not in joined(both.village)


def test_both_editions_carry_the_same_checkpoint_and_stay_out_of_search_engines(both: Both) -> None:
    assert (both.web / "log" / "checkpoint").read_bytes() == (both.village / "log" / "checkpoint").read_bytes()
    for site in (both.web, both.village):
        assert all('<meta name="robots" content="noindex">' in text for text in pages(site).values())


@pytest.mark.parametrize("edition", ["web", "village"])
def test_a_stranger_reckons_the_published_figures_of_either_edition(both: Both, edition: str) -> None:
    checks = Checks()
    check_report(read_report(FolderPlace(getattr(both, edition))), check_fund(both.fund, with_history=False), checks)

    assert checks.code == 0, checks


def test_without_the_register_both_editions_show_numbers(
    both: Both, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fund = Path(shutil.copytree(both.fund, tmp_path / "fund"))
    (fund / "register.yml").unlink()

    assert build(fund, tmp_path / "village", village=True) == 0
    assert "没有名册" in capsys.readouterr().err
    assert links(tmp_path / "village", "members.html") == {number: number for number in both.names}
    assert not (tmp_path / "village" / "surnames.html").exists()
    assert "村内版：不要放到网上" in (tmp_path / "village" / "index.html").read_text()


def test_a_fund_may_choose_numbers_only_and_may_name_the_poor_on_the_web(both: Both, tmp_path: Path) -> None:
    fund = Path(shutil.copytree(both.fund, tmp_path / "fund"))
    settings = (fund / "mkdocs.yml").read_text()
    chosen = "plugins:\n  - hzpub:\n      names: numbers\n      poor_list: web_masked\n"
    (fund / "mkdocs.yml").write_text(settings.replace("plugins: [hzpub]\n", chosen))

    assert build(fund, tmp_path / "web") == 0
    assert links(tmp_path / "web", "poor-list.html") == {number: number for number in both.poor}
    assert "全名只在村里公示栏公布" in (tmp_path / "web" / "poor-list.html").read_text()
    assert links(tmp_path / "web", "members.html") == {number: number for number in both.names}


def test_a_village_edition_replaces_an_older_one_and_nothing_else(tmp_path: Path) -> None:
    public, own = tmp_path / "site", tmp_path / "usb"
    own.mkdir()
    assert village_folder(own, (public,)) == own.resolve()
    (own / "photo.jpg").write_bytes(b"x")
    with pytest.raises(NoVillage):
        village_folder(own, (public,))
    (own / MARKER).write_text("x")
    assert village_folder(own, (public,)) == own.resolve()


@pytest.mark.parametrize("where", ["", "site", "site/inside", ".", "docs", "records", "link"])
def test_a_village_edition_is_refused_where_it_would_reach_the_web(
    both: Both, where: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fund = Path(shutil.copytree(both.fund, tmp_path / "fund"))
    (fund / "site").mkdir()
    (fund / "link").symlink_to(fund / "site")
    before = sorted(path.relative_to(fund) for path in fund.rglob("*"))
    with pytest.raises(SystemExit) as left:
        main(["build", str(fund), "--village", "--without-history", *(["--site", str(fund / where)] if where else [])])

    assert left.value.code == 2
    assert "村内版" in capsys.readouterr().err
    assert sorted(path.relative_to(fund) for path in fund.rglob("*")) == before


def test_mkdocs_alone_never_shows_a_whole_name(both: Both) -> None:
    for said in ({}, {"names": "masked", "poor_list": "web_masked"}, {"names": "full", "village": True}):
        assert not Policy.of(said).names(check_fund(both.fund, with_history=False)).full


@pytest.mark.parametrize("name", ["王\u202e国建", "王\u200f", "王" * 300, "王\n国", '王"国', "王\\u003c"])
def test_a_name_that_would_turn_or_break_a_page_is_refused_on_entry(name: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        register.add(tmp_path, "P0001", "name", name, bytes(16), fund="village")
    assert not (tmp_path / "register.yml").exists()


def test_a_memo_of_300_characters_is_refused_on_entry() -> None:
    with pytest.raises(BoxError):
        Text(name="note", label="备注").read("长" * 300)
