"""People read Chinese, or English from the catalogue; facts are written by what they are."""

import subprocess
import sys
from collections.abc import Callable
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

    assert EN("({when})", when=label) == "(Q1 2024)"


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


def test_each_language_is_loaded_once() -> None:
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
    monkeypatch.setattr(module, "CATALOGUES", tmp_path)
    english = module.load_words.__wrapped__("en")

    assert [english.gettext(text) for text in "好坏无"] == ["good", "坏", "无"]


@pytest.fixture
def uyghur(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Words]:
    """Makes the words of a catalogue that somebody has just put into the folder."""

    def made(entries: str, header: str = "Plural-Forms: nplurals=2; plural=(n != 1);") -> Words:
        (tmp_path / "ug.po").write_text(f'msgid ""\nmsgstr ""\n"{header}\\n"\n\n{entries}', "utf-8")
        monkeypatch.setattr(module, "CATALOGUES", tmp_path)
        words: Words = module.load_words.__wrapped__("ug")
        return words

    return made


def test_a_catalogue_put_into_the_folder_is_a_language_more(uyghur: Callable[[str], Words]) -> None:
    words = uyghur('msgid "错误"\nmsgstr "خاتالىق"\n')

    assert module.languages() == ("zh", "ug")
    assert module.nearest("ug_CN.UTF-8") == "ug"
    assert (words.tag, words.direction) == ("ug", "rtl")
    assert words("错误") == "خاتالىق"
    assert words("没有译的") == "没有译的"


def test_a_language_that_says_nothing_of_days_writes_them_as_its_readers_do(
    uyghur: Callable[[str], Words],
) -> None:
    assert uyghur("").date(date(2024, 3, 15)) == "15-مارت، 2024"
    assert uyghur('msgid "y年M月d日"\nmsgstr "d/M/y"\n').date(date(2024, 3, 15)) == "15/3/2024"


def test_a_figure_is_written_alike_in_every_language_and_turns_nothing_around_it(
    uyghur: Callable[[str], Words],
) -> None:
    words = uyghur('msgid "{value} 元"\nmsgstr "{value} يۈەن"\n')

    assert words.yuan(-200000) == "\u2068-2,000.00\u2069 يۈەن"
    assert words("{who}", who="M012") == "\u2068M012\u2069"


def test_which_form_stands_for_a_count_is_the_catalogues_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);"
    forms = 'msgid "{n} 天"\nmsgid_plural "{n} 天"\nmsgstr[0] "one"\nmsgstr[1] "two"\nmsgstr[2] "many"\n'
    (tmp_path / "xx.po").write_text(f'msgid ""\nmsgstr ""\n"{rule}\\n"\n\n{forms}', "utf-8")
    monkeypatch.setattr(module, "CATALOGUES", tmp_path)
    words = module.load_words.__wrapped__("xx")

    assert [words.ngettext("{n} 天", "{n} 天", n) for n in (1, 2, 9)] == ["one", "two", "many"]
    assert (words.direction, words.date(date(2024, 3, 15))) == ("ltr", "2024-03-15")


@pytest.mark.parametrize(
    "text", ["msgid 好\n", 'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=exit();\\n"\n']
)
def test_a_broken_catalogue_names_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    (tmp_path / "bo.po").write_text(text, "utf-8")
    monkeypatch.setattr(module, "CATALOGUES", tmp_path)

    with pytest.raises(ValueError, match=r"bo\.po"):
        module.load_words.__wrapped__("bo")
