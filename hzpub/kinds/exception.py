"""A rule that holds in principle is set aside for one named case, before it happens."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Pattern, Reference, Text
from hzpub.kinds.kind import Kind, Seals

KIND = Kind(
    name="exception",
    title=N_("例外批准"),
    purpose=N_("“原则上”的规则，理事会和监事会事先同意的个别例外"),
    sentence=N_("同意 {target} 号记录例外于 {rule}：{reason}"),
    seals=Seals(("council", "supervisors")),
    boxes=(
        Pattern(
            name="rule",
            label=N_("哪条规则"),
            pattern="[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+",
            shape=N_("照规则页上的编号写"),
            help=N_("照规则页上的编号写"),
            example="GUARANTEE-GROUP-5",
        ),
        Reference(name="target", label=N_("哪一条记录"), example="000031"),
        Text(name="reason", label=N_("原因"), help=N_("为什么这一件可以例外"), longest=120, example="村里只有四户养鹅户愿意组成小组"),
    ),
)
