"""A person who can hold an office or speak for a household; known by number, name withheld."""

from hzpub.base.words import N_
from hzpub.kinds.kind import Kind
from hzpub.kinds.vocabulary import Held, Person

KIND = Kind(
    name="person",
    title=N_("人员登记"),
    purpose=N_("登记一个人：以后任职、代表农户都用这个编号；姓名只存在名册里"),
    sentence=N_("登记人员 {person}"),
    boxes=(
        Person(name="person", label=N_("人员编号"), help=N_("接着上一个编号往下排")),
        Held(name="name_hold", label=N_("姓名")),
    ),
)
