"""REPAY-CHRONO: nothing comes back before it went out; REPAY-PRINCIPAL, which must know it anyway, says so."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "REPAY-CHRONO",
    title=N_("还款不早于放款"),
    clause=N_("推定"),
    kept_by="hzpub.rulebooks.huzhu.repay.principal",
    here=__file__,
)
