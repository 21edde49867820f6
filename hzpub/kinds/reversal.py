"""An entry made in error is struck out: no money moved that way. Both stay."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Reference, Text
from hzpub.kinds.kind import Kind, Seals

KIND = Kind(
    name="reversal",
    title=N_("冲正"),
    purpose=N_("一条记录记错了，钱并没有那样走：冲掉它，两条都留着"),
    sentence=N_("冲正 {target} 号记录：{reason}"),
    seals=Seals(("accountant", "supervisors")),
    happened=True,
    boxes=(
        Reference(name="target", label=N_("冲正哪一条"), example="000123"),
        Text(name="reason", label=N_("原因"), help=N_("哪里记错了"), longest=120, example="把 0042 户的还款记到了 0024 户"),
    ),
)
