"""The fund's own numbers change from this entry on; loans already approved keep theirs."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Listed, Reference, Text
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import OWN_NUMBER, Paper

KIND = Kind(
    name="rulebook_change",
    title=N_("修改参数"),
    purpose=N_("会员大会改本基金的参数；从这条起算新的，已经批准的借款照旧"),
    sentence=N_("会议改了本基金的参数：{reason}"),
    clause="S三(五)一",
    seals=Seals(("council", "chair", "accountant", "supervisors", "township_finance")),
    boxes=(
        Reference(name="meeting", label=N_("会员大会决议"), kinds=("meeting",), example="000300"),
        Text(name="reason", label=N_("为什么改"), help=N_("一句话"), longest=120, example="县里统一规定不再分红"),
        Listed(
            name="parameters",
            label=N_("改哪些参数"),
            help=N_("只写要改的；超过手册上限的要写县里文件号"),
            unique="name",
            of=OWN_NUMBER,
        ),
        Paper(),
    ),
)
