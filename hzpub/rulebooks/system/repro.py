"""SYS-REPRO: the same records make the same bytes, on any machine."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "SYS-REPRO",
    title=N_("同样的记录，建出同样的网页"),
    clause=N_("推定"),
    kept_by="hzpub.publish",
    here=__file__,
)
