"""What the report on published readings says: one object for the page, the rules' pages and report.json.

In:    nothing.   Out: frozen dataclasses.   Never: computes.
"""

from dataclasses import dataclass

from hzpub.base.words import Label
from hzpub.reports.parts import Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """Sums over everything the books know, in fen; or by how much they differ from the published reading.

    `fees` and `penalties` of every repayment that stands, `allowances` accrued until the day of the report,
    `dividends` of every year that is over.
    """

    fees: Fen = 0
    penalties: Fen = 0
    allowances: Fen = 0
    dividends: Fen = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionRow:
    """One way to read the text. `difference` is what it would have made of this fund's books, less what we publish;
    None for the chosen one and where no figure exists. `told` says the difference in words.
    """

    name: str
    text: Label
    is_chosen: bool
    difference: Costs | None
    told: tuple[Label, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRow:
    """One published reading. `parameter` is the number of the rulebook that switches it ("" when none does);
    `no_figure` tells why there is no difference in money, None when there is one. `own` tells that this fund
    chose otherwise than the rulebook.
    """

    id: str
    clause: str
    rules: tuple[str, ...]
    question: Label
    options: tuple[OptionRow, ...]
    choice: Label
    reason: Label
    parameter: str
    parameter_label: Label | None
    no_figure: Label | None
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """All published readings, and the sums that the published ones make on this fund."""

    published: Costs
    repayments: int
    rows: tuple[ReadingRow, ...]
