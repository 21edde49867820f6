"""The page that lists everything to take away, with sizes, and the page that explains every column.

In:    files that lie in the press' folder, forms, tables.   Out: `downloads.html`, `dictionary.html`.
Never: lists a file that is not there.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from hzpub.base.words import N_, Label, Words
from hzpub.downloads.describing import DATASET
from hzpub.downloads.feed import NAME as FEED
from hzpub.downloads.package import LICENCE, UNITS
from hzpub.downloads.spelling import head
from hzpub.downloads.tables import Column, Table
from hzpub.publish.pagedata import SCHEMA as PAGES
from hzpub.publish.press import Press
from hzpub.reports.form_objects import FormHead

WHOLE = (
    (N_("整套数据（JSON）：每一页上的数字都在里面"), ("data/report.json", "data/report.schema.json")),
    (N_("一页一页的数据（JSON）：每一页最下面可以下载；格式都写在这个文件里"), (PAGES,)),
    (N_("整套数据（SQLite 数据库）：上面的表都在里面"), ("data/fund.sqlite",)),
    (N_("给程序看的数据说明（Frictionless、schema.org）"), ("data/datapackage.json", DATASET)),
    (N_("订阅：新公示、更正和违规（Atom）"), (FEED,)),
)
"""What holds everything at once, and its files."""


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file to take away, and how much it weighs (bytes)."""

    url: str
    size: int

    @property
    def name(self) -> str:
        """What people call such a file: ``Excel``, ``CSV``."""
        ending = self.url.rpartition(".")[2]
        if self.url.endswith(".schema.json"):
            return "JSON Schema"
        return {"xlsx": "Excel", "jsonld": "JSON-LD", "sqlite": "SQLite", "xml": "Atom"}.get(ending, ending.upper())

    @property
    def weight(self) -> Label:
        """Its size as people read it."""
        return Label(N_("{size} KB"), (("size", f"{-(-self.size // 1024):,}"),))


@dataclass(frozen=True, slots=True)
class Offer:
    """One line: what it is, what is in it, its files."""

    label: Label
    about: Label | None
    files: tuple[FileRow, ...]


class Shelf:
    """The files in the folder of a site."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def size(self, url: str) -> int:
        """How many bytes a file has; raises FileNotFoundError when it is not there."""
        return (self._folder / url).stat().st_size

    def rows(self, *urls: str) -> tuple[FileRow, ...]:
        """These files, each with its size."""
        return tuple(FileRow(url, self.size(url)) for url in urls)


def print_offers(
    press: Press, words: Words, forms: Iterable[tuple[str, FormHead]], tables: Iterable[Table], books: Collection[str]
) -> None:
    """Print `downloads.html`; `forms` newest first, `books` names the tables that have a workbook of their own."""
    shelf = Shelf(press.target)
    newest, others = dict[str, Offer](), list[Offer]()
    for url, head_of in forms:
        row = Offer(head_of.title, head_of.period_label, shelf.rows(url))
        if not head_of.is_over or newest.setdefault(head_of.form, row) is not row:
            others.append(row)
    listed = []
    for table in tables:
        ways = ("xlsx", "csv") if table.name in books else ("csv",)
        files = shelf.rows(*(f"data/{table.name}.{way}" for way in ways))
        listed.append(Offer(table.title, Label(table.about), files))
    whole = [Offer(Label(text), None, shelf.rows(*urls)) for text, urls in WHOLE]
    facts = {"newest": newest.values(), "others": others, "tables": listed, "whole": whole, "licence": LICENCE}
    leads = {"dataset": DATASET, "feed": FEED}
    press.page("downloads.html", "pages/downloads.html", "rules", words(N_("下载")), **facts, **leads)


def print_dictionary(press: Press, words: Words, tables: Iterable[Table]) -> None:
    """Print `dictionary.html`: every table, every column, its unit and its meaning."""

    def titled(column: Column) -> str:
        return head(column, words)

    facts = {"tables": list(tables), "units": UNITS, "head": titled, "schema": PAGES}
    press.page("dictionary.html", "pages/dictionary.html", "rules", words(N_("数据说明：每一栏是什么")), **facts)
