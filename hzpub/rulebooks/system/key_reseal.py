"""KEY-RESEAL: a record that seals others again names exactly what lies in the books."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "KEY-RESEAL",
    title=N_("补章写的一段记录，要和账上的一模一样"),
    clause=N_("推定"),
    kept_by="hzpub.check.distrust",
    here=__file__,
)
