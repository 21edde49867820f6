"""GUARANTEE-URGE: loans that fall due soon are listed, so that guarantors can urge."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import NOTICE, kept_elsewhere

RULE = kept_elsewhere(
    "GUARANTEE-URGE",
    title=N_("快到期的借款列出来，请担保户催一催"),
    clause="R六(2)",
    kept_by="hzpub.reports.standing_lists",
    here=__file__,
    severity=NOTICE,
    parameters=("remind_days",),
)
