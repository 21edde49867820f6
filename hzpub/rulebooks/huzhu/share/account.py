"""SHARE-ACCOUNT: share money goes to the special account; the form moves it nowhere else."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "SHARE-ACCOUNT",
    title=N_("股金都存进互助社的专户"),
    clause="R六(3)",
    kept_by="hzpub.kinds.share_subscription",
    here=__file__,
)
