"""A key no longer seals, from this entry on."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Choice, Text
from hzpub.kinds.kind import DEPUTIES, Kind, Seals
from hzpub.kinds.vocabulary import Holder, Numbered, PublicKey

KIND = Kind(
    name="key_revocation",
    title=N_("停用印章"),
    purpose=N_("一枚印章丢失、泄露或持有人离任，从这一条起不再有效"),
    sentence=N_("停用 {holder} 的一枚印章：{cause}"),
    seals=Seals((), 2, ("chair", "supervisors", "township_finance")),
    entered_by=DEPUTIES,
    boxes=(
        Holder(name="holder", label=N_("持有人")),
        PublicKey(name="key", label=N_("公钥")),
        Choice(
            name="cause",
            label=N_("原因"),
            options={
                "lost": N_("丢失"),
                "compromised": N_("可能被他人使用"),
                "left_office": N_("离任"),
                "replaced": N_("更换"),
            },
            example="left_office",
        ),
        Numbered(
            name="distrust_from",
            label=N_("从哪一条起信不过"),
            help=N_("可能被他人使用时才写：最早信不过的那条记录的编号"),
            required=False,
        ),
        Text(name="note", label=N_("备注"), help=N_("要说明的话"), required=False, example="新印章另行发放"),
    ),
)
