"""FUND-NO-REPURPOSE: a loan has one purpose, that of its application; no later form has a box for another."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "FUND-NO-REPURPOSE",
    title=N_("借款用途定了就不改"),
    clause="R六(4)",
    kept_by="hzpub.ledger.loan_folds",
    here=__file__,
)
