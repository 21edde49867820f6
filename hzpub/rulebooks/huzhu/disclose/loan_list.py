"""DISCLOSE-LOANLIST: borrower, amount and term of every loan are posted."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import NOTICE, kept_elsewhere

RULE = kept_elsewhere(
    "DISCLOSE-LOANLIST",
    title=N_("公示借款的户、金额和借期"),
    clause="R六(4)",
    kept_by="hzpub.reports.loan_list",
    here=__file__,
    severity=NOTICE,
)
