"""POOL-FEASIBLE: more own shares than fees can serve are shown in time."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.feasible import Rates, hundredths, outlook
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import WARNING, Breach, breach, rule


@rule(
    "POOL-FEASIBLE",
    title=N_("占用费眼看不够发红利，早早提示"),
    clause=N_("推定"),
    on=("notice", "dividend_declaration"),
    severity=WARNING,
    parameters=(
        "max_lent_permille",
        "usage_fee",
        "issue_allowance",
        "collection_short",
        "dividend",
        "dividend_policy",
    ),
    message=N_("会员股金占互助资金总额的 {share}，超过 {threshold}：就算借足、半年内都收回，占用费也不够发满红利"),
    fix=N_("会员大会早作打算：红利按比例发，或者多争取扶贫资金和捐款"),
)
def shares_beyond_fees(step: Step, params: Parameters) -> Iterator[Breach]:
    """Own shares stay within what the fees of a fully lent fund can serve after the council's allowance."""
    if params.dividend_policy != "paid":
        return
    rates = Rates(
        params.max_lent_permille,
        params.usage_fee,
        params.issue_allowance,
        params.collection_short,
        params.dividend,
    )
    now = outlook(step.before, rates)
    if now.is_above and now.threshold is not None:
        yield breach("kind", share=hundredths(now.share), threshold=hundredths(now.threshold))
