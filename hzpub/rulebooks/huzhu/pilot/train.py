"""PILOT-TRAIN: trainings of cashiers and officials are published."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import NOTICE, kept_elsewhere

RULE = kept_elsewhere(
    "PILOT-TRAIN",
    title=N_("出纳和干部受过培训，公布出来"),
    clause="S三(三)",
    kept_by="hzpub.reports.supervision",
    here=__file__,
    severity=NOTICE,
)
