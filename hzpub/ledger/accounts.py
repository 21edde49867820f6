"""The chart of accounts of a mutual-aid fund, and the five figures that must close.

In:    nothing.   Out: `CHART`, `Totals`.
Never: holds a balance.

Balances are kept with debit positive. Codes with an `x` are our own where the accounting system for
non-profit bodies has none. Income is booked when cash arrives: the usage fee falls due with the repayment.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from hzpub.base.words import N_


@dataclass(frozen=True, slots=True)
class Account:
    """One account. `pool` tells what it belongs to: asset, principal, fee or payable."""

    name: str
    code: str
    label: str
    pool: str
    export: str


CHART: Mapping[str, Account] = {
    account.name: account
    for account in (
        Account("bank", "1002", N_("银行存款"), "asset", "Assets:Bank"),
        Account("loans", "1121", N_("借出互助金"), "asset", "Assets:Loans"),
        Account("member_shares", "2x01", N_("会员股金"), "principal", "Liabilities:MemberShares"),
        Account("government_grants", "3102.1", N_("上级扶贫资金"), "principal", "Equity:GovernmentGrants"),
        Account("partner_unit_grants", "3102.2", N_("挂点单位帮扶资金"), "principal", "Equity:PartnerUnitGrants"),
        Account("donations", "3102.3", N_("社会捐赠"), "principal", "Equity:Donations"),
        Account("usage_fees", "4301", N_("占用费收入"), "fee", "Income:UsageFees"),
        Account("penalties", "4302", N_("违约金收入"), "fee", "Income:Penalties"),
        Account("other_income", "4901", N_("其他收入"), "fee", "Income:Other"),
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
