"""TOWN-SUPERVISE: the township finance office seals every quarter's notice."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import NOTICE, kept_elsewhere

RULE = kept_elsewhere(
    "TOWN-SUPERVISE",
    title=N_("乡镇财政所给每季的公示盖章"),
    clause="R六(3)",
    kept_by="hzpub.kinds.notice",
    here=__file__,
    severity=NOTICE,
)
