"""The chart of accounts of a mutual-aid fund, and the five figures that must close.

In:    nothing.   Out: `CHART`, `Totals`.
Never: holds a balance.

Balances are kept with debit positive. Codes with an `x` are our own where the accounting system for
non-profit bodies has none. Income is booked when cash arrives: the usage fee falls due with the repayment.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from hzpub.base.words import N_


@dataclass(frozen=True, slots=True)
class Account:
    """One account. `pool` tells what it belongs to: asset, principal, fee or payable.

    `place` is where it counts among the five totals: the bank first, then whatever else the fund has.
    """

    name: str
    code: str
    label: str
    pool: str
    export: str
    place: int = field(init=False)

    def __post_init__(self) -> None:
        """Find the place once; every posting asks for it."""
        places = {"asset": 0 if self.name == "bank" else 1, "principal": 2, "fee": 3, "payable": 4}
        object.__setattr__(self, "place", places[self.pool])


def chart_of(*accounts: Account) -> Mapping[str, Account]:
    """A chart of accounts by name."""
    return {account.name: account for account in accounts}


CHART: Mapping[str, Account] = {
    account.name: account
    for account in (
        Account("bank", "1002", N_("银行存款"), "asset", "Assets:Bank"),
        Account("loans", "1121", N_("借出互助金"), "asset", "Assets:Loans"),
        Account("member_shares", "2x01", N_("会员股金"), "principal", "Liabilities:MemberShares"),
        Account("government_grants", "3102.1", N_("上级扶贫资金"), "principal", "Equity:GovernmentGrants"),
        Account("partner_unit_grants", "3102.2", N_("挂点单位帮扶资金"), "principal", "Equity:PartnerUnitGrants"),
        Account("donations", "3102.3", N_("社会捐赠"), "principal", "Equity:Donations"),
        Account("rolled_over", "3102.4", N_("滚存本金"), "principal", "Equity:RolledOver"),
        Account("risk_reserve", "3102.5", N_("省级风险补偿"), "principal", "Equity:RiskReserve"),
        Account("write_offs", "5901", N_("核销损失"), "principal", "Expenses:WriteOffs"),
        Account("usage_fees", "4301", N_("占用费收入"), "fee", "Income:UsageFees"),
        Account("penalties", "4302", N_("违约金收入"), "fee", "Income:Penalties"),
        Account("other_income", "4901", N_("其他收入"), "fee", "Income:Other"),
        Account("issue_allowance", "5101.1", N_("工作经费（放款）"), "fee", "Expenses:Allowance:Issue"),
        Account("collection_allowance", "5101.2", N_("工作经费（收回）"), "fee", "Expenses:Allowance:Collection"),
        Account("collection_costs", "5101.3", N_("收贷费用"), "fee", "Expenses:CollectionCosts"),
        Account("bank_charges", "5101.4", N_("银行手续费"), "fee", "Expenses:BankCharges"),
        Account("court_deductions", "5101.5", N_("法院扣划"), "fee", "Expenses:CourtDeductions"),
        Account("dividends", "3201.1", N_("红利分配"), "fee", "Equity:Dividends"),
        Account("capitalised", "3201.2", N_("滚存转出"), "fee", "Equity:Capitalised"),
        Account("dividends_payable", "2x02", N_("应付红利"), "payable", "Liabilities:DividendsPayable"),
        Account("payables", "2x03", N_("应付款（多还待退）"), "payable", "Liabilities:Payables"),
    )
}


class Totals(NamedTuple):
    """The five figures that must always balance, in fen: bank + loans = fund + fee pool + payables."""

    bank: int
    loans: int
    fund: int
    fee_pool: int
    payables: int

    @property
    def gap(self) -> int:
        """Assets minus what they belong to; zero when the books close."""
        return self.bank + self.loans - self.fund - self.fee_pool - self.payables


NOTHING = Totals(0, 0, 0, 0, 0)
"""The figures before the first record."""
