"""Form 2, the quarterly operation report: four columns that add up, and the year so far.

In:    a quarter's notice, the flows of money.   Out: `QuarterForm`.
Never: has a figure of its own where the notice already has one.

The year so far is the sum of its quarters, so the closed ones never change with a later correction.
"""

from hzpub.base.months import Quarter
from hzpub.base.words import N_, Label
from hzpub.ledger.accounts import CHART
from hzpub.reports.balances import balance, bank_balance, of_pool
from hzpub.reports.flows import Flows
from hzpub.reports.form_heads import Period, head_of
from hzpub.reports.form_objects import CountRow, FlowSum, QuarterForm, StockRow, YearLending
from hzpub.reports.holdings import Holdings
from hzpub.reports.quarter_objects import Balance, Lending, QuarterReport
from hzpub.reports.quarters import Quarters

_FUND = N_("互助资金总额")
_OUT = N_("借款余额")
_FEES = N_("占用费等收入结存")
_OWED = N_("应付款（红利、多还待退）")
_HOUSEHOLDS = N_("入股农户（户）")
_SHARES = N_("股数（股）")
_OPEN = N_("未还清的借款（笔）")
_BORROWERS = N_("有借款的农户（户）")


class QuarterForms:
    """Form 2 of any quarter; keeps what several quarters of one year share."""

    def __init__(self, quarters: Quarters) -> None:
        self._quarters, self._flows = quarters, quarters.basis.chronicle.flows
        self._holdings = Holdings(quarters)
        self._lending: dict[Quarter, Lending] = {}

    def form(self, report: QuarterReport) -> QuarterForm:
        """The form of the quarter that `report` is the notice of; ask in time order (fen, per mille)."""
        quarter, flows = report.quarter, self._flows
        self._lending[quarter] = report.lending
        before = quarter.previous()
        overdue = self._quarters.overdue(before) if before in self._quarters.names else ()
        return QuarterForm(
            head=head_of(self._quarters, "quarter", Period((quarter,))),
            sources=tuple(
                row
                for name in of_pool("principal")
                if _is_told(row := self._stock(name, CHART[name].label, (name,), quarter))
            ),
            fund=self._stock("fund", _FUND, of_pool("principal"), quarter),
            uses=(self._bank(quarter), self._lent(quarter)),
            held=(
                self._stock("fee_pool", _FEES, of_pool("fee"), quarter),
                self._stock("payables", _OWED, of_pool("payable"), quarter),
            ),
            counts=self._counts(quarter),
            overdue_opening=sum(row.outstanding for row in overdue),
            overdue_closing=report.overdue_fen,
            lending=report.lending,
            year=self._year(quarter),
            fees=tuple(fee for name in of_pool("fee") if (fee := _fee(flows, name, quarter)).year or fee.quarter),
        )

    def _stock(self, key: str, label: str, accounts: tuple[str, ...], quarter: Quarter) -> StockRow:
        return _stock_row(key, label, [balance(self._flows, each, accounts) for each in _year_to(quarter)])

    def _bank(self, quarter: Quarter) -> StockRow:
        return _stock_row("bank", CHART["bank"].label, [bank_balance(self._flows, each) for each in _year_to(quarter)])

    def _lent(self, quarter: Quarter) -> StockRow:
        """Loans grow by what goes out; the flows count what comes in as positive."""
        told = self._stock("loans", _OUT, ("loans",), quarter)
        return StockRow(
            key=told.key,
            label=told.label,
            opening=-told.opening,
            increase=told.decrease,
            decrease=told.increase,
            closing=-told.closing,
            year_increase=told.year_decrease,
            year_decrease=told.year_increase,
        )

    def _counts(self, quarter: Quarter) -> tuple[CountRow, ...]:
        opening, closing = self._holdings.at(quarter.previous()), self._holdings.at(quarter)
        labels = (_HOUSEHOLDS, _SHARES, _OPEN, _BORROWERS)
        return tuple(
            CountRow(key=key, label=Label(label), opening=was, closing=now)
            for key, label, was, now in zip(closing._fields, labels, opening, closing, strict=True)
        )

    def _year(self, quarter: Quarter) -> YearLending:
        known = [told for each in _year_to(quarter) if (told := self._lending.get(each))]
        on_time, due = sum(each.on_time for each in known), sum(each.falling_due for each in known)
        return YearLending(
            loans=sum(each.loans for each in known),
            paid_out=sum(each.paid_out for each in known),
            to_poor=sum(each.to_poor for each in known),
            repaid=sum(each.repaid for each in known),
            returned=sum(each.returned for each in known),
            written_off=sum(each.written_off for each in known),
            falling_due=due,
            on_time=on_time,
            on_time_share=on_time * 1000 // due if due else 0,
        )


def _year_to(quarter: Quarter) -> list[Quarter]:
    """The quarters of its year up to this one."""
    return [Quarter(quarter.year, number) for number in range(1, quarter.number + 1)]


def _stock_row(key: str, label: str, year: list[Balance]) -> StockRow:
    last = year[-1]
    return StockRow(
        key=key,
        label=Label(label),
        opening=last.opening,
        increase=last.money_in,
        decrease=last.money_out,
        closing=last.closing,
        year_increase=sum(each.money_in for each in year),
        year_decrease=sum(each.money_out for each in year),
    )


def _is_told(row: StockRow) -> bool:
    """The four sources and the rolled-over surplus always; the others once they hold or held anything."""
    always = ("member_shares", "government_grants", "partner_unit_grants", "donations", "rolled_over")
    return row.key in always or any((row.opening, row.increase, row.decrease, row.year_increase, row.year_decrease))


def _fee(flows: Flows, name: str, quarter: Quarter) -> FlowSum:
    """One account of the fee pool: income if it brings money in, else what it paid for."""
    year = [balance(flows, each, (name,)) for each in _year_to(quarter)]
    is_income = name in ("usage_fees", "penalties", "other_income")
    sums = [each.money_in - each.money_out if is_income else each.money_out - each.money_in for each in year]
    return FlowSum(
        key=name, label=Label(CHART[name].label), is_income=is_income, quarter=sums[-1], year=sum(sums)
    )
