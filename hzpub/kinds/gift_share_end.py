"""A gift share ends: nobody is paid for it, and a household without other shares has left."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Text, Whole
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import Member, Paper

KIND = Kind(
    name="gift_share_end",
    title=N_("赠股注销"),
    purpose=N_("得了赠股的农户退会，赠股注销；不动钱"),
    sentence=N_("{member} 的赠股 {shares} 股注销：{reason}"),
    clause="R三1",
    seals=Seals(("accountant", "supervisors")),
    boxes=(
        Member(name="member", label=N_("会员证号")),
        Whole(name="shares", label=N_("股数"), most=20, example=1),
        Text(name="reason", label=N_("原因"), help=N_("一句话写清为什么"), longest=120, example="全家外迁，申请退会"),
        Paper(),
    ),
)
