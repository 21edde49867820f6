"""An investor promises money; it is paid when it is called."""

from hzpub.kinds.kind import Kind, Seals
from tests.second_rulebook.vocabulary import MANAGER, TenThousands, investor

KIND = Kind(
    name="commitment",
    title="认缴",
    purpose="出资人认缴出资",
    sentence="{investor} 认缴 {amount}",
    seals=Seals(("manager", "investors")),
    entered_by=MANAGER,
    boxes=(investor(), TenThousands()),
)
