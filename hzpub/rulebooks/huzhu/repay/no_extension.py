"""LOAN-NO-EXTENSION: the due day is final; there is no box and no kind that could move it."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "LOAN-NO-EXTENSION",
    title=N_("到期日不能改，没有展期"),
    clause=N_("推定"),
    kept_by="hzpub.ledger.loan_folds",
    here=__file__,
)
