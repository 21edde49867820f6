"""A returned transfer goes out again on the same voucher."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Reference
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import BankSlip

KIND = Kind(
    name="transfer_retry",
    title=N_("重新转账"),
    purpose=N_("退回的款照原凭证再转一次，四章还是原来的"),
    sentence=N_("{returned} 号退汇照原凭证重新转账"),
    seals=Seals(("accountant",)),
    happened=True,
    boxes=(
        Reference(name="returned", label=N_("哪一次退汇"), kinds=("bank_return",), example="000125"),
        Reference(
            name="account",
            label=N_("改用的收款账户"),
            help=N_("账户改过才写"),
            kinds=("member_account",),
            required=False,
            example="000126",
        ),
        BankSlip(),
    ),
)
