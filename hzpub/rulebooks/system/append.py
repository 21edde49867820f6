"""SYS-APPEND: what was entered stays as it was; corrections are new records."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "SYS-APPEND",
    title=N_("入了账的记录不改、不删"),
    clause=N_("推定"),
    kept_by="hzpub.trust.history",
    here=__file__,
)
