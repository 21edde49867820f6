"""ACCOUNT-SEPARATE-BOOK: a record of another fund is refused before it enters the books."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "ACCOUNT-SEPARATE-BOOK",
    title=N_("这本账只记这一个互助社"),
    clause="R六(3)",
    kept_by="hzpub.check.entry",
    here=__file__,
)
