"""DISCLOSE-PRIVACY: numbers that harm people never enter a record."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "DISCLOSE-PRIVACY",
    title=N_("身份证号、电话、银行账号不上网"),
    clause=N_("推定"),
    kept_by="hzpub.kinds.private",
    here=__file__,
)
