"""KEY-POSSESSION: a key of the charter is shown to be in its holder's hands by the first seal under it."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import NOTICE, kept_elsewhere

RULE = kept_elsewhere(
    "KEY-POSSESSION",
    title=N_("章程里的印章，要由本人盖过才算到了手"),
    clause=N_("推定"),
    kept_by="hzpub.check.possession",
    here=__file__,
    severity=NOTICE,
)
