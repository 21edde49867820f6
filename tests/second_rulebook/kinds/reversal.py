"""An entry made in error is struck out."""

from hzpub.kinds.boxes import Reference, Text
from hzpub.kinds.kind import Kind, Seals
from tests.second_rulebook.vocabulary import MANAGER

KIND = Kind(
    name="reversal",
    title="冲正",
    purpose="记错了，冲掉",
    sentence="冲正 {target} 号记录：{reason}",
    seals=Seals(("manager", "custodian")),
    entered_by=MANAGER,
    happened=True,
    boxes=(
        Reference(name="target", label="冲正哪一条"),
        Text(name="reason", label="原因", help="哪里记错了", example="金额多写了一位"),
    ),
)
