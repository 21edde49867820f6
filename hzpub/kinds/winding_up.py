"""The fund is to be wound up: from now on it only collects and pays back."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Reference, Text
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import Paper

KIND = Kind(
    name="winding_up",
    title=N_("启动退出"),
    purpose=N_("整改后仍不合格或村里决定不办了：只收回借款、退还股金、清退资金"),
    sentence=N_("启动退出：{reason}（{document}）"),
    clause="S三(五)一",
    seals=Seals(("council", "chair", "accountant", "supervisors", "township_finance")),
    boxes=(
        Reference(name="meeting", label=N_("会员大会决议"), kinds=("meeting",), example="000600"),
        Text(name="document", label=N_("县里的文件号"), help=N_("批准退出的文件"), example="云扶办〔2025〕9号"),
        Text(name="reason", label=N_("原因"), help=N_("为什么退出"), longest=120, example="多年无人借款，会员大会决定退出"),
        Paper(),
    ),
)
