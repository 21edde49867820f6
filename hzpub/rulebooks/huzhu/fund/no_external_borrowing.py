"""FUND-NO-EXTERNAL-BORROWING: the chart has no account for borrowed money, and a guarantee is given by members only."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "FUND-NO-EXTERNAL-BORROWING",
    title=N_("互助社不向外借钱，也不替外人担保"),
    clause=N_("推定"),
    kept_by="hzpub.ledger.accounts",
    here=__file__,
)
