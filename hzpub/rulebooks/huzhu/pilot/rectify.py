"""PILOT-RECTIFY: an inspection that wants something mended says until when; a rectification answers such a one, once."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "PILOT-RECTIFY",
    title=N_("检查要整改的写期限，整改对得上检查"),
    clause="S三(五)",
    on=("inspection", "rectification"),
    message=N_("要整改，没有写整改期限"),
    fix=N_("写明最迟哪一天改好"),
)
def rectification(step: Step, _: Parameters) -> Iterator[Breach]:
    """A demand to mend has a deadline after the inspection; a rectification answers an open demand."""
    record = step.record
    if record.kind.name == "inspection":
        deadline = record.get("deadline")
        if record["must_mend"] == "yes" and deadline is None:
            yield breach("must_mend")
        elif deadline is not None and deadline < record.date:
            message, fix = N_("整改期限{deadline}比检查还早"), N_("核对年份和月份")
            yield breach("deadline", message, fix, deadline=deadline)
        return
    found = step.before.affairs.inspections.get(record["inspection"])
    if found is not None and not found.must_mend:
        message, fix = N_("{number} 号检查没有要求整改"), N_("写要求整改的那次检查；没有就不用记")
        yield breach("inspection", message, fix, number=found.number)
    elif found is not None and found.rectified:
        message, fix = N_("{number} 号检查已经整改过（{by} 号）"), N_("补充的说明写进下一次检查")
        yield breach("inspection", message, fix, number=found.number, by=found.rectified)
