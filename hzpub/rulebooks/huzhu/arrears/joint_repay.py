"""ARREARS-JOINT-REPAY: an overdue loan says who must pay it, and how much."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import NOTICE, kept_elsewhere

RULE = kept_elsewhere(
    "ARREARS-JOINT-REPAY",
    title=N_("逾期的借款写明谁也要还、还多少"),
    clause="R六(2)",
    kept_by="hzpub.reports.loan_page",
    here=__file__,
    severity=NOTICE,
)
