"""A site as somebody clicks through it: what each page shows, what is folded away, where each click leads.

In:    the folder of a finished site.   Out: a `Paper` for each page; how many clicks away other pages are.
Never: follows what stands at every page's head and foot, which would lead anywhere in two clicks; runs a script.

A click is a link followed or a summary opened; scrolling is none. A sum is where a reader can do it again: a line with
an equals sign; rows that add up to their last; a table's row of four whose first, plus, minus, make the last; a
column, a list, or lines of one name, taken together without what is struck out.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import normpath

FAR = 9
"""More clicks than anybody follows."""
_FIGURE = re.compile(r"(?<![\d.,])([-−]?\d[\d,]*\.\d\d) 元")
_SUM = re.compile(r"[×÷+−/].*=")
_BLOCKS = frozenset(("p", "li", "dd", "dt", "td", "th", "h1", "h2", "h3", "caption", "summary", "div", "br", "pre"))
_STRUCK = ("不作数", "被银行退回")


@dataclass
class Paper:
    """What the main part of a page shows, each thing with the clicks that open it."""

    figures: dict[int, int] = field(default_factory=dict)
    """Every sum of money, in fen, whatever its sign: 少了 5.00 is -5.00."""
    sums: dict[int, int] = field(default_factory=dict)
    """Those that stand in a sum."""
    links: dict[str, int] = field(default_factory=dict)
    """Other pages, each with the clicks to get there."""
    commit: int = FAR

    def nearest_sum(self) -> int:
        """Clicks to the first sum."""
        return min(self.sums.values(), default=FAR)


class _Reader(HTMLParser):
    """Reads one page; `name` is its path in the site."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name, self.paper = name, Paper()
        self.reading, self.folds, self.text = False, 0, ""
        self.table, self.column, self.term, self.is_sum = "", "", "", False
        self.row: list[int] = []
        self.cells: list[tuple[str, int]] = []
        self.terms: list[int] = []
        self.struck = False
        self.columns: dict[str, tuple[int, int]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.reading |= tag == "main"
        if not self.reading:
            return
        if tag in _BLOCKS:
            self.end_of_block()
        if tag in {"details", "summary"}:
            self.folds += 1 if tag == "details" else -1
        elif tag in {"table", "ul", "ol"}:
            self.table = f"{tag} {self.getpos()}"
        elif tag == "dl":
            self.terms, self.is_sum = [], False
        elif tag in {"tr", "li"}:
            self.row, self.cells, self.struck = [], [], False
        self.column = {"td": given.get("data-l", ""), "li": "item"}.get(tag, self.column)
        self.is_sum |= tag == "div" and "sum" in given.get("class", "").split()
        if tag == "a" and (target := self.target(given.get("href", ""))):
            self.paper.links[target] = min(self.folds + 1, self.paper.links.get(target, FAR))

    def handle_endtag(self, tag: str) -> None:
        if not self.reading:
            return
        if tag in _BLOCKS or tag == "main":
            self.end_of_block(tag)
        if tag in {"details", "summary"}:
            self.folds += 1 if tag == "summary" else -1
        elif tag == "dl" and self.is_sum:
            self.told(self.terms)
        elif tag in {"tr", "li"}:
            self.end_of_row()
        elif tag == "main":
            self.reading = False
            for amount, folds in self.columns.values():
                self.told([amount], folds)

    def handle_data(self, data: str) -> None:
        self.text += data if self.reading else ""

    def end_of_block(self, tag: str = "") -> None:
        """Take down what the block that ends here said."""
        text, self.text = " ".join(self.text.split()), ""
        found = [fen(each) for each in _FIGURE.findall(text)]
        for each in found:
            self.paper.figures[abs(each)] = min(self.folds, self.paper.figures.get(abs(each), FAR))
        self.terms += found
        self.term = text if tag == "dt" else self.term
        self.struck |= any(word in text for word in _STRUCK)
        if self.column and len(found) == 1:
            self.row += found
            self.cells.append((self.column, found[0]))
        elif tag == "dd" and len(found) == 1:
            self.add(f"term {self.term}", found[0])
        if _SUM.search(text):
            self.told(found)
        if "存入仓库" in text or "在仓库里的位置" in text:
            self.paper.commit = min(self.folds, self.paper.commit)

    def end_of_row(self) -> None:
        """A row may add up by itself; its cells count towards the sums of their columns."""
        if len(self.row) >= 4 and self.row[0] + self.row[1] - self.row[2] == self.row[3]:
            self.told(self.row[:4])
        for column, amount in [] if self.struck else self.cells:
            self.add(f"{self.table} {column}", amount)
            self.add(f"page {column}", amount)
        self.cells, self.column = [], ""

    def add(self, column: str, amount: int) -> None:
        """Count towards a sum of the page; it is as far away as its most hidden part."""
        total, folds = self.columns.get(column, (0, 0))
        self.columns[column] = total + amount, max(folds, self.folds)

    def told(self, amounts: list[int], folds: int | None = None) -> None:
        """These stand in a sum, as many clicks away as here unless told otherwise."""
        for each in amounts:
            clicks = self.folds if folds is None else folds
            self.paper.sums[abs(each)] = min(clicks, self.paper.sums.get(abs(each), FAR))

    def target(self, href: str) -> str:
        """The page of the site that a link leads to; empty for this page, a file and a telephone."""
        page = normpath(f"{self.name.rpartition('/')[0]}/{href.partition('#')[0]}".lstrip("/"))
        return page if page.endswith(".html") and page != self.name else ""


def fen(figure: str) -> int:
    """A sum as a page shows it, in fen."""
    return int(figure.replace(",", "").replace(".", "").replace("−", "-"))


def read_page(name: str, text: str) -> Paper:
    """One page."""
    reader = _Reader(name)
    reader.feed(text)
    return reader.paper


def read_site(site: Path) -> dict[str, Paper]:
    """Every page of the site, by path."""
    names = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}
    return {name: read_page(name, path.read_text(encoding="utf-8")) for name, path in names.items()}


def within(papers: dict[str, Paper], start: str, most: int) -> dict[str, int]:
    """Every page that `most` clicks reach from `start`, itself included, each with the fewest clicks."""
    best, border = {start: 0}, [start]
    while border:
        ahead = []
        for page in border:
            for target, clicks in papers[page].links.items():
                if target in papers and best[page] + clicks < min(best.get(target, FAR), most + 1):
                    best[target] = best[page] + clicks
                    ahead.append(target)
        border = ahead
    return best
