"""LOAN-CAP-FUND-90: after a pay-out at most nine tenths of the fund total are lent."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "LOAN-CAP-FUND-90",
    title=N_("借出去的不超过总额的九成"),
    clause="R五3①",
    on=("loan_disbursement", "transfer_retry"),
    parameters=("max_lent_permille",),
    message=N_("放款后共借出 {lent}；互助资金总额 {fund}，最多借出 {limit}（{share}）"),
    fix=N_("这次最多放 {room}；或等有人还款、资金增加后再放"),
)
def loan_cap_fund(step: Step, params: Parameters) -> Iterator[Breach]:
    """Outstanding principal of all loans after the pay-out, or after its retry; exactly at the limit is fine."""
    lent, fund = step.after.totals.loans, step.after.totals.fund
    if lent <= step.before.totals.loans:
        return
    if lent * 1000 > fund * params.max_lent_permille:
        limit = fund * params.max_lent_permille // 1000
        whole, tenth = divmod(params.max_lent_permille, 10)
        yield breach(
            at="returned" if step.record.kind.name == "transfer_retry" else "amount",
            lent=Yuan(lent),
            fund=Yuan(fund),
            limit=Yuan(limit),
            share=f"{whole}.{tenth}%" if tenth else f"{whole}%",
            room=Yuan(max(0, limit - step.before.totals.loans)),
        )
