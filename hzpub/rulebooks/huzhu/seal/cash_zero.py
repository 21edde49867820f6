"""SEAL-CASH-ZERO: the chart has no cash account, and no form knows a way to pay but a transfer."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "SEAL-CASH-ZERO",
    title=N_("钱都走银行，手里不留现金"),
    clause=N_("推定"),
    kept_by="hzpub.ledger.accounts",
    here=__file__,
)
