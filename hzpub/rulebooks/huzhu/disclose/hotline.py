"""DISCLOSE-HOTLINE: a phone number for complaints stands on every page."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import NOTICE, kept_elsewhere

RULE = kept_elsewhere(
    "DISCLOSE-HOTLINE",
    title=N_("每一页都有监督电话"),
    clause="S二(四)",
    kept_by="hzpub.publish.material",
    here=__file__,
    severity=NOTICE,
)
