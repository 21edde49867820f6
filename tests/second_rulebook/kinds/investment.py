"""Money goes into a company: three seals of the fund, and the custodian's as the fourth."""

from hzpub.kinds.boxes import Day, Reference
from hzpub.kinds.kind import Kind, Move, Seals
from tests.second_rulebook.vocabulary import MANAGER, TenThousands

KIND = Kind(
    name="investment",
    title="投资划款",
    purpose="按投委会决议划款，托管银行确认",
    sentence="按 {decision} 号决议投资 {amount}",
    seals=Seals(("manager", "committee", "investors", "custodian")),
    entered_by=MANAGER,
    day="paid_on",
    moves=(Move("investments", "bank", "amount"),),
    boxes=(
        Reference(name="decision", label="投委会决议", kinds=("committee_decision",), example="000007"),
        TenThousands(),
    ),
    entry_boxes=(Day(name="paid_on", label="划款日"),),
)
