"""The fund's own numbers change from this entry on; loans already approved keep theirs."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Listed, Pattern, Reference, Row, Text
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import Paper

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
            of=Row(
                name="parameters",
                label=N_("参数"),
                boxes=(
                    Pattern(
                        name="name",
                        label=N_("参数名"),
                        pattern="[a-z][a-z0-9_]{2,31}",
                        shape=N_("照规则页上的参数名写"),
                        help=N_("照规则页上的参数名写"),
                        example="usage_fee",
                    ),
                    Text(name="value", label=N_("数值"), help=N_("照规则页上的写法"), longest=24, example="5.0"),
                    Text(name="authority", label=N_("依据"), help=N_("会议或文件号"), example="成立大会决议"),
                ),
            ),
        ),
        Paper(),
    ),
)
