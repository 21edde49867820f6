"""Paid-in capital goes back to an investor."""

from hzpub.kinds.kind import Kind, Move, Seals
from tests.second_rulebook.vocabulary import MANAGER, TenThousands, investor

KIND = Kind(
    name="repayment_of_capital",
    title="退还出资",
    purpose="到期后退还出资",
    sentence="退还 {investor} 出资 {amount}",
    seals=Seals(("manager", "committee", "investors", "custodian")),
    entered_by=MANAGER,
    moves=(Move("paid_in", "bank", "amount"),),
    boxes=(investor(), TenThousands()),
)
