"""The rules as a table: what `hzpub rules` prints and the site's rules page shows.

In:    the discovered rulebook, the reader's words.   Out: plain rows, sorted by id.
Never: runs a rule.
"""

from collections.abc import Mapping
from typing import Any

from hzpub.base.words import N_, Label, Words
from hzpub.rulebooks.discovery import mutual_aid
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
}


Own = tuple[tuple[str, str, str], ...]
"""What a charter sets: (parameter name, value as written, authority)."""


def catalogue(words: Words, own: Own = ()) -> list[dict[str, Any]]:
    """Every rule: id, title, clause, severity, kinds, parameters in force, page and owner."""
    rulebook = mutual_aid()
    values = {name: value for name, value, _ in own}
    return [
        {
            "id": rule.id,
            "title": words(rule.title),
            "clause": rule.clause,
            "severity": rule.severity.value,
            "severity_label": words.fact(rule.severity.label),
            "kinds": list(rule.on),
            "parameters": [_parameter(rulebook.parameters[name], values, words) for name in rule.parameters],
            "page": f"rules/{rule.id.lower()}.html",
            "owner": rule.kept_by,
            "can_be_acknowledged": rule.admissible,
        }
        for rule in rulebook.rules.values()
    ]


def value_label(parameter: Parameter, text: str) -> Label:
    """How people read the value `text` of `parameter`."""
    shown = Label(CHOICES[text]) if text in CHOICES else text
    return Label(UNITS[parameter.unit], (("value", shown),))


def _parameter(parameter: Parameter, own: Mapping[str, str], words: Words) -> dict[str, str]:
    value = own.get(parameter.name, parameter.default)
    return {
        "name": parameter.name,
        "label": words(parameter.label),
        "clause": parameter.clause,
        "value": words.fact(value_label(parameter, value)),
    }
