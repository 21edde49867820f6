"""What the fund is worth on a day, signed by the manager and by the custodian who checked it."""

from hzpub.kinds.kind import Kind, Seals
from tests.second_rulebook.vocabulary import MANAGER, TenThousands

KIND = Kind(
    name="net_asset_value",
    title="净值报告",
    purpose="某日的基金净值，管理人和托管人都要盖章",
    sentence="基金净值 {amount}",
    seals=Seals(("manager", "custodian")),
    entered_by=MANAGER,
    boxes=(TenThousands(name="amount", label="净值（万元）"),),
)
