"""The whole verification of one source, read top to bottom, and its comparison with a second.

In:    a source, what a stranger holds, perhaps a second source.
Out:   `Report`: every check, how many records, the fingerprint; CannotVerify or HistoryMissing where nothing can be said.
Never: stops at the first thing that does not hold; leaves out a check without saying so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hzpub.base.files import read_plain
from hzpub.base.words import N_, Label
from hzpub.pipeline import Progress
from hzpub.publish.held import LogRefused, Published, hold
from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.merkle import Tree
from hzpub.trust.notes import BadNote, Note, Signature, VerifierKey
from hzpub.trust.policies import Policy
from hzpub.trust.witnesses import MOST, NAME, Witnesses
from hzpub.verify.books import Books, check_books
from hzpub.verify.holding import Held
from hzpub.verify.logfiles import Agreed, check_packed_log
from hzpub.verify.places import FolderPlace
from hzpub.verify.published import tell_signature
from hzpub.verify.sites import check_site
from hzpub.verify.sources import Source, leaf_hashes
from hzpub.verify.unpacking import check_contents, check_sums
from hzpub.verify.verdicts import CannotVerify, Checks
from hzpub.verify.witnessed import check_cosignatures, check_held, check_history


@dataclass(frozen=True)
class Report:
    """What came out. `now` is the checkpoint over all records, None when they make no row."""

    source: Source
    checks: Checks
    now: Checkpoint | None = None


def verify(
    source: Source,
    held: Held,
    scratch: Path,
    *,
    with_history: bool = True,
    against: Source | None = None,
    progress: Progress | None = None,
) -> Report:
    """Check everything about `source`. Raises CannotVerify, HistoryMissing."""
    checks = Checks()
    if source.fund is not None:
        origin, tree, key = _verify_fund(source, source.fund, held, checks, with_history, progress)
    else:
        origin, tree, key = _verify_site(source, held, scratch / "site", checks, progress)
    if tree is None:
        checks.unseen("held", N_("记录不全，你手里的纸条、签条和见证没能比"))
        return Report(source, checks)
    check_held(held, origin, tree, key, checks)
    if not (held.slips or held.saved or held.key):
        checks.unseen("held", N_("没有给纸条（--slip）、存下的签条（--witnessed）或钥匙（--key）：整本账另造一份，只有它们看得出"))
    if against is not None:
        _compare(tree, against, checks)
    return Report(source, checks, Checkpoint(origin, len(tree), tree.root()))


_Found = tuple[str, Tree | None, VerifierKey | None]


def _verify_fund(
    source: Source, root: Path, held: Held, checks: Checks, with_history: bool, progress: Progress | None
) -> _Found:
    if source.pack is not None:
        check_sums(source.pack, checks)
    books = check_books(root, checks, with_history=with_history, progress=progress)
    if source.pack is not None:
        check_contents(source.pack, source.told or {}, root, books.outcome, checks)
    if books.tree is None:
        return books.origin, None, None
    key, notes = _held_against_site(source, books, books.tree, checks)
    witnesses = _witnesses(root, checks)
    cosigned = [(each.size, each.signature) for each in witnesses.signed] + list(_foreign(notes, key))
    _check_cosigned(cosigned, [*witnesses.keys, *held.witnesses], books, books.tree, checks)
    return books.origin, books.tree, key


def _verify_site(
    source: Source, held: Held, scratch: Path, checks: Checks, progress: Progress | None
) -> _Found:
    if source.site is None:
        raise CannotVerify(N_("没有网站可以核对"))
    log, books, notes = check_site(source.site, scratch, checks, progress)
    if log is None or books is None or log.tree is None:
        return "", None, None
    check_history(notes, log.checkpoint.origin, log.tree, log.key, checks)
    cosigned = list(_foreign([*notes.values(), log.note], log.key))
    _check_cosigned(cosigned, list(held.witnesses), books, log.tree, checks)
    checks.unseen("pages", N_("网页、下载的表格、打印件没有逐个重做：有仓库的人运行 hzpub build --site mine，再逐个文件比"))
    return log.checkpoint.origin, log.tree, log.key


def _check_cosigned(
    cosigned: list[tuple[int, Signature]], keys: list[VerifierKey], books: Books, tree: Tree, checks: Checks
) -> None:
    """Witnesses' lines, by the keys in hand and those that the fund's own records appoint."""
    policies: tuple[Policy, ...] = books.outcome.book.affairs.policies
    appointed = dict.fromkeys(each.vkey for policy in policies for each in policy.witnesses)
    known = [*keys, *map(VerifierKey.parse, appointed)]
    check_cosignatures(cosigned, known, policies, books.origin, tree, checks)


def _held_against_site(
    source: Source, books: Books, tree: Tree, checks: Checks
) -> tuple[VerifierKey | None, list[Note]]:
    """The records against what was published; answers the log's key and the checkpoints."""
    if source.published is None or not (source.published / "log").is_dir():
        checks.unseen("published", N_("这里没有公布过的网站（log/checkpoint），没有以前公布的签条可比"))
        return None, []
    try:
        published = Published.read(source.published)
        hold(published, tree, Checkpoint(books.origin, len(tree), tree.root()), keyed=True)
    except LogRefused as refused:
        why = Label(refused.reason, tuple(refused.facts.items()))
        checks.fails("published", N_("记录和公布过的签条接不上"), [why])
        return None, []
    count, size = len(published.notes), published.newest
    said = N_("公布过的 {count} 张签条都对得上：公布到第 {size} 条，现在共 {now} 条")
    checks.holds("published", said, count=count, size=size, now=len(tree))
    tell_signature(published.key, checks)
    if source.pack is not None:
        agreed = Agreed.of(books.outcome.book.affairs.policies, size, published.key)
        check_packed_log(FolderPlace(source.published), books.leaves, agreed, checks)
    return published.key, list(published.notes.values())


def _witnesses(root: Path, checks: Checks) -> Witnesses:
    try:
        return Witnesses.parse(read_plain(root / NAME, MOST))
    except FileNotFoundError:
        return Witnesses()
    except BadNote as bad:
        checks.fails("cosignature", N_("见证人的文件 {file} 写得不对"), [Label(bad.reason, tuple(bad.facts.items()))], file=NAME)
    except OSError:
        checks.fails("cosignature", N_("见证人的文件 {file} 写得不对"), file=NAME)
    return Witnesses()


def _foreign(notes: list[Note], key: VerifierKey | None) -> Iterator[tuple[int, Signature]]:
    """Size and line of every signature that is not the log's own."""
    for note in notes:
        try:
            size, origin = Checkpoint.parse(note.text).size, Checkpoint.parse(note.text).origin
        except BadNote:
            continue
        for line in note.signatures:
            if line.name != origin and (key is None or not line.is_by(key)):
                yield size, line


def _compare(tree: Tree, other: Source, checks: Checks) -> None:
    """Whether one of two is the beginning of the other; a fork names its first record."""
    theirs, ours = leaf_hashes(other, Checks()), tree.levels[0]
    facts = {"other": other.name, "there": str(len(theirs)), "here": str(len(ours))}
    pairs = enumerate(zip(ours, theirs, strict=False), 1)
    first = next((number for number, (one, two) in pairs if one != two), None)
    if first is not None:
        said = N_("和 {other} 从第 {number} 号记录起不一样：有两本账")
        checks.fails("against", said, number=f"{first:06}", **facts)
    elif len(ours) == len(theirs):
        checks.holds("against", N_("和 {other} 一样，都是 {here} 条"), **facts)
    elif len(ours) < len(theirs):
        checks.holds("against", N_("{other} 有 {there} 条，前 {here} 条和这里一样；这里是较早的一份"), **facts)
    else:
        checks.holds("against", N_("{other} 只有 {there} 条，都和这里一样；那边是较早的一份"), **facts)


