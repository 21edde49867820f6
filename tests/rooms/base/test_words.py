"""People read Chinese, or English from the catalogue; facts are written by what they are."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment

import hzpub.base.words as module
from hzpub.base.words import N_, Label, Words, Yuan

ZH, EN = Words.chinese(), Words.load("en")


def test_facts_fill_the_places_in_the_readers_manner() -> None:
    facts = {
        "amount": Yuan(260000),
        "day": date(2024, 3, 15),
        "count": 13,
        "what": Label("错误"),
        "who": "M012",
    }
    text = "{who} {what} {amount} {day} {count}"

    assert ZH(text, **facts) == "M012 错误 2,600.00 元 2024年3月15日 13"
    assert EN(text, **facts) == "M012 error 2,600.00 yuan 15 March 2024 13"


def test_a_label_with_places_brings_its_own_facts() -> None:
    label = Label(N_("{year}年第{number}季度"), (("year", 2024), ("number", 1)))

    assert EN("({when})", when=label) == "(quarter 1 of 2024)"


def test_a_missing_fact_names_itself_and_the_sentence() -> None:
    with pytest.raises(KeyError, match=r"'months' for '借款 \{months\} 个月'"):
        ZH("借款 {months} 个月", longest=12)


@pytest.mark.parametrize("text", ["{a.fen}", "{a[0]}", "{a:>99999999}", "{a!r}", "{}", "{0}", "{a", "a}"])
def test_a_place_is_a_plain_name_and_nothing_cleverer(text: str) -> None:
    with pytest.raises(ValueError, match=r"plain name|expected '}'|Single '}'"):
        ZH(text, a=Yuan(1))


@given(st.text())
def test_a_fact_is_never_read_as_a_sentence(text: str) -> None:
    assert ZH("{note}", note=text + "{note}") == text + "{note}"


def test_a_float_is_no_fact() -> None:
    with pytest.raises(TypeError, match="float"):
        ZH("{amount}", amount=0.5)


def test_facts_may_bear_any_name() -> None:
    assert ZH("{self} {text}", self="a", text="b") == "a b"


def test_a_sentence_the_catalogue_lacks_stays_chinese() -> None:
    assert EN.gettext("从没翻译过的话") == "从没翻译过的话"
    assert EN.gettext("") == ""


def test_there_are_two_languages_and_each_is_loaded_once() -> None:
    assert Words.load("zh") is ZH
    assert Words.load("en") is EN
    assert (ZH.lang, EN.lang) == ("zh", "en")
    with pytest.raises(ValueError, match="there are zh, en"):
        Words.load("fr")


def test_chinese_needs_no_catalogue_library() -> None:
    code = (
        "import sys; from hzpub.base.words import Words; Words.chinese()('好'); print('babel' in sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert loaded == "False\n"


def test_templates_take_their_words_from_the_same_catalogue() -> None:
    page = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    page.globals.update(gettext=EN.gettext, ngettext=EN.ngettext)

    assert page.from_string("{{ _('提示') }}").render() == "warning"


def test_one_thing_and_many_things() -> None:
    words = Words("en", {"{n} 天": ("{n} day", "{n} days")})

    assert [words.ngettext("{n} 天", "{n} 天", n) for n in (0, 1, 2)] == ["{n} days", "{n} day", "{n} days"]
    assert ZH.ngettext("{n} 天", "{n} 天", 1) == "{n} 天"


def test_a_translation_still_in_doubt_is_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = tmp_path / "en.po"
    catalogue.write_text(
        'msgid "好"\nmsgstr "good"\n\n#, fuzzy\nmsgid "坏"\nmsgstr "bad"\n\nmsgid "无"\nmsgstr ""\n', "utf-8"
    )
    monkeypatch.setattr(module, "CATALOGUE", catalogue)
    english = module.load_words.__wrapped__("en")

    assert [english.gettext(text) for text in "好坏无"] == ["good", "坏", "无"]
