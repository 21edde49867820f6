"""CAPITAL-SOURCES: principal comes from shares, partner unit, higher government and gifts; there is no kind for a fifth source."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "CAPITAL-SOURCES",
    title=N_("本金只有四个来源"),
    clause="R五1",
    kept_by="hzpub.kinds",
    here=__file__,
)
