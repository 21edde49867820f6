"""KEY-DISTRUST: what a compromised key sealed is listed until it is sealed again."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import WARNING, kept_elsewhere

RULE = kept_elsewhere(
    "KEY-DISTRUST",
    title=N_("印章可能被别人用过，它盖过的记录要列出来、重新盖章"),
    clause=N_("推定"),
    kept_by="hzpub.check.distrust",
    here=__file__,
    severity=WARNING,
)
