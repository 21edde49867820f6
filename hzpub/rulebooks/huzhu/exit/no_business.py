"""EXIT-NO-BUSINESS: once a fund is to be wound up, it only collects and pays back."""

from collections.abc import Iterator

from hzpub.base.words import N_, Label
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

NEW_BUSINESS = (
    "member",
    "share_subscription",
    "gift_share",
    "share_deferral",
    "loan_application",
    "guarantee",
    "loan_approval",
    "loan_disbursement",
)
"""Records that begin something new."""


@rule(
    "EXIT-NO-BUSINESS",
    title=N_("启动退出以后，只收不放"),
    clause="S三(五)",
    on=NEW_BUSINESS,
    message=N_("{number} 号记录已经启动退出，不能再办“{kind}”"),
    fix=N_("只办收回借款、退还股金、清退资金；不退出了，先冲正启动退出"),
)
def nothing_new(step: Step, _: Parameters) -> Iterator[Breach]:
    """No household joins or pays in, no loan is asked for, guaranteed, approved or paid out."""
    ending = step.before.affairs.winding_up
    if ending is not None:
        yield breach("kind", number=ending.number, kind=Label(step.record.kind.title))
