"""A household may not borrow until the loan it stands for is cleared."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Reference, Text
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import Member, Paper

KIND = Kind(
    name="suspension",
    title=N_("暂停借款"),
    purpose=N_("书面通知担保会员：他担保的借款逾期，还清以前不能借款"),
    sentence=N_("暂停 {member} 借款，到 {loan} 号借款还清为止"),
    clause="R六(2)",
    seals=Seals(("council",)),
    boxes=(
        Member(name="member", label=N_("会员证号")),
        Reference(name="loan", label=N_("哪一笔借款"), kinds=("loan_application",), example="000118"),
        Text(name="reason", label=N_("原因"), help=N_("一句话写清为什么"), longest=120, example="担保的借款逾期 40 天，催收后仍未还"),
        Paper(),
    ),
)
