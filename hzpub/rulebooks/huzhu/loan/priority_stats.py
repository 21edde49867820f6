"""PRIORITY-STATS: what each class of households borrowed is published."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import NOTICE, kept_elsewhere

RULE = kept_elsewhere(
    "PRIORITY-STATS",
    title=N_("每季公布各类农户借了多少"),
    clause="S二(五)",
    kept_by="hzpub.reports.indicators",
    here=__file__,
    severity=NOTICE,
)
