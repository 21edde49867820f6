"""SYS-SIGNED: every seal and entry signature holds over exactly these bytes."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "SYS-SIGNED",
    title=N_("该盖的章都盖了，章和内容对得上"),
    clause="R六(3)",
    kept_by="hzpub.trust.sealing",
    here=__file__,
)
