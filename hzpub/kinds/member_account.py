"""The bank account a household is paid into; a change is a new record."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Text
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import Held, Member, Paper

KIND = Kind(
    name="member_account",
    title=N_("会员账户"),
    purpose=N_("会员收款的银行账户；账号只存在名册里，换账户另写一条"),
    sentence=N_("登记 {member} 的收款账户（{bank}）"),
    clause="R六(3)",
    seals=Seals(("accountant", "supervisors")),
    boxes=(
        Member(name="member", label=N_("会员证号")),
        Text(name="bank", label=N_("开户银行"), help=N_("银行和网点的全名"), example="云溪农村合作银行青石支行"),
        Held(name="account_hold", label=N_("账号")),
        Paper(),
    ),
)
