"""PILOT-RISK-SILENT: a charter that names neither article is reminded, once."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import WARNING, Breach, breach, rule


@rule(
    "PILOT-RISK-SILENT",
    title=N_("章程没有写防风险和退出的条文，会提示"),
    clause="S三(四)",
    on="charter",
    severity=WARNING,
    message=N_("没有写风险控制和退出办法在章程哪一条"),
    fix=N_("章程里有的，写上是哪一条；没有的，开会员大会补上"),
)
def names_no_article(step: Step, _: Parameters) -> Iterator[Breach]:
    """At least one of the two articles is named; one without the other is PILOT-RISK-CONTROL's."""
    if not step.record.get("risk_control") and not step.record.get("exit_terms"):
        yield breach("articles")
