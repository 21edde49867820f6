"""ARREARS-PRIVACY: overdue loans are posted by number and sum, names masked."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import NOTICE, kept_elsewhere

RULE = kept_elsewhere(
    "ARREARS-PRIVACY",
    title=N_("逾期的借款公布笔号和金额，名字遮住一部分"),
    clause="R七2",
    kept_by="hzpub.reports.names",
    here=__file__,
    severity=NOTICE,
)
