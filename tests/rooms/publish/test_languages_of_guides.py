"""A guide in another language stands beside the Chinese one; where it is missing, the page says so."""

import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from hzpub.base.words import Words
from hzpub.cli import main
from hzpub.publish.prose import is_translation, read_guides
from hzpub.publish.theme import guides

EN = Words.load("en")
ONLY = EN("这一页现在只有中文。")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "read.md").write_text("# 怎么看公示\n\n先看\n这里。\n", "utf-8")
    (tmp_path / "read.en.md").write_text("# How to read\n\nLook here.\n", "utf-8")
    (tmp_path / "keys.md").write_text("# 印章怎么发、丢了怎么办\n\n小心。\n", "utf-8")
    return tmp_path


def test_a_translated_guide_takes_the_place_of_the_chinese_one(folder: Path) -> None:
    (_, read) = read_guides(folder, EN)

    assert (read.url, read.title) == ("read.html", "How to read")
    assert "Look here." in read.content
    assert ONLY not in read.content


def test_a_guide_that_nobody_translated_says_so_and_is_marked_as_chinese(folder: Path) -> None:
    (keys, _) = read_guides(folder, EN)

    assert keys.content.startswith(f'<p class="soft">{ONLY}</p>\n<div lang="zh-CN" dir="ltr">')
    assert "小心。" in keys.content


def test_chinese_readers_get_the_chinese_guides_and_nothing_else(folder: Path) -> None:
    assert [(each.url, ONLY in each.content) for each in read_guides(folder)] == [
        ("keys.html", False),
        ("read.html", False),
    ]
    assert all("lang=" not in each.content for each in read_guides(folder))


class Shape(HTMLParser):
    """Links, headings, code and cells of a text, in order: what a translation keeps."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"h1", "h2", "h3", "li", "td", "pre"} or tag == "a":
            self.found.append(dict(attrs).get("href") or tag)


@pytest.mark.parametrize(
    "path",
    [path for path in sorted(guides().glob("*.md")) if not is_translation(path.name)],
    ids=lambda path: path.stem,
)
def test_every_guide_of_ours_is_english_too_and_has_the_same_parts(path: Path, tmp_path: Path) -> None:
    assert path.with_suffix(".en.md").is_file()
    for name in (path.name, f"{path.stem}.en.md"):
        shutil.copy(path.parent / name, tmp_path)
    (chinese,), (english,) = read_guides(tmp_path), read_guides(tmp_path, EN)

    assert sorted(Shape(english.content).found) == sorted(Shape(chinese.content).found)


def test_mkdocs_prints_the_same_guides(fund: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with pytest.raises(SystemExit) as left:
        main(["--lang", "en", "build", str(fund), "--site", str(site), "--without-history"])

    assert not left.value.code
    assert "<h1" in (page := (site / "read.html").read_text("utf-8"))
    assert "How to read the notices" in page
    assert not list(site.glob("*.en.*"))
