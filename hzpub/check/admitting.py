"""Hold what is admitted or excepted against the rules there are.

In:    a step, the rules by id.
Out:   a breach of SYS-REF for a `breach` record that names no rule, or one that nobody may set aside; for an
       `exception` to a rule that has none.
Never: asks whether the rule was really broken: admitting too much is no lie.

Without this, a record could say that a broken seal was forgiven, and be sealed, entered and printed in silence.
"""

from collections.abc import Iterator, Mapping

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.rule import Breach, Rule, breach

KEEPER = "SYS-REF"
"""The rule under which this is told: what a record names must be there and fit."""

_UNKNOWN = N_("没有 {rule} 这条规则")
_LOOK_UP = N_("照提示里的规则编号写；全部规则：hzpub rules")
_OWN = N_("{rule} 管的是账本身，违规确认放不过它")
_MEND = N_("删去草稿；照那条提示里的办法改")
_NO_EXCEPTION = N_("{rule} 不是“原则上”的规则，没有例外")
_ADMIT = N_("删去草稿；已经违反了的，写违规确认（hzpub new breach）")


def ask_admission(step: Step, rules: Mapping[str, Rule]) -> Iterator[tuple[Rule, Breach]]:
    """What is wrong with the rule that a `breach` or `exception` record names; other kinds name none."""
    kind = step.record.kind.name
    if kind not in ("breach", "exception") or KEEPER not in rules:
        return
    named = str(step.record["rule"])
    rule, keeper = rules.get(named), rules[KEEPER]
    if rule is None:
        yield keeper, breach("rule", _UNKNOWN, _LOOK_UP, rule=named)
    elif kind == "breach" and not rule.admissible:
        yield keeper, breach("rule", _OWN, _MEND, rule=named)
    elif kind == "exception" and not rule.in_principle:
        yield keeper, breach("rule", _NO_EXCEPTION, _ADMIT, rule=named)
