"""Members stand for one application, by signature on paper."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Listed, Reference
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import Member, Paper

KIND = Kind(
    name="guarantee",
    title=N_("担保"),
    purpose=N_("担保人为一笔借款申请签字；联户担保写小组里其他各户"),
    sentence=N_("{guarantors} 为 {application} 号借款担保"),
    clause="R六(1)",
    seals=Seals(("accountant", "supervisors")),
    boxes=(
        Reference(name="application", label=N_("借款申请"), kinds=("loan_application",), example="000118"),
        Listed(name="guarantors", label=N_("担保人"), help=N_("各担保户的会员证号"), most=10, of=Member(name="member", label=N_("会员证号"))),
        Paper(),
    ),
)
