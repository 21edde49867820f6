"""What the report on published readings says: one object for the page, the rules' pages and report.json.

In:    nothing.   Out: frozen dataclasses.   Never: reckons; a line of arithmetic is only written out.
"""

from dataclasses import dataclass

from hzpub.base.words import N_, Label, Yuan
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
class CostRow:
    """One sum under another reading: what it is, what it would be, `difference` more (fen).

    `part` names the field of `Costs`; `reckoned` loans (for dividends households) were reckoned anew, and for
    `differing` of them it comes to another sum. Sums over all of them may agree where single ones do not.
    """

    part: str
    label: Label
    reckoned: int
    differing: int
    published: Fen
    otherwise: Fen
    difference: Fen

    @property
    def counted(self) -> Label:
        """How many were reckoned anew, and for how many it makes a difference."""
        text = N_("{count} 户重算，{differing} 户不一样") if self.part == "dividends" else N_("{count} 笔借款重算，{differing} 笔不一样")
        return Label(text, (("count", self.reckoned), ("differing", self.differing)))

    @property
    def sentence(self) -> Label:
        """The whole line, the greater sum first: ``照那样算 105.00 元 − 现在 91.33 元 = 13.67 元``."""
        less = self.difference < 0
        text = N_("现在 {published} − 照那样算 {otherwise} = {sum}") if less else N_("照那样算 {otherwise} − 现在 {published} = {sum}")
        facts = {"published": self.published, "otherwise": self.otherwise, "sum": abs(self.difference)}
        return Label(text, tuple((name, Yuan(fen)) for name, fen in facts.items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionRow:
    """One way to read the text. `difference` is what it would have made of this fund's books, less what we publish;
    None for the chosen one and where no figure exists. `told` says the difference in words, `rows` what it is made of.
    """

    name: str
    text: Label
    is_chosen: bool
    difference: Costs | None
    told: tuple[Label, ...]
    rows: tuple[CostRow, ...] = ()

    @property
    def total(self) -> Label | None:
        """What borrowers would pay otherwise in fees and penalties together, where both differ."""
        differing = [row.difference for row in self.rows if row.part in ("fees", "penalties") and row.difference]
        if len(differing) < 2:
            return None
        less, more = sorted(differing, key=abs)
        text = N_("占用费和违约金合起来：{more} + {less} = {sum}") if less * more > 0 else N_("占用费和违约金相抵：{more} − {less} = {sum}")
        facts = {"more": more, "less": less, "sum": less + more}
        return Label(text, tuple((name, Yuan(abs(fen))) for name, fen in facts.items()))


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
