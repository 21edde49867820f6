"""SYS-MONEY: an amount has one spelling, and inside it is whole fen."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "SYS-MONEY",
    title=N_("金额写成元，两位小数，加引号"),
    clause=N_("推定"),
    kept_by="hzpub.kinds.boxes",
    here=__file__,
)
