"""EXIT-CLOSED: after the final account nothing moves any more; what remains is to put mistakes right in the open."""

from collections.abc import Iterator

from hzpub.base.words import N_, Label
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

STILL_OPEN = (
    "breach",
    "breach_cure",
    "void",
    "reversal",
    "key_grant",
    "key_revocation",
    "reseal",
    "office_appointment",
    "office_end",
    "witness_policy",
    "objection",
    "objection_reply",
)
"""Kinds that are entered after the end: mistakes and complaints, keys, offices and witnesses."""


@rule(
    "EXIT-CLOSED",
    title=N_("清算终结以后，账不再动"),
    clause="S三(五)",
    message=N_("{number} 号清算终结以后，不能再记“{kind}”"),
    fix=N_("不用记；终结那一条真有错，先冲正它"),
)
def nothing_after(step: Step, _: Parameters) -> Iterator[Breach]:
    """After a final account that stands, only what `STILL_OPEN` names is entered."""
    ending = step.before.affairs.winding_up
    if ending is not None and ending.closed and step.record.kind.name not in STILL_OPEN:
        yield breach("kind", number=ending.closed, kind=Label(step.record.kind.title))
