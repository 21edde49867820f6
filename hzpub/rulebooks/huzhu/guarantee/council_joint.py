"""GUARANTEE-COUNCIL-JOINT: the council members who approved a loan answer for it, and its page names them."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import NOTICE, kept_elsewhere

RULE = kept_elsewhere(
    "GUARANTEE-COUNCIL-JOINT",
    title=N_("批款那天的理事都担责，写在借款页上"),
    clause="R六(1)",
    kept_by="hzpub.reports.loan_stages",
    here=__file__,
    severity=NOTICE,
)
