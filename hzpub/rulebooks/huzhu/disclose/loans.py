"""DISCLOSE-LOANS: every loan and every repayment is told to the whole village."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import NOTICE, kept_elsewhere

RULE = kept_elsewhere(
    "DISCLOSE-LOANS",
    title=N_("谁借了、谁还了，及时公布"),
    clause="R六(4)",
    kept_by="hzpub.reports.loan_list",
    here=__file__,
    severity=NOTICE,
    parameters=("prompt_days",),
)
