"""PURPOSE-CATEGORY: a key village lends for production, a resettlement community for trade."""

from collections.abc import Iterator

from hzpub.base.words import N_, Label
from hzpub.kinds.vocabulary import PURPOSES
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

ALLOWED = {
    "key_village": ("planting", "breeding", "processing", "other_production"),
    "resettlement_community": ("commerce",),
}
"""What each type of fund may lend for. Household needs, building, debts have no category at all."""


@rule(
    "PURPOSE-CATEGORY",
    title=N_("重点村只借给生产，移民社区只借给商贸"),
    clause="R三2",
    on="loan_application",
    message=N_("重点村的互助资金只借给生产项目，这份申请写的是{category}"),
    fix=N_("核对项目类别；真是{category}就不能借"),
)
def purpose_category(step: Step, _: Parameters) -> Iterator[Breach]:
    """The category of the application is one that the fund's type, set by its charter, allows."""
    fund, category = step.before.fund, step.record["category"]
    if fund is None or category in ALLOWED.get(fund.fund_kind, ()):
        return
    label = Label(PURPOSES[category])
    if fund.fund_kind == "key_village":
        yield breach(at="category", category=label)
    else:
        message = N_("移民社区的互助资金只借给商贸项目，这份申请写的是{category}")
        yield breach("category", message, category=label)
