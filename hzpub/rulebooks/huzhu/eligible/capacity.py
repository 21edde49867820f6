"""ELIGIBLE-CAPACITY: the household can work and repay, and says from what."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "ELIGIBLE-CAPACITY",
    title=N_("有劳动能力和偿还能力才能借款"),
    clause="R五2",
    kept_by="hzpub.kinds.loan_application",
    here=__file__,
)
