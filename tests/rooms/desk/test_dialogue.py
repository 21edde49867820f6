"""At a terminal one question follows another, the books answer in between, and a table is asked cell by cell."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from hzpub.base.words import Words
from hzpub.check.engine import table_of
from hzpub.cli.dialogue import ask
from hzpub.desk.errors import DeskError
from hzpub.desk.references import refuse_wrong_references
from hzpub.desk.suggesting import suggest
from hzpub.rulebooks.discovery import mutual_aid
from tests.rules.scenes import scene

DAY = dt.date(2024, 6, 26)
Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def questions() -> list[str]:
    return []


@pytest.fixture
def dialogue(questions: list[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """A dialogue with ready answers; every question is noted, an answer too few fails."""

    def talk(kind: str, answers: list[str], start: str = "overpaid", **typed: Any) -> dict[str, Any]:
        waiting, here = iter(answers), scene(start)
        table = table_of(mutual_aid(), here.book)

        def fill(settings: dict[str, Any]) -> dict[str, Any]:
            refuse_wrong_references(here.book, kind, settings)
            return suggest(here.book, kind, settings, table, today=DAY)

        def prompt(question: str, default: str = "", **_: Any) -> str:
            questions.append(question)
            return next(waiting) or default

        monkeypatch.setattr("click.prompt", prompt)
        found = ask(kind, typed, fill, DAY, Words.chinese())
        assert list(waiting) == []
        return found

    return talk


def test_what_follows_from_an_answer_is_not_asked(dialogue: Ask, questions: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    found = dialogue("payable_refund", ["", "1", "2024-009", "@scan.pdf"])

    assert found == {
        "date": "2024-06-26", "member": "1", "amount": "40.00", "method": "transfer", "account": "000006",
        "voucher": "2024-009", "paper": "@scan.pdf",
    }  # fmt: skip
    assert questions == [
        "日期（如 2024-03-15）", "会员证号（如 M0042）", "凭证号（如 2024-031）", "签字纸质件（如 @scan.pdf）",
    ]  # fmt: skip
    assert "账上有的：金额（amount）40.00\n" in capsys.readouterr().err


def test_a_number_that_leads_nowhere_is_said_so_and_asked_again(dialogue: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    found = dialogue("payable_refund", ["", "99", "1", "2024-009", "@scan.pdf"])

    assert (found["member"], found["amount"]) == ("1", "40.00")
    assert "“会员证号”写的 M0099 账上没有" in capsys.readouterr().err


def test_a_table_is_asked_row_by_row_until_a_first_cell_is_empty(dialogue: Ask, questions: list[str]) -> None:
    cells = ["usage_fee", "4.0", "会员大会", "penalty", "4.0", "会员大会", ""]
    found = dialogue("rulebook_change", ["2024-12-20", "降一点", *cells, "@scan.pdf"], "bad_debt")

    assert found["meeting"] == scene("bad_debt").names["assembly"]
    assert found["parameters"] == ["name:usage_fee;value:4.0;authority:会员大会", "name:penalty;value:4.0;authority:会员大会"]
    assert questions[2:5] == ["  参数名（如 usage_fee）", "  数值（如 5.0）", "  依据（如 成立大会决议）"]


def test_a_choice_shows_its_words_and_an_empty_answer_leaves_a_box_empty(dialogue: Ask, questions: list[str]) -> None:
    found = dialogue("report_submission", ["", "季报", "", "both", "@scan.pdf"])

    assert "quarter" not in found
    assert questions[1].startswith("报表（member_list 会员名单、quarter 资金运行情况季报表、")


def test_what_was_typed_wrong_beforehand_ends_the_dialogue(dialogue: Ask) -> None:
    with pytest.raises(DeskError, match="账上没有"):
        dialogue("payable_refund", [], member="99")
