"""KEY-OLD-NEW: who may change keys and offices is changed only by seals that count before and after."""

from collections.abc import Iterator

from hzpub.base.words import N_, Label
from hzpub.kinds.vocabulary import OFFICES
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule
from hzpub.rulebooks.system.key_threshold import THRESHOLD

NEEDED = 2


@rule(
    "KEY-OLD-NEW",
    title=N_("换理事长、监事、财政所的人，要用换完还算数的章"),
    clause=N_("推定"),
    on=("office_appointment", "office_end"),
    admissible=False,
    message=N_("{office}换人以后，这几个章里只有 {count} 个还算数，要 {needed} 个"),
    fix=N_("请不换的两方盖章：换理事长由监事会和财政所盖，换监事由财政所和理事长盖，换财政所的人由监事会和理事长盖"),
)
def counts_before_and_after(step: Step, _: Parameters) -> Iterator[Breach]:
    """Of the seals of such a change (all good before it), two are still good after it.

    The new holder shows that he has his key by sealing the grant of it, before or after.
    """
    before, after, office = step.before.authority, step.after.authority, step.record["office"]
    if before.roles.get(office) not in THRESHOLD:
        return
    seals = [seal for seal in step.record.seals if seal.role in THRESHOLD]
    count = sum(after.sealer(seal.role, seal.key)[0] != "" for seal in seals)
    if len(seals) >= NEEDED > count:
        yield breach("seals", office=Label(OFFICES[office]), count=count, needed=NEEDED)
