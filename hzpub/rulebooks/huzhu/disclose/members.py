"""DISCLOSE-MEMBERS: the members and their shares are posted."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import NOTICE, kept_elsewhere

RULE = kept_elsewhere(
    "DISCLOSE-MEMBERS",
    title=N_("公示会员和各家的股数"),
    clause="R六(4)",
    kept_by="hzpub.reports.members",
    here=__file__,
    severity=NOTICE,
)
