"""Called money arrived; the custodian confirms it."""

from hzpub.kinds.kind import Kind, Move, Seals
from tests.second_rulebook.vocabulary import MANAGER, TenThousands, investor

KIND = Kind(
    name="capital_call",
    title="实缴",
    purpose="出资款到账",
    sentence="{investor} 实缴 {amount}",
    seals=Seals(("custodian",)),
    entered_by=MANAGER,
    moves=(Move("bank", "paid_in", "amount"),),
    happened=True,
    boxes=(investor(), TenThousands()),
)
