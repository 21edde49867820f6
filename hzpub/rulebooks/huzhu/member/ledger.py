"""MEMBER-LEDGER: each household has a page with all its dealings."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import NOTICE, kept_elsewhere

RULE = kept_elsewhere(
    "MEMBER-LEDGER",
    title=N_("每户会员有一页自己的账"),
    clause="R七2",
    kept_by="hzpub.reports.members",
    here=__file__,
    severity=NOTICE,
)
