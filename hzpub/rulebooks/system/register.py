"""SYS-REGISTER: the values in the register still open the commitments in the records."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import WARNING, kept_elsewhere

RULE = kept_elsewhere(
    "SYS-REGISTER",
    title=N_("名册和记录对得上"),
    clause=N_("推定"),
    kept_by="hzpub.check.registry",
    here=__file__,
    severity=WARNING,
)
