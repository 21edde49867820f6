"""The value of one number of a rulebook in words: as a charter spells it, and as people say it.

In:    a declared number and its value as it is written.   Out: facts for `Words`.
Never: judges a value; makes an amount of what is none: that is shown as it was written.
"""

from hzpub.base.money import parse_yuan
from hzpub.base.shares import percent, rate_of
from hzpub.base.words import N_, Fact, Label, Yuan
from hzpub.rulebooks.parameters import Parameter

UNITS = {
    "yuan": N_("{value} 元"),
    "permille": N_("每月 {value}‰"),
    "per_thousand": N_("千分之 {value}"),
    "months": N_("{value} 个月"),
    "days": N_("{value} 天"),
    "count": "{value}",
    "yes_no": "{value}",
    "choice": "{value}",
}
CHOICES = {
    "yes": N_("是"),
    "no": N_("否"),
    "months_odd30": N_("整月加零头天数除以 30"),
    "ceil": N_("不满一月算一月"),
    "floor": N_("不满一月不算"),
    "act30": N_("天数除以 30"),
    "principal": N_("逾期的本金"),
    "principal_and_fee": N_("逾期的本金加到期的占用费"),
    "none": N_("不加也不减"),
    "reset": N_("清零重新算"),
    "paid": N_("分红"),
    "unpaid": N_("不分红"),
    "due_date": N_("算到到期日，逾期不再算"),
    "one_off": N_("放款时一次提一个月的"),
}

_A_MONTH = N_("每月 {rate}")
COUNTED = {
    "people": N_("{count} 人"),
    "households": N_("{count} 户"),
    "shares": N_("{count} 股"),
    "stars": N_("{count} 星"),
}
"""What a number of unit "count" counts, by the word that `parameters.yml` uses for it."""


def as_written(parameter: Parameter, text: str) -> Label:
    """The value `text` with its unit, spelled as the charter spells it: a program can take it back."""
    shown = Label(CHOICES[text]) if text in CHOICES else text
    return Label(UNITS[parameter.unit], (("value", shown),))


def value_label(parameter: Parameter, text: str) -> Fact:
    """How people read the value `text` of `parameter`; what the number cannot be stays as it was written.

    Money as everywhere, a share of a whole in per cent, a rate in per mille a month as the rulebook prints it, a
    count with what it counts. Zero is said in words where the number declares what zero means.
    """
    try:
        meaning = parameter.read(text)
    except ValueError:
        return as_written(parameter, text)
    if parameter.zero and meaning == 0:
        return Label(parameter.zero)
    match parameter.unit:
        case "yuan":
            return Yuan(parse_yuan(text))
        case "per_thousand":
            return percent(int(text))
        case "permille":
            return Label(_A_MONTH, (("rate", rate_of(int(meaning))),))
        case "count" if parameter.counts:
            return Label(COUNTED[parameter.counts], (("count", text),))
    return as_written(parameter, text)
