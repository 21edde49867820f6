"""STAR-LOSS: what a late loan does to stars; the ledger counts it, STAR-EARN holds approvals to the count."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "STAR-LOSS",
    title=N_("晚还不得星；扣不扣星由会议定"),
    clause=N_("推定"),
    kept_by="hzpub.ledger.standing",
    here=__file__,
)
