"""STAR-TABLE: the stars of every household, and what they let it borrow, are posted."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import NOTICE, kept_elsewhere

RULE = kept_elsewhere(
    "STAR-TABLE",
    title=N_("公布每户几颗星、能借多少"),
    clause="R六(5)",
    kept_by="hzpub.reports.standing_lists",
    here=__file__,
    severity=NOTICE,
)
