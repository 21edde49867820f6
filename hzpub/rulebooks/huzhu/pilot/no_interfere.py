"""PILOT-NO-INTERFERE: the township's seal counts on payments and never on an approval or a refusal."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "PILOT-NO-INTERFERE",
    title=N_("乡镇的章只管付款，不管批谁借"),
    clause="S三(五)",
    kept_by="hzpub.trust.sealing",
    here=__file__,
)
