"""A poor household receives shares that it need not pay for."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Choice, Text, Whole
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import Member, Paper

KIND = Kind(
    name="gift_share",
    title=N_("赠股、配股"),
    purpose=N_("贫困户入会，不用自己出股金；钱已经算在上级资金里，这里不再记一次"),
    sentence=N_("{member} 获{form} {shares} 股"),
    clause="S二(六)",
    seals=Seals(("council", "accountant")),
    boxes=(
        Member(name="member", label=N_("会员证号")),
        Choice(
            name="form",
            label=N_("哪一种"),
            options={"gift": N_("赠股"), "matched": N_("配股")},
            example="gift",
        ),
        Whole(name="shares", label=N_("股数"), most=20, example=1),
        Text(name="document", label=N_("文件号"), help=N_("同意赠股或配股的文件、会议"), example="云财扶〔2024〕3号"),
        Paper(),
    ),
)
