"""PILOT-EXIT: a fund that cannot be mended is wound up, and the whole way is published."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import NOTICE, kept_elsewhere

RULE = kept_elsewhere(
    "PILOT-EXIT",
    title=N_("整改了还不行就清算退出，账目公布"),
    clause="S三(五)",
    kept_by="hzpub.rulebooks.huzhu.exit.final",
    here=__file__,
    severity=NOTICE,
)
