"""FUND-USE-LOANS-ONLY: principal leaves the account as a loan, as a share given back, or when the fund ends."""

from collections.abc import Iterator

from hzpub.base.words import N_, Label, Yuan
from hzpub.ledger.accounts import CHART
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

WAYS = {"loan_disbursement": ("loans",), "share_redemption": ("member_shares",)}
"""What may take principal out of the bank while the fund goes on, and from where."""
LIABILITIES = ("dividends_payable",)
"""What was set aside for households; paying more than that would be paid from principal."""


@rule(
    "FUND-USE-LOANS-ONLY",
    title=N_("本金只借给会员，不付别的开支"),
    clause="R五1",
    message=N_("从“{account}”里付出 {paid}；本金只能放款、退股，启动退出以后才清退"),
    fix=N_("要清退资金，先入账“启动退出”；别的开支从费用池里付"),
)
def principal_is_lent(step: Step, _: Parameters) -> Iterator[Breach]:
    """Money that leaves the bank is a loan, a share given back, capital returned at the end, or a retry of these."""
    if not step.postings or step.after.totals.bank >= step.before.totals.bank:
        return
    kind, at = step.record.kind.name, "amount"
    if kind == "reversal":
        return  # an entry struck out; no money moved
    if kind == "transfer_retry":
        returned, at = step.before.returns.get(step.record["returned"]), "returned"
        kind = returned.kind if returned else kind
    for account, fen in step.postings:
        if fen > 0 and _is_principal(account) and not _may(kind, account, step):
            yield breach(at, account=_label(account), paid=Yuan(fen))
        if fen > 0 and account in LIABILITIES and (owed := step.after.balances.get(account, 0)) > 0:
            message = N_("付出 {paid}，比“{account}”里留着的多 {over}，多的只能是本金")
            fix = N_("核对金额；没有定过的红利不能发")
            yield breach(at, message, fix, paid=Yuan(fen), account=_label(account), over=Yuan(owed))


def _is_principal(account: str) -> bool:
    return account == "loans" or CHART[account].pool == "principal"


def _may(kind: str, account: str, step: Step) -> bool:
    if kind == "capital_return":
        return step.before.affairs.winding_up is not None
    return account in WAYS.get(kind, ())


def _label(account: str) -> Label:
    return Label(CHART[account].label)
