"""The founding record: what the fund is, who holds its first offices and keys, its own numbers."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Choice, Listed, Row, Text, Whole
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import OFFICES, OWN_NUMBER, Digest, Held, Holder, Person, PublicKey

KIND = Kind(
    name="charter",
    title=N_("建社章程"),
    purpose=N_("基金的第一条记录：名称、专户、第一届任职人员、印章和本基金的参数"),
    sentence=N_("{fund_name} 成立，专户设在 {bank}"),
    clause="R四3",
    seals=Seals(("council", "chair", "accountant", "cashier", "supervisors", "township_finance")),
    boxes=(
        Text(name="fund_name", label=N_("基金名称"), help=N_("章程上的全名"), example="大坞村互助资金"),
        Text(name="village", label=N_("村（社区）"), help=N_("村名"), example="大坞村"),
        Text(name="township", label=N_("乡镇"), help=N_("乡镇名"), example="青石镇"),
        Text(name="county", label=N_("县"), help=N_("县名"), example="云溪县"),
        Choice(
            name="fund_kind",
            label=N_("试点类型"),
            help=N_("重点村只借给生产项目，移民社区只借给商贸"),
            options={"key_village": N_("重点村"), "resettlement_community": N_("移民社区")},
            example="key_village",
            clause="R三2",
        ),
        Choice(
            name="fiction",
            label=N_("是否示范"),
            help=N_("示范基金的人和印章都是虚构的，网页会写明"),
            options={"yes": N_("示范（虚构）"), "no": N_("真实")},
            example="no",
        ),
        Choice(
            name="commit_signatures",
            label=N_("提交签名"),
            help=N_("真实基金写 required"),
            options={"required": N_("必须"), "not_required": N_("不要求")},
            example="required",
        ),
        Text(name="bank", label=N_("开户银行"), help=N_("银行和网点的全名"), example="云溪农村合作银行青石支行"),
        Choice(
            name="bank_kind",
            label=N_("银行类型"),
            options={"rural_cooperative": N_("农村合作银行"), "rural_commercial": N_("农村商业银行（改制后）")},
            example="rural_cooperative",
            clause="R六(3)",
        ),
        Choice(
            name="account_holder",
            label=N_("专户开在"),
            options={"township_finance": N_("乡镇财政所"), "village": N_("村（财政所监管）")},
            example="township_finance",
            clause="R六(3)",
        ),
        Held(name="account_hold", label=N_("专户账号")),
        Text(name="hotline", label=N_("监督电话"), help=N_("只写固定电话"), example="0793-1234567", clause="S二(四)"),
        Text(
            name="local_speciality",
            label=N_("一村一品"),
            help=N_("村里主打的产业；没有就不写"),
            required=False,
            example="大鹅养殖",
            clause="R二",
        ),
        Whole(
            name="village_households",
            label=N_("全村户数"),
            help=N_("算覆盖率用；不清楚就不写"),
            required=False,
            most=9999,
            example=286,
        ),
        Text(
            name="risk_control",
            label=N_("风险控制在章程哪一条"),
            help=N_("章程里写风险控制的那一条"),
            required=False,
            example="第六章第三十二条",
            clause="S三(四)一",
        ),
        Text(
            name="exit_terms",
            label=N_("退出办法在章程哪一条"),
            help=N_("章程里写基金怎么退出的那一条"),
            required=False,
            example="第八章第四十条",
            clause="S三(四)一",
        ),
        Digest(name="articles", label=N_("互助章程"), help=N_("章程全文的摘要")),
        Digest(name="rules", label=N_("互助资金管理办法"), help=N_("管理办法全文的摘要")),
        Listed(
            name="people",
            label=N_("第一届人员"),
            help=N_("担任第一届职务的每个人"),
            least=5,
            unique="person",
            of=Row(
                name="people",
                label=N_("人员"),
                boxes=(Person(name="person", label=N_("人员编号")), Held(name="name_hold", label=N_("姓名"))),
            ),
        ),
        Listed(
            name="offices",
            label=N_("第一届任职"),
            help=N_("每个职务一项"),
            least=5,
            of=Row(
                name="offices",
                label=N_("任职"),
                boxes=(
                    Choice(name="office", label=N_("职务"), options=OFFICES, example="chair"),
                    Person(name="person", label=N_("人员编号")),
                ),
            ),
        ),
        Listed(
            name="keys",
            label=N_("第一批印章"),
            help=N_("每枚印章一项，一枚只归一个人"),
            least=5,
            unique="key",
            of=Row(
                name="keys",
                label=N_("印章"),
                boxes=(Holder(name="holder", label=N_("持有人")), PublicKey(name="key", label=N_("公钥"))),
            ),
        ),
        Listed(
            name="parameters",
            label=N_("本基金的参数"),
            help=N_("与规则手册不同的数才写；超过手册上限的要写县里文件号"),
            required=False,
            of=OWN_NUMBER,
        ),
    ),
)
