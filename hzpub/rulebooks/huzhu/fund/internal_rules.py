"""FUND-INTERNAL-RULES: articles and fund rules exist before the fund does; the charter holds the digest of both."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "FUND-INTERNAL-RULES",
    title=N_("章程和管理办法由会议通过，全文公布"),
    clause="R四3",
    kept_by="hzpub.kinds.charter",
    here=__file__,
)
