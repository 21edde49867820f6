"""A fact that went against a rule is admitted, with who mends it until when."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Day, Pattern, Reference, Text
from hzpub.kinds.kind import DEPUTIES, Kind, Seals
from hzpub.kinds.vocabulary import Person

KIND = Kind(
    name="breach",
    title=N_("违规确认"),
    purpose=N_("已经发生的事违反了规则：监事会和财政所承认它，指定谁在什么时候以前整改；网页用红字公布"),
    sentence=N_("确认 {target} 号记录违反 {rule}，由 {owner} 在 {deadline}前整改：{remedy}"),
    seals=Seals(("supervisors", "township_finance")),
    entered_by=DEPUTIES,
    happened=True,
    boxes=(
        Reference(name="target", label=N_("哪一条记录"), example="000123"),
        Pattern(
            name="rule",
            label=N_("违反的规则"),
            pattern="[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+",
            shape=N_("照提示里的规则编号写，如 \"FEE-ONCE\""),
            help=N_("照提示里的规则编号写"),
            example="FEE-ONCE",
        ),
        Person(name="owner", label=N_("整改责任人")),
        Day(name="deadline", label=N_("整改期限"), help=N_("最迟哪一天改好"), example="2024-12-31"),
        Text(name="remedy", label=N_("怎么整改"), help=N_("做什么、补多少"), longest=120, example="补收少收的占用费 10 元"),
    ),
)
