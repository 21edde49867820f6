"""DISCLOSE-FEES: what came in as fees, and what it was used for."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import NOTICE, kept_elsewhere

RULE = kept_elsewhere(
    "DISCLOSE-FEES",
    title=N_("占用费收了多少、花在哪里，及时公布"),
    clause="R六(4)",
    kept_by="hzpub.reports.fee_pool",
    here=__file__,
    severity=NOTICE,
    parameters=("prompt_days",),
)
