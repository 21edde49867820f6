"""The fund is founded: for how long, by whom, with which numbers of its own."""

from hzpub.kinds.boxes import Choice, Day, Listed, Pattern, Row, Text
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import Person, PublicKey
from tests.second_rulebook.fund_type import ROLES
from tests.second_rulebook.vocabulary import MANAGER

_NUMBER = (
    Pattern(name="name", label="参数名", help="参数名", pattern="[a-z_]{3,32}", shape="参数名", example="limit_base"),
    Text(name="value", label="数值", help="数值", example="commitments"),
    Text(name="authority", label="依据", help="合同哪一条", example="基金合同第九条"),
)
_OFFICE = Choice(name="office", label="职务", options={name: name for name in ROLES}, example="manager_head")

KIND = Kind(
    name="charter",
    title="基金合同",
    purpose="基金成立",
    sentence="{fund_name} 成立，{ends_on} 到期",
    seals=Seals(("manager", "committee", "investors", "custodian")),
    entered_by=MANAGER,
    boxes=(
        Text(name="fund_name", label="基金名称", help="全名", example="海湾产业投资基金"),
        Day(name="ends_on", label="到期日", example="2039-12-30"),
        Listed(
            name="people",
            label="人员",
            help="每人一项",
            of=Row(name="people", label="人员", boxes=(Person(name="person", label="人员"),)),
        ),
        Listed(
            name="offices",
            label="任职",
            help="每个职务一项",
            of=Row(name="offices", label="任职", boxes=(_OFFICE, Person(name="person", label="人员"))),
        ),
        Listed(
            name="keys",
            label="印章",
            help="每枚一项",
            of=Row(
                name="keys",
                label="印章",
                boxes=(Person(name="holder", label="持有人"), PublicKey(name="key", label="公钥")),
            ),
        ),
        Listed(
            name="parameters",
            label="本基金的参数",
            help="不同的才写",
            required=False,
            of=Row(name="parameters", label="参数", boxes=_NUMBER),
        ),
    ),
)
