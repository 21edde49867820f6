"""The council refuses an application and says why."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Reference, Text
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import Paper

KIND = Kind(
    name="loan_refusal",
    title=N_("不予批准"),
    purpose=N_("理事会不批准一份申请，写明原因，公开"),
    sentence=N_("{application} 号申请不予批准：{reason}"),
    clause="R四3",
    seals=Seals(("council", "chair")),
    boxes=(
        Reference(name="application", label=N_("借款申请"), kinds=("loan_application",), example="000118"),
        Text(name="reason", label=N_("原因"), help=N_("为什么不批"), longest=120, example="项目还没有场地，请落实后再申请"),
        Paper(),
    ),
)
