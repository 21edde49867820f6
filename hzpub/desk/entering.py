"""Put drafts into the books: the full check first, then files and one commit, all or nothing.

In:    drafts with their seals, what only the entry knows, today, a signing function, the check.
Out:   entered records, committed; or a DeskError with the check's findings, and nothing written.
Never: enters an act against the rules, lets a damaged seal or identity pass, shares the folder with a second
       cashier, writes before the check has seen the very bytes it will write.

A rule guards an act, which can still be refused, or a fact, which has happened and must be enterable, or the
books would lie: kinds that report what the bank did, and anything marked `happened`, go in against a rule.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from hzpub.base.findings import Finding, Severity
from hzpub.base.words import N_, Words
from hzpub.desk.candidates import Candidate, Draft, make_candidates, read_drafts
from hzpub.desk.committing import Author, Git, blobs, open_git, prepare
from hzpub.desk.drafting import Settings
from hzpub.desk.errors import DeskError
from hzpub.desk.journal import Fault, Intent, Item, carry_out, settle_up
from hzpub.desk.locking import locked
from hzpub.desk.sealing import Sign
from hzpub.desk.sentence import sentence
from hzpub.desk.shelf import RECORDS, charter, last_entry, shown
from hzpub.trust.git_audit import tree
from hzpub.trust.git_repository import open_repository
from hzpub.trust.worktree import differences

BEYOND_PARDON = ("SYS-", "SEAL-", "KEY-", "CAPITAL-IDENTITY")
"""Rules that no happened fact and no breach record sets aside."""

REPAIRS = frozenset(
    {
        "breach",
        "breach_cure",
        "key_grant",
        "key_revocation",
        "office_appointment",
        "office_end",
        "reseal",
        "reversal",
        "void",
    }
)
"""Kinds that may be entered into damaged books, so that one mistake never locks a fund."""


class Verdict(Protocol):
    """What the check answers: errors that no breach record acknowledges."""

    @property
    def errors(self) -> Sequence[Finding]:
        """Unacknowledged errors, those of the candidates among them."""


class Check(Protocol):
    """The full check of a fund with `extra` (path, bytes) judged as if they lay in `records/` already."""

    def __call__(self, root: Path, *, with_history: bool, extra: Sequence[tuple[str, bytes]]) -> Verdict:
        """Check everything; `with_history` is false only before the first commit."""


@dataclass(frozen=True, slots=True)
class Entered:
    """A record that is in the books now, and the rules it went against as a fact that had happened."""

    number: str
    path: str
    digest: str
    commit: str
    draft: Path
    against: tuple[Finding, ...] = ()


def enter(
    root: Path,
    drafts: Sequence[Path],
    *,
    settings: Settings,
    at: dt.datetime,
    sign: Sign,
    check: Check,
    role: str = "cashier",
    happened: bool = False,
    fault: Fault = lambda _: None,
) -> list[Entered]:
    """Enter `drafts`, in this order, in one commit, and put them away under `.hzpub/entered/`.

    `settings` fill the entry boxes (`candidates.make_candidates`); `at` is the moment of the entry, with its
    offset from UTC: its day becomes `entered`; `role` signs with `sign`, the commit too where the charter requires it. Raises DeskError, having
    written nothing: bad drafts, errors of the check (in `.findings`), changes in `records/` that git does not
    know, another cashier at work, HEAD moved meanwhile. HistoryMissing and what `sign` raises pass through.
    An entry that was interrupted before is finished or taken back first.
    """
    with locked(root, "entering"):
        git = open_git(root)
        settle_up(git, fault)
        head = git.head()
        _refuse_changes(root, head)
        genesis = charter(root)
        ready = read_drafts(root, drafts, role, str(genesis.values["fund"]) if genesis else None)
        found = make_candidates(ready, settings, last_entry(root, _excused(ready)), today=at.date(), role=role, sign=sign)
        verdict = check(root, with_history=bool(head), extra=[(one.path, one.data) for one in found])
        drafted = {one.path: shown(git.root, one.draft.path) for one in found}
        against = _judge(verdict.errors, found, happened, drafted)
        fault("checked")
        values = genesis.values if genesis else found[0].draft.file.values
        author = Author(role, str(values["fund"]), at)
        signer = sign if values.get("commit_signatures") == "required" else None
        intent = _intent(git, head, found, author, signer)
        fault("prepared")
        carry_out(git, intent, {one.path: one.data for one in found}, fault)
    return [
        Entered(one.number, one.path, one.digest, intent.commit, one.draft.path, against[one.number]) for one in found
    ]


def _intent(git: Git, head: str, found: Sequence[Candidate], author: Author, sign: Sign | None) -> Intent:
    """Make the blobs and the commit, and say what is about to happen."""
    words = Words.chinese()
    lines = [f"{one.number} {sentence(one.draft.kind, one.draft.meanings, words)}" for one in found]
    if len(found) > 1:
        lines = [f"{found[0].number}-{found[-1].number}", "", *lines]
    ids = blobs(git, {one.path: one.data for one in found})
    commit = prepare(git, head, ids, author, "\n".join(lines), sign)
    items = (Item(one.path, one.digest, ids[one.path], shown(git.root, one.draft.path)) for one in found)
    return Intent(head, commit, f"hzpub enter {found[0].number}", tuple(items))


def _excused(drafts: Sequence[Draft]) -> frozenset[tuple[str, str]]:
    """Path and SHA-256 of the strays that void records among `drafts` excuse: they must not block their own cure."""
    voids = (draft.meanings for draft in drafts if draft.kind.name == "void")
    return frozenset((str(void["path"]), str(void["digest"]).removeprefix("sha256:")) for void in voids)


def _refuse_changes(root: Path, head: str) -> None:
    """Refuse to build on files that are not those of HEAD, whatever git's index thinks of them."""
    known = {}
    if head:
        listing = tree(open_repository(root))
        known = {path: entry for path, entry in listing.items() if path.startswith(f"{RECORDS}/")}
    differing, strange = differences(root, RECORDS, known)
    if paths := sorted({*differing, *strange}):
        raise DeskError(
            N_("records/ 里有 {count} 个文件和 git 里的不一样：{paths}"),
            N_("改动过的用 git checkout 恢复，多出来的移走；新记录只能经 hzpub enter 进来"),
            count=len(paths),
            paths="、".join(paths[:5]),
        )


def _judge(
    errors: Sequence[Finding], found: Sequence[Candidate], happened: bool, drafted: Mapping[str, str]
) -> Mapping[str, tuple[Finding, ...]]:
    """Refuse, or answer for each candidate the rules that it may go against as a fact.

    What refuses points into the draft, which the person has at hand; `drafted` tells which it is.
    """
    number_at = {one.path: one.number for one in found}
    kinds = {one.number: one.draft.kind for one in found}
    repair = all(kind.name in REPAIRS for kind in kinds.values())
    refusing: list[Finding] = []
    against: dict[str, list[Finding]] = {number: [] for number in kinds}
    for error in _flat(errors):
        number = error.record if error.record in kinds else number_at.get(error.place.file, "")
        pardon = not error.rule.startswith(BEYOND_PARDON)
        if number and pardon and (happened or kinds[number].happened):
            against[number].append(error)
        elif number or not (pardon or repair):
            file = drafted.get(error.place.file, error.place.file)
            refusing.append(replace(error, place=replace(error.place, file=file)))
    if refusing:
        if all(not error.rule.startswith(BEYOND_PARDON) for error in refusing):
            fix = N_("照提示改好再入账；钱已经付了，就加 --happened 如实入账，再做违规确认")
        else:
            fix = N_("照提示改好再入账；这样的错误不能先入账后确认")
        raise DeskError(N_("没有入账：检查出 {count} 处错误"), fix, findings=tuple(refusing), count=len(refusing))
    return {number: tuple(rules) for number, rules in against.items()}


def _flat(errors: Sequence[Finding]) -> Iterator[Finding]:
    """Every error, those folded under their cause included."""
    for error in errors:
        if error.severity is Severity.ERROR and not error.acknowledged:
            yield error
        yield from _flat(error.related)
