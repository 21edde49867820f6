"""PILOT-OLD-NEW: a loan is judged by the numbers in force when it was approved, whatever is changed later."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "PILOT-OLD-NEW",
    title=N_("一笔借款照它批准那天的规则算到底"),
    clause="S三(五)",
    kept_by="hzpub.check.engine",
    here=__file__,
)
