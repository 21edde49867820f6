"""The investment committee votes on one company."""

from hzpub.kinds.boxes import Whole
from hzpub.kinds.kind import Kind, Seals
from tests.second_rulebook.vocabulary import MANAGER, TenThousands, company, sector

KIND = Kind(
    name="committee_decision",
    title="投委会决议",
    purpose="投资委员会表决",
    sentence="投委会以 {in_favour}/{votes} 票同意向{company}投资 {amount}",
    seals=Seals(("committee",)),
    entered_by=MANAGER,
    boxes=(
        company(),
        sector(),
        TenThousands(),
        Whole(name="in_favour", label="赞成票", least=0, most=15, example=5),
        Whole(name="votes", label="应投票数", most=15, example=7),
    ),
)
