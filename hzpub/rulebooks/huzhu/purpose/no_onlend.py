"""PURPOSE-NO-ONLEND: the money goes to the household that asked, into an account of its own (LOAN-NO-INCREASE)."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "PURPOSE-NO-ONLEND",
    title=N_("借来的钱自己用，不再借给别人"),
    clause="R三2",
    kept_by="hzpub.rulebooks.huzhu.loan.no_increase",
    here=__file__,
)
