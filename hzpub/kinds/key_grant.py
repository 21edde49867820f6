"""A person, or the council, receives a key to seal with."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Text
from hzpub.kinds.kind import DEPUTIES, Kind, Seals
from hzpub.kinds.vocabulary import Holder, Person, PublicKey

KIND = Kind(
    name="key_grant",
    title=N_("发放印章"),
    purpose=N_("给一个人（或理事会公章）发一枚新的电子印章；新印章自己也要盖一次"),
    sentence=N_("{holder} 启用新印章"),
    seals=Seals(("new_key",), 2, ("chair", "supervisors", "township_finance")),
    entered_by=DEPUTIES,
    boxes=(
        Holder(name="holder", label=N_("持有人")),
        PublicKey(name="key", label=N_("公钥")),
        Person(name="custodian", label=N_("保管人"), help=N_("只有理事会公章要写"), required=False),
        Text(name="reason", label=N_("原因"), help=N_("为什么发这枚印章"), example="换届"),
    ),
)
