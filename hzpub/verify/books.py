"""Every signature, rule and fen again, told as four checks: history, seals, records, rules.

In:    a fund's folder, with its git history or without.
Out:   the outcome, the exact files in order and the tree over them; checks.
Never: writes into the folder; takes a bundle's or a site's word for anything.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hzpub.base.findings import Finding
from hzpub.base.words import N_, Label
from hzpub.pipeline import Outcome, Progress, check_fund
from hzpub.publish.held import LogRefused
from hzpub.publish.recordfiles import RecordFiles
from hzpub.trust.git_repository import open_repository
from hzpub.trust.history import HistoryMissing
from hzpub.trust.merkle import Tree, leaf_hash
from hzpub.verify.verdicts import Checks

MOST_TOLD = 20
_RECORDS = "records"

_GROUPS: Mapping[str, tuple[str, ...]] = {"history": ("SYS-APPEND",), "seals": ("SYS-SIGNED",), "records": ("SYS-",), "rules": ("",)}
"""Which findings belong to which check; the first that fits."""

_WRONG: Mapping[str, str] = {
    "history": N_("git 历史里有 {count} 处改动、删除或来历不明"),
    "seals": N_("印章和签名有 {count} 处不对"),
    "records": N_("记录本身有 {count} 处不对"),
    "rules": N_("规则和金额有 {count} 处不对，没有违规确认"),
}


@dataclass(frozen=True)
class Books:
    """What was checked. `tree` is None when the files do not make one unbroken row."""

    outcome: Outcome
    leaves: tuple[bytes, ...] = ()
    tree: Tree | None = None

    @property
    def origin(self) -> str:
        """The name of this fund's log."""
        head = self.outcome.chronicle.moments.head
        return f"hzpub/{head.id}" if head is not None else ""


def check_books(
    root: Path,
    checks: Checks,
    *,
    with_history: bool,
    as_of: date | None = None,
    progress: Progress | None = None,
) -> Books:
    """Check the fund in `root` from its first record on. Raises HistoryMissing."""
    outcome = check_fund(root, with_history=with_history, as_of=as_of, progress=progress, thorough=True)
    grouped: dict[str, list[Finding]] = {name: [] for name in _GROUPS}
    for finding in outcome.errors:
        grouped[_group(finding.rule)].append(finding)
    for name, found in grouped.items():
        if found:
            checks.fails(name, _WRONG[name], _told(found), count=len(found))
        else:
            _well(name, outcome, checks)
    if outcome.history is not None:
        _check_objects(root, checks)
    try:
        leaves = tuple(RecordFiles(root, outcome))
    except LogRefused as refused:
        checks.fails("row", N_("记录排不成一列"), [Label(refused.reason, tuple(refused.facts.items()))])
        return Books(outcome)
    return Books(outcome, leaves, Tree(map(leaf_hash, leaves)))


def _group(rule: str) -> str:
    return next(name for name, starts in _GROUPS.items() if rule.startswith(starts))


def _told(found: Iterable[Finding]) -> list[Label]:
    told = [
        Label(
            N_("{place} {rule} {what}"),
            (
                ("place", f"{each.place.file}:{each.place.line}" if each.place.line else each.place.file),
                ("rule", each.rule),
                ("what", Label(each.message, each.facts)),
            ),
        )
        for each in found
    ]
    more = len(told) - MOST_TOLD
    return told if more <= 0 else [*told[:MOST_TOLD], Label(N_("另有 {count} 处"), (("count", more),))]


def _well(name: str, outcome: Outcome, checks: Checks) -> None:
    files, count = outcome.counters["files"], outcome.counters["signatures"]
    if name == "history":
        if outcome.history is None:
            checks.unseen(name, N_("这里没有 git 历史，看不出有没有人删改过记录"))
            return
        said = N_("git 历史 {count} 次提交都查了：入过账的记录没有改过、删过")
        checks.holds(name, said, count=outcome.history.commits)
    elif name == "seals":
        checks.holds(name, N_("{count} 个印章和入账签名全部有效，都是当时的人盖的"), count=count)
    elif name == "records":
        checks.holds(name, N_("{count} 条记录逐条读过，一条接一条"), count=files)
    else:
        said = N_("规则和每一分钱从第一条算起都对；承认过的违规 {admitted} 处，截至 {day}")
        checks.holds(name, said, admitted=len(outcome.acknowledged), day=outcome.as_of)


def _check_objects(root: Path, checks: Checks) -> None:
    """Ask git itself whether every object is what its name says."""
    try:
        open_repository(root).answer("fsck", "--full", "--strict", "--no-dangling", "--no-progress")
    except HistoryMissing as broken:
        said = Label(broken.reason, tuple(broken.facts.items()))
        checks.fails("objects", N_("git 自己的检查（git fsck）没有通过"), [said])
    else:
        checks.holds("objects", N_("git 自己的检查（git fsck）通过"))
