"""GUARANTEE-GROUP-LIAB: one borrows, the whole group answers for it, and that is written on each page."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import NOTICE, kept_elsewhere

RULE = kept_elsewhere(
    "GUARANTEE-GROUP-LIAB",
    title=N_("一家借，同组几家都担责，写在各家的页上"),
    clause="R六(1)",
    kept_by="hzpub.reports.loan_page",
    here=__file__,
    severity=NOTICE,
)
