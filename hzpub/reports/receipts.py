"""Form 3, receipts of a half-year: every payment into the bank account, by category.

In:    quarters and a half-year.   Out: `ReceiptForm`.
Never: counts a transfer on paper; leaves out what a correction took back.

Its sum is, to the fen, what the notices of its two quarters say came in.
"""

from collections.abc import Iterable, Iterator, Sequence

from hzpub.base.words import N_, Label
from hzpub.kinds import all_kinds
from hzpub.kinds.boxes import Choice
from hzpub.ledger.accounts import CHART
from hzpub.reports.balances import moves_bank
from hzpub.reports.form_heads import Period, head_of
from hzpub.reports.half_year_objects import ReceiptForm, ReceiptRow, ReceiptTotal
from hzpub.reports.line import Line
from hzpub.reports.quarters import Quarters

_RETURNED = "returned"
_CATEGORIES = {
    "member_shares": N_("股金"),
    "partner_unit_grants": N_("挂点单位帮扶"),
    "government_grants": N_("上级扶贫资金"),
    "donations": N_("捐赠"),
    "loans": N_("还本"),
    "usage_fees": N_("占用费"),
    "penalties": N_("违约金"),
    "other_income": N_("利息等其他收入"),
    "payables": N_("多还（待退）"),
    "write_offs": N_("核销后收回"),
    "risk_reserve": N_("风险补偿"),
    _RETURNED: N_("银行退回的付款"),
}


def receipt_form(quarters: Quarters, period: Period) -> ReceiptForm:
    """The receipts that the books count in `period` (fen)."""
    rows = receipt_rows(
        quarters, (line for quarter in period.quarters for line in quarters.basis.chronicle.of_quarter(quarter))
    )
    return ReceiptForm(
        head=head_of(quarters, "receipts", period),
        rows=rows,
        totals=_totals(rows),
        fen=sum(row.fen for row in rows),
    )


def receipt_rows(quarters: Quarters, lines: Iterable[Line]) -> tuple[ReceiptRow, ...]:
    """What these records brought in, a row for each category (fen), numbered from 1."""
    parts = ((line, *part) for line in lines for part in _parts(quarters, line))
    return tuple(_row(quarters, line, place, category, fen) for place, (line, category, fen) in enumerate(parts, 1))


def _parts(quarters: Quarters, line: Line) -> Iterator[tuple[str, int]]:
    """What a record brought in, or a reversal took back of what came in, by category (fen)."""
    target = quarters.basis.chronicle.line(line.reverses) if line.reverses else None
    kind, sign = (target or line).kind, -1 if target else 1
    if not moves_bank(kind):
        return
    for account, fen in line.postings:
        if account != "bank" and sign * fen < 0:
            yield (_RETURNED if kind == "bank_return" else account), -fen


def _row(quarters: Quarters, line: Line, place: int, category: str, fen: int) -> ReceiptRow:
    payer, said = _payer(quarters, line)
    slip, notice = quarters.basis.chronicle.moments.papers.get(line.number, ("", ""))
    return ReceiptRow(
        place=place,
        number=line.number,
        day=line.day,
        category=category,
        category_label=_label(category),
        payer=payer,
        payer_label=said,
        loan=line.loan,
        fen=fen,
        bank_slip=slip,
        notice=notice,
        entered_by=line.entered_by[1],
        is_late=line.is_late,
    )


def _payer(quarters: Quarters, line: Line) -> tuple[str, Label | None]:
    """The household that paid, and in words who else did: a giver, a guarantor, the bank."""
    facts = dict(line.sentence.facts)
    told = facts.get("giver") or (facts.get("source") if line.kind == "other_income" else None)
    if told is not None:
        return "", told if isinstance(told, Label) else Label("{giver}", (("giver", told),))
    loan = quarters.basis.book.loans.get(line.loan)
    paid = next((each for each in loan.repayments if each.number == line.number), None) if loan else None
    payers = all_kinds()["loan_repayment"].box("payer")
    if paid and paid.payer != "borrower" and isinstance(payers, Choice) and paid.payer in payers.options:
        return next(iter(line.members), ""), Label(payers.options[paid.payer])
    return next(iter(line.members), ""), None


def _totals(rows: Sequence[ReceiptRow]) -> tuple[ReceiptTotal, ...]:
    """One line per category that occurs, in the order of the form."""
    order = [*_CATEGORIES, *(name for name in CHART if name not in _CATEGORIES)]
    found = []
    for category in order:
        fens = [row.fen for row in rows if row.category == category]
        if fens:
            found.append(ReceiptTotal(category=category, label=_label(category), count=len(fens), fen=sum(fens)))
    return tuple(found)


def _label(category: str) -> Label:
    return Label(_CATEGORIES.get(category) or CHART[category].label)
