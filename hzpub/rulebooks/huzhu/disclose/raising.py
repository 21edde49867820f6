"""DISCLOSE-RAISING: every sum raised is told to the whole village."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import NOTICE, kept_elsewhere

RULE = kept_elsewhere(
    "DISCLOSE-RAISING",
    title=N_("筹来的每一笔钱，及时告诉全村"),
    clause="R六(4)",
    kept_by="hzpub.reports.raising",
    here=__file__,
    severity=NOTICE,
    parameters=("prompt_days",),
)
