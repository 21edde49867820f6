"""PDFs: tagged, the same twice, hostile texts as they stand, and a plain sentence where something is missing."""

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hzpub.base.words import Words
from hzpub.paper import typesetting
from hzpub.paper.blocks import Blanks, Column, Facts, Figure, Heading, Paragraph, Seals, Space, Table
from hzpub.paper.edition import Edition
from hzpub.paper.lists import member_sheet
from hzpub.paper.slips import ROLL, objection_slip
from hzpub.paper.typesetting import CannotPrint, Typesetter, as_json
from hzpub.pipeline import Outcome
from hzpub.publish import papers
from hzpub.publish.pages import prepare, print_all
from hzpub.reports.members import member_list
from hzpub.reports.quarters import Quarters

Editions = Callable[..., Edition]
HOSTILE = (
    '#set page("a3")',
    "*粗* _斜_ `原样` $x^2$ = 标题",
    "#panic(1) @ref <label> // 注 /* */",
    '<script>alert(1)</script> {{ config }} {% raw %} "引号" \\ ~ --- …',
    "=HYPERLINK(1)",
    "%p %n",
    "长" * 300,
    "W" * 300,
    "\u202e反\u202c",
)


def test_the_same_sheet_gives_the_same_bytes_from_another_compiler(
    edition: Editions, quarters: Quarters, outcome: Outcome, setter: Typesetter
) -> None:
    sheet = member_sheet(edition(), member_list(quarters.basis))
    first = setter.pdf(sheet)
    setter.pdf(objection_slip(edition()))

    assert setter.pdf(sheet) == first
    assert Typesetter(outcome.as_of).pdf(sheet) == first


def test_a_pdf_is_tagged_says_its_language_and_carries_the_day_of_the_books(
    edition: Editions, quarters: Quarters, outcome: Outcome, setter: Typesetter
) -> None:
    pdf = setter.pdf(member_sheet(edition(), member_list(quarters.basis)))

    for mark in (b"/MarkInfo<</Marked true", b"/StructTreeRoot", b"/Lang(zh)", b"<pdfuaid:part>1"):
        assert mark in pdf
    assert f"(D:{outcome.as_of:%Y%m%d}000000".encode() in pdf


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_somebody_wrote_prints_as_it_stands(text: str, edition: Editions, setter: Typesetter) -> None:
    table = Table(text, (Column(text), Column(text, right=True)), ((text, text), (text,)), ((text, text),))
    blocks = (
        *(Heading(text), Paragraph(text), Paragraph(text, "loud"), Figure(text, text, text)),
        *(Facts(((text, text),), has_sum=True), table, Seals((Space(text, text),)), Blanks((text,))),
    )
    slip = objection_slip(edition())
    small = replace(slip, title=text, blocks=blocks, size=ROLL)
    for sheet in (small, replace(small, size="a4"), replace(small, size="a4", form="sheet")):
        assert setter.pdf(sheet)
        assert text in _texts(setter, "heading")
        assert text in _texts(setter, "table")


def _texts(setter: Typesetter, selector: str) -> set[str]:
    """Every text inside the elements of one sort in what was set last."""
    return set(_leaves(json.loads(setter._compiler.query(selector))))


def _leaves(value: Any) -> Iterator[str]:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, dict) and value.get("func") == "text":
        yield str(value["text"])
    for each in inside:
        yield from _leaves(each)


def test_typst_sees_nothing_but_the_blocks(edition: Editions) -> None:
    sheet = objection_slip(edition(), "记录 000123", '"}, #')
    seen = json.loads(as_json(sheet))

    assert seen["blocks"][0] == {
        "is": "facts",
        "rows": [["对哪一条记录、哪一季公示", '记录 000123："}, #']],
        "has_sum": False,
        "words": True,
    }
    assert seen["title"] == "异议单"


def test_no_chinese_font_and_no_typst_are_told_in_chinese_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CannotPrint) as no_font:
        Typesetter(dt.date(2024, 1, 1), wanted=("No Such Font",))
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(CannotPrint) as no_typst:
        Typesetter(dt.date(2024, 1, 1))

    assert "没有中文字体" in no_font.value.reason
    assert "fonts-noto-cjk" in no_font.value.fix
    assert "没有排版程序" in no_typst.value.reason
    assert "make setup" in no_typst.value.fix


def _site(outcome: Outcome, target: Path, address: str | None) -> dict[str, bytes]:
    target.mkdir()
    print_all(prepare(outcome, target, Words.chinese(), address=address))
    return {path.relative_to(target).as_posix(): path.read_bytes() for path in target.rglob("*") if path.is_file()}


def test_the_site_brings_every_quarter_on_paper_the_same_twice(
    outcome: Outcome, quarters: Quarters, setter: Typesetter, tmp_path: Path
) -> None:
    assert setter.font
    first, second = (_site(outcome, tmp_path / name, "") for name in ("a", "b"))
    wanted = {f"print/{name}{end}" for name in quarters.names for end in ("-a4.pdf", "-a3.pdf", ".txt")}
    wanted |= {f"print/{name}.pdf" for name in ("members", "loans", "meeting", "objection")}

    assert {name for name in first if name.startswith("print/")} == wanted
    assert {name: first[name] for name in wanted} == {name: second[name] for name in wanted}
    page = first[f"quarters/{quarters.names[0]}.html"].decode()
    assert f'href="../print/{quarters.names[0]}-a4.pdf"' in page
    assert 'href="print/members.pdf"' in first["public.html"].decode()


def test_without_a_font_the_site_is_built_and_says_what_is_missing(
    outcome: Outcome, quarters: Quarters, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_: dt.date) -> Typesetter:
        raise CannotPrint(typesetting.NO_FONT, typesetting.GET_FONT)

    monkeypatch.setattr(papers, "Typesetter", none)
    made = _site(outcome, tmp_path / "a", "")
    page = made[f"quarters/{quarters.names[0]}.html"].decode()

    assert not [name for name in made if name.endswith(".pdf")]
    assert f"print/{quarters.names[0]}.txt" in made
    assert "这台电脑没有中文字体" in page
    assert "fonts-noto-cjk" in page
    assert "print/members.pdf" not in made["public.html"].decode()


def run(fund: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "hzpub", "print", *words, "--fund-dir", str(fund), "--without-history"]
    return subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


def test_the_command_writes_one_file_where_git_does_not_look(fund: Path, outcome: Outcome, tmp_path: Path) -> None:
    number = outcome.chronicle.of_kind("loan_repayment")[-1].number
    done = run(fund, "receipt", number, "--village", "--out", str(tmp_path / "out"))

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == str(tmp_path / "out" / f"village-receipt-{number}.pdf")
    assert (tmp_path / "out" / f"village-receipt-{number}.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert (tmp_path / "out" / ".gitignore").read_text() == "*\n"


def test_the_command_prints_on_a_roll_and_refuses_what_makes_no_sense_there(
    fund: Path, outcome: Outcome, tmp_path: Path
) -> None:
    number = outcome.chronicle.of_kind("loan_repayment")[-1].number
    done = run(fund, "receipt", number, "--paper", "80mm", "--out", str(tmp_path))
    large = run(fund, "notice", "--size", "a3", "--out", str(tmp_path))
    wrong = run(fund, "members", "--paper", "80mm", "--out", str(tmp_path))
    there = {path.name for path in tmp_path.iterdir()}

    assert (done.returncode, large.returncode, wrong.returncode) == (0, 0, 2)
    assert done.stdout.strip() == str(tmp_path / f"receipt-{number}-80mm.pdf")
    assert "“members”不能打在 80mm 纸上" in wrong.stderr
    assert "收据、还款通知单、转账凭证" in wrong.stderr
    assert len(there) == 2


def test_the_command_names_what_it_cannot_print(fund: Path, tmp_path: Path) -> None:
    missing = run(fund, "receipt", "--out", str(tmp_path))
    wrong = run(fund, "notice", "1999Q1", "--out", str(tmp_path))

    assert (missing.returncode, wrong.returncode) == (2, 2)
    assert "没有写是哪一条" in missing.stderr
    assert "1999Q1 打不出这种单子" in wrong.stderr
    assert not list(tmp_path.iterdir())
