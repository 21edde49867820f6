"""A household that refuses to repay loses its membership."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Day, Reference, Text
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import Member, Paper

KIND = Kind(
    name="expulsion",
    title=N_("取消会员资格"),
    purpose=N_("借款户和担保人都通知过、都不还：理事会决议取消会员资格"),
    sentence=N_("取消 {member} 的会员资格（{loan} 号借款）：{reason}"),
    clause="R六(2)",
    seals=Seals(("council", "supervisors")),
    boxes=(
        Member(name="member", label=N_("会员证号")),
        Reference(name="loan", label=N_("哪一笔借款"), kinds=("loan_application",), example="000118"),
        Reference(name="meeting", label=N_("理事会决议"), kinds=("meeting",), example="000240"),
        Day(name="borrower_told", label=N_("通知借款户的日期"), help=N_("书面通知送到的那天"), example="2024-06-20"),
        Day(name="guarantor_told", label=N_("通知担保人的日期"), help=N_("书面通知送到的那天"), example="2024-06-20"),
        Text(name="reason", label=N_("原因"), help=N_("一句话写清为什么"), longest=120, example="多次催收，明确表示不还"),
        Paper(),
    ),
)
