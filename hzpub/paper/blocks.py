"""What a sheet of paper is made of: a few kinds of blocks, every text already in its language.

In:    nothing.   Out: frozen blocks, and their form for Typst.
Never: knows fonts, sizes or colours (`typ/kit.typ` does); holds markup: every text prints as it stands.
"""

from dataclasses import dataclass, fields, is_dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading above a part of the sheet."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `tone` is "plain", "soft" (small print) or "loud" (framed)."""

    text: str
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class Figure:
    """The one sum a sheet is about: what it is, in figures, in capital characters ("" where the language has none)."""

    label: str
    sum: str
    capitals: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values; the last row is their sum where `has_sum`. `words`: values to read, not to add."""

    rows: tuple[tuple[str, str], ...]
    has_sum: bool = False
    words: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head; figures stand `right`; a `wide` one takes what room is left."""

    head: str
    right: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts under a caption. Rows of a single text are headings within; `totals` are rows of sums."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Space:
    """A box for a seal in ink: the role, who sealed electronically ("" for nobody yet)."""

    label: str
    sealed: str = ""


@dataclass(frozen=True, slots=True)
class Seals:
    """Boxes side by side for seals and signatures."""

    spaces: tuple[Space, ...]


@dataclass(frozen=True, slots=True)
class Blanks:
    """Labelled lines to write on by hand; `lines` of them for each label, or all labels in one row (`beside`)."""

    labels: tuple[str, ...]
    lines: int = 1
    beside: bool = False


Block = Heading | Paragraph | Figure | Facts | Table | Seals | Blanks


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Where the same figures stand: the address in print, and its QR code (SVG; "" without an address)."""

    text: str
    qr: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around every sheet. `page` holds %p and %n for page and pages; `foot` are lines of small print."""

    fund: str
    fiction: str
    page: str
    foot: tuple[str, ...]
    lang: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One paper. `form` is "sheet", or "slip": then `copies` says what each of the two copies on a page is for.

    `size` is "a4" or "a3": the same lines on twice the paper, in letters larger by the same measure; or "a4-small",
    "a4-large"; a slip may be "80mm", a receipt printer's roll: one copy after the other, as long as it takes. `annex`
    follows on pages of its own. A "card" is no paper but a picture of the title and the link.
    """

    frame: Frame
    title: str
    subtitle: str
    link: Link
    blocks: tuple[Block, ...]
    size: str = "a4"
    form: str = "sheet"
    copies: tuple[str, ...] = ()
    annex: tuple[Block, ...] = ()


def plain(value: Any) -> Any:
    """A sheet as mappings, lists and texts; a block says in ``is`` which it is."""
    if is_dataclass(value):
        named = {each.name: plain(getattr(value, each.name)) for each in fields(value)}
        return {"is": type(value).__name__.lower(), **named}
    return [plain(each) for each in value] if isinstance(value, tuple) else value
