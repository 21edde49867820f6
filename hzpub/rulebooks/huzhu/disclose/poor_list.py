"""DISCLOSE-POORLIST: poor and low-income members and their shares are posted in the village."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import NOTICE, kept_elsewhere

RULE = kept_elsewhere(
    "DISCLOSE-POORLIST",
    title=N_("公示贫困户、低收入户和他们的股金"),
    clause="R六(4)",
    kept_by="hzpub.reports.standing_lists",
    here=__file__,
    severity=NOTICE,
)
