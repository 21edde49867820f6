"""A household asks for its shares back; who cannot be paid at once waits in a public queue."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Whole
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import Member, Paper

KIND = Kind(
    name="redemption_request",
    title=N_("退股申请"),
    purpose=N_("会员申请退股；专户的钱不够时按申请先后排队，公开"),
    sentence=N_("{member} 申请退股 {shares} 股"),
    clause="R三1",
    seals=Seals(("accountant",)),
    boxes=(
        Member(name="member", label=N_("会员证号")),
        Whole(name="shares", label=N_("股数"), most=200, example=1),
        Paper(),
    ),
)
