"""PILOT-RISK-RESERVE: outside money makes good for what was written off, afterwards, and at most that."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import WARNING, Breach, breach, rule


@rule(
    "PILOT-RISK-RESERVE",
    title=N_("上面补来的风险金，核销以后才能收"),
    clause="S三(四)",
    on="risk_reserve_compensation",
    severity=WARNING,
    message=N_("{write_off} 号核销 {written}，已经补了 {before}，这次又补 {amount}，多了"),
    fix=N_("核对拨款文件是补哪一笔核销；补多了的问清楚，多的退回去"),
)
def makes_good(step: Step, _: Parameters) -> Iterator[Breach]:
    """All compensations for one write-off together are at most what it wrote off (the reference says: afterwards)."""
    affairs, record = step.before.affairs, step.record
    noted = affairs.write_offs.get(record["write_off"])
    if noted is None:
        return
    written = noted[1]
    before = sum(fen for number, fen in affairs.compensations.values() if number == record["write_off"])
    if before + record["amount"] > written:
        yield breach(
            "amount",
            write_off=record["write_off"],
            written=Yuan(written),
            before=Yuan(before),
            amount=Yuan(record["amount"]),
        )
