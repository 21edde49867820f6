"""Another person of the household takes over after a death: debts, shares and stars stay with the household."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Choice
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import Member, Paper, Person

KIND = Kind(
    name="succession",
    title=N_("继承"),
    purpose=N_("户主去世或丧失能力，由家里人接着当户主；股金、借款和星级都归这一户"),
    sentence=N_("{member} 由 {person} 继承（{cause}）"),
    seals=Seals(("accountant", "supervisors")),
    boxes=(
        Member(name="member", label=N_("会员证号")),
        Person(name="person", label=N_("新户主"), help=N_("先做人员登记")),
        Choice(
            name="cause",
            label=N_("原因"),
            options={"death": N_("户主去世"), "incapacity": N_("户主丧失能力"), "moved": N_("户主迁走")},
            example="death",
        ),
        Paper(),
    ),
)
