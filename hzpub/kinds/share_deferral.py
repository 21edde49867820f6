"""A household joins at once and pays its shares later."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Day, Whole
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import Member, Paper

KIND = Kind(
    name="share_deferral",
    title=N_("缓缴股金"),
    purpose=N_("贫困户先入会、后缴股金；缴清以前不能借款"),
    sentence=N_("{member} 缓缴股金 {shares} 股，{pay_by}前缴清"),
    clause="S二(六)",
    seals=Seals(("council", "accountant")),
    boxes=(
        Member(name="member", label=N_("会员证号")),
        Whole(name="shares", label=N_("股数"), most=20, example=1),
        Day(name="pay_by", label=N_("缴清日期"), help=N_("最迟哪一天缴清"), example="2024-12-31"),
        Paper(),
    ),
)
