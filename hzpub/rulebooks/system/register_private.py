"""SYS-REGISTER-PRIVATE: git has no register of a real fund."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "SYS-REGISTER-PRIVATE",
    title=N_("名册不进 git"),
    clause=N_("推定"),
    kept_by="hzpub.check.registry",
    here=__file__,
)
