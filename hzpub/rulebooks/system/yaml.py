"""SYS-YAML: a record is a strict subset of YAML: one spelling per value."""

from hzpub.base.words import N_
from hzpub.rulebooks.rule import kept_elsewhere

RULE = kept_elsewhere(
    "SYS-YAML",
    title=N_("一个内容只有一种写法"),
    clause=N_("推定"),
    kept_by="hzpub.reading.envelope",
    here=__file__,
)
