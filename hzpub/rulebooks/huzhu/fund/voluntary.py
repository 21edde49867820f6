"""FUND-VOLUNTARY-IN-OUT: nobody joins without a signed application, and nothing but debt keeps a household in."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "FUND-VOLUNTARY-IN-OUT",
    title=N_("入会自己签字申请，想退就能退"),
    clause="R三1",
    kept_by="hzpub.kinds.member",
    here=__file__,
)
