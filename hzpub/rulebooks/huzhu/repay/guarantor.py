"""REPAY-GUARANTOR: who pays for a borrower as guarantor is named, and stands for that loan."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.ledger.standing import liable_households
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

NOT_NAMED = N_("写的是担保人还的，却没有写“代还会员”")
NAME_HIM = N_("写上代还的担保户的会员证号")
NOT_A_GUARANTOR = N_("写了代还会员 {member}，“谁还的”却不是担保人")
MAKE_AGREE = N_("担保人代还的，“谁还的”写担保人；不是的，删掉代还会员")


@rule(
    "REPAY-GUARANTOR",
    title=N_("代还的担保人要写明，而且真的担保了这笔"),
    clause="R六(2)",
    on="loan_repayment",
    message=N_("{member} 没有为 {loan} 号借款担保"),
    fix=N_("核对会员证号和借款编号；这笔的担保户是 {liable}"),
)
def paid_by_guarantor(step: Step, _: Parameters) -> Iterator[Breach]:
    """A guarantor's payment names a liable household; no other payment names one."""
    record = step.record
    named = record.get("payer_member", "")
    if record["payer"] != "guarantor":
        if named:
            yield breach("payer_member", NOT_A_GUARANTOR, MAKE_AGREE, member=named)
    elif not named:
        yield breach("payer", NOT_NAMED, NAME_HIM)
    elif (loan := step.before.loans.get(record["loan"])) is not None:
        liable = liable_households(step.before, loan)
        if named not in liable:
            yield breach("payer_member", member=named, loan=loan.number, liable="、".join(liable))
