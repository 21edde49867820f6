"""GUARANTEE-ASSETS: who borrows owns more than the loan; the application takes no other answer."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "GUARANTEE-ASSETS",
    title=N_("自己的财产要多过借款"),
    clause="R六(1)",
    kept_by="hzpub.kinds.loan_application",
    here=__file__,
)
