"""DISBURSE-TRANSFER: a loan goes by transfer to the account that the borrower registered last."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "DISBURSE-TRANSFER",
    title=N_("借款转进会员自己登记的账户"),
    clause="R六(3)",
    on="loan_disbursement",
    message=N_("{borrower} 后来换了账户（{newest} 号记录），这里还写 {account} 号"),
    fix=N_("转到 {newest} 号登记的账户；真的转到旧账户了，做违规确认"),
)
def paid_to_newest(step: Step, _: Parameters) -> Iterator[Breach]:
    """The payee's account is the newest that the borrower's household registered.

    An account of somebody else is LOAN-NO-INCREASE's to refuse; the form knows no way to pay but a transfer.
    """
    record = step.record
    member = step.before.members.get(record["borrower"])
    if member is None or record["account"] not in member.accounts:
        return
    if record["account"] != (newest := member.accounts[-1]):
        yield breach("account", borrower=member.number, account=record["account"], newest=newest)
