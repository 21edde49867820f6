"""FUND-MODE: the charter says which kind of fund this is, because the kind decides what loans are for."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "FUND-MODE",
    title=N_("章程写明是重点村还是移民社区"),
    clause="R三2",
    kept_by="hzpub.kinds.charter",
    here=__file__,
)
