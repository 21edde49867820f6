"""FUND-NO-DEPOSIT: no account holds a deposit, and no kind brings money in that must go back with interest."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "FUND-NO-DEPOSIT",
    title=N_("不替人存钱，不给人付利息"),
    clause="S三(二)",
    kept_by="hzpub.ledger.accounts",
    here=__file__,
)
