"""GOVERN-POOR-SHARE: when money is lent, poor households have their people in office, one of them on the board."""

from collections.abc import Iterator
from itertools import islice

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.arrears.liability import DECIDING
from hzpub.rulebooks.huzhu.govern.representatives import poor_on
from hzpub.rulebooks.huzhu.govern.seats import at_loan
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule
from hzpub.trust.authority import COUNCIL_OFFICES, SUPERVISOR_OFFICES

NONE_ON_BOARD = N_("监事会里没有贫困户的人")


@rule(
    "GOVERN-POOR-SHARE",
    title=N_("监事会里要有贫困户的人"),
    clause="R四2",
    on=DECIDING,
    parameters=("poor_representatives",),
    message=N_("理事会和监事会里贫困户的人有 {count} 个，至少要 {least} 个"),
    fix=N_("先选一位贫困户代表进监事会，写好任职记录，再批款放款；还款、退股照常办"),
)
def poor_have_a_say(step: Step, params: Parameters) -> Iterator[Breach]:
    """At least `poor_representatives` on council and board together, and one on the board itself.

    Counted are holders of the poor households' seat and persons who head a poor household.
    """
    book, least = step.before, params.poor_representatives
    if next(poor_on(book, *SUPERVISOR_OFFICES), None) is None:
        yield breach(at_loan(step), NONE_ON_BOARD)
        return
    if least == 1:
        return  # that one
    count = len(tuple(islice(poor_on(book, *COUNCIL_OFFICES, *SUPERVISOR_OFFICES), least)))
    if count < least:
        yield breach(at_loan(step), count=count, least=least)
