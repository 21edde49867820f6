"""Records made with a key that somebody else may have used are looked through and sealed again."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Text
from hzpub.kinds.kind import DEPUTIES, Kind, Seals
from hzpub.kinds.vocabulary import Digest, Numbered

KIND = Kind(
    name="reseal",
    title=N_("补章"),
    purpose=N_("印章可能被他人用过：现任的人逐条看过那一段记录，确认无误，重新盖章"),
    sentence=N_("重新盖章确认 {first} 到 {last} 号记录"),
    seals=Seals(("supervisors", "township_finance"), 1, ("council", "chair", "accountant", "cashier")),
    entered_by=DEPUTIES,
    boxes=(
        Numbered(name="first", label=N_("从哪一条"), help=N_("看过的第一条记录的编号")),
        Numbered(name="last", label=N_("到哪一条"), help=N_("看过的最后一条记录的编号")),
        Digest(name="digest", label=N_("最后一条的摘要"), help=N_("最后一条记录文件的 SHA-256；前面的都由它连着")),
        Text(name="reason", label=N_("怎么核对的"), help=N_("对了什么单据、问了谁"), longest=120, example="逐条对过银行回单和纸质凭证"),
    ),
)
