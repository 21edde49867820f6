"""CAPITAL-DONATION-FREE: a gift is for poverty relief and has no strings; the form takes no other answer."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "CAPITAL-DONATION-FREE",
    title=N_("捐来的钱是为扶贫的，捐的人不提条件"),
    clause="R五1",
    kept_by="hzpub.kinds.donation",
    here=__file__,
)
