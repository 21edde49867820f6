"""Chinese among another language's words says that it is Chinese, and nothing else of a page changes."""

import re

import pytest

from hzpub.base.words import Words
from hzpub.publish.tongues import mark_chinese

EN = Words.load("en")


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<p>P0003 张*国, chair</p>", '<p>P0003 <span lang="zh-CN">张*国</span>, chair</p>'),
        ("<p>clause R六(2)</p>", '<p>clause R<span lang="zh-CN">六(2)</span></p>'),
        ("<p>云财扶〔2024〕3号 (paper)</p>", '<p><span lang="zh-CN">云财扶〔2024〕3号</span> (paper)</p>'),
        ("<p>（2024）云执8号</p>", '<p><span lang="zh-CN">（2024）云执8号</span></p>'),
        ("<p>𠮷田 a㐀</p>", '<p><span lang="zh-CN">𠮷田</span> a<span lang="zh-CN">㐀</span></p>'),
        ("<svg><text>第1季</text></svg><p>国</p>", '<svg><text><tspan lang="zh-CN">第1季</tspan></text></svg><p><span lang="zh-CN">国</span></p>'),
        ("国", '<span lang="zh-CN">国</span>'),
    ],
)
def test_names_clauses_and_papers_are_marked_in_text_and_in_pictures(html: str, marked: str) -> None:
    assert mark_chinese(html, EN) == marked


@pytest.mark.parametrize(
    "html",
    [
        '<div lang="zh-CN" dir="ltr"><div>国</div>国</div>',
        "<p lang=zh>国</p>",
        '<p title="国" data-l="a > 国">x</p>',
        "<head><title>国</title><meta content='国'></head>",
        "<script>for (i=0; i<n; i++) { s += \"国'\" }</script>",
        "<style>a::after { content: '国' }</style>",
        "<textarea>国</textarea><select><option>国</option></select>",
        "<!-- 国 <p> -->",
        "<p>No Chinese, only 2,000.00 yuan ① ‰ …</p>",
    ],
)
def test_what_cannot_hold_an_element_or_is_marked_already_stays(html: str) -> None:
    assert mark_chinese(html, EN) == html


def test_after_a_script_or_a_marked_part_marking_goes_on() -> None:
    page = '<script>if (a<b && c) "</p>"</script><div lang="zh-CN"><div>国</div></div><p>国</p>'

    assert mark_chinese(page, EN).endswith('</div></div><p><span lang="zh-CN">国</span></p>')


def test_without_the_marks_the_page_is_as_it_was() -> None:
    page = '<p class="x">a < 张*国，b</p>\n<td>六(2)<br>〔2024〕</td>'

    assert re.sub(r'<span lang="zh-CN">|</span>', "", mark_chinese(page, EN)) == page


def test_a_chinese_page_needs_no_marks() -> None:
    assert mark_chinese("<p>张*国</p>", Words.chinese()) == "<p>张*国</p>"
