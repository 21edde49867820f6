"""SHARE-SELF: a household pays its own shares; the form of a payment knows no other payer."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "SHARE-SELF",
    title=N_("股金各家自己出，别人出的要写明来历"),
    clause="R五1",
    kept_by="hzpub.kinds.share_subscription",
    here=__file__,
)
