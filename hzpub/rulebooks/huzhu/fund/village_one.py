"""FUND-VILLAGE-ONE: one village: whoever borrows or guarantees is a member, and MEMBER-VILLAGER asks where members live."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "FUND-VILLAGE-ONE",
    title=N_("会员、借款人、担保人都是本村的"),
    clause="S三(二)",
    kept_by="hzpub.rulebooks.huzhu.member.villager",
    here=__file__,
)
