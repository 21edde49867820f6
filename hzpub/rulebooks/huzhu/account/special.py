"""ACCOUNT-SPECIAL: one special account, at the rural cooperative bank or its successor; the charter's form says so."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "ACCOUNT-SPECIAL",
    title=N_("资金存在农村合作银行的一个专户里"),
    clause="R六(3)",
    kept_by="hzpub.kinds.charter",
    here=__file__,
)
