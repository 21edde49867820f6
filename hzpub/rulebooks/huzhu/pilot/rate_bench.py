"""PILOT-RATE-BENCH: the rate of repayment on time stands beside 98 per cent, with its formula."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import NOTICE, kept_elsewhere

RULE = kept_elsewhere(
    "PILOT-RATE-BENCH",
    title=N_("到期还款率和 98% 放在一起看，写明算法"),
    clause="S二",
    kept_by="hzpub.reports.indicators",
    here=__file__,
    severity=NOTICE,
)
