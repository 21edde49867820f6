"""The transparency log that goes out with the site: every record as a leaf, one signed checkpoint over all.

In:    an outcome that may be published, the fund's folder, the site that is to be replaced.
Out:   a `Log`: the files of `log/`, and the line that pages say about it; or LogRefused.
Never: looks at the clock (one commit, one checkpoint), signs what contradicts an earlier checkpoint, judges records.

Formats: C2SP tlog-tiles, tlog-checkpoint, signed-note. Leaf N-1 is the exact file of record N.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from hzpub.base.files import read_plain
from hzpub.base.words import N_
from hzpub.publish.attested import policy_files, witnessing
from hzpub.publish.held import FOLDER, LogRefused, Published, hold, keep_evidence
from hzpub.publish.recordfiles import RecordFiles
from hzpub.publish.verdict import Checked
from hzpub.reports.mark import OPEN, SIGNED, UNSIGNED, Mark
from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.merkle import Tree, leaf_hash
from hzpub.trust.notekeys import invented_seed, seed_of
from hzpub.trust.notes import LOG, BadNote, Note, VerifierKey, sign
from hzpub.trust.proofs import FOLDER as PROOFS
from hzpub.trust.proofs import proofs
from hzpub.trust.tiles import ENTRIES, bundles, hash_tiles, leaves_of, places, tree_from
from hzpub.trust.witnesses import MOST, NAME, Witnesses

KEY = "keys/log"
"""The builder's own key, made by `hzpub keygen log`; nobody seals with it."""


@dataclass(frozen=True)
class Log:
    """Everything under `log/`. `notes` are checkpoints by size, the newest last; `keys` are for whoever verifies.

    `policies` are the C2SP files that say which witnesses are enough.
    """

    tree: Tree
    leaves: Iterable[bytes]
    key: VerifierKey | None
    notes: Mapping[int, Note]
    mark: Mark
    keys: tuple[str, ...] = ()
    policies: tuple[tuple[str, bytes], ...] = ()

    def write(self, target: Path) -> None:
        """Write all files below `target`/log, then compute the root anew from what lies there."""
        folder, size = target / FOLDER, len(self.tree)
        newest = bytes(self.notes[size])
        _put(folder / "checkpoint", newest)
        if self.key is not None:
            _put(folder / "log.vkey", f"{self.key}\n".encode())
        for size, note in self.notes.items():
            _put(folder / "history" / str(size), bytes(note))
        for path, data in chain(hash_tiles(self.tree), self.policies):
            _put(folder / path, data)
        (folder / PROOFS).mkdir(exist_ok=True)
        for (path, data), (_, start, count) in zip(bundles(self.leaves), places(ENTRIES, size), strict=True):
            _put(folder / path, data)
            for name, proof in proofs(self.tree, self.notes[size], leaves_of(path, data, count), start):
                (folder / name).write_bytes(proof)
        again = tree_from(lambda path: (folder / path).read_bytes(), size)
        if again.root() != Checkpoint.parse(Note.parse(newest).text).root:
            raise RuntimeError("the log just written does not give its own root; this is a mistake in hzpub")


def make_log(root: Path, outcome: Checked, site: Path) -> Log:
    """The log of this outcome, held against what `site` has published and witnesses have signed.

    Raises LogRefused; what proves a contradiction then lies in `.hzpub/evidence/`.
    """
    head = outcome.chronicle.moments.head
    if head is None:
        raise LogRefused(N_("还没有章程，没有可公示的"), N_("先起草章程：hzpub new charter"))
    origin = f"hzpub/{head.id}"
    leaves = RecordFiles(root, outcome)
    tree = Tree(leaf_hash(data) for data in leaves)
    seed, state = _seed(root, head.id if head.is_fiction else "")
    key = VerifierKey.of_seed(origin, LOG, seed) if seed else None
    now = Checkpoint(origin, len(tree), tree.root())
    published = Published.read(site)
    try:
        hold(published, tree, now, keyed=key is not None)
        witnesses = _witnesses(root)
        seen = {each.size for each in witnesses.signed if each.size <= len(tree)}
        sizes = seen | published.notes.keys() | {len(tree)}
        kept = {size: note for size, note in published.notes.items() if size < len(tree)}
        made = {size: kept.get(size) or _note(origin, tree, size, seed) for size in sorted(sizes)}
        notes = _with_witnesses(made, witnesses, len(tree))
    except LogRefused as refused:
        if refused.evidence is not None:
            keep_evidence(root, [*refused.evidence, Note(now.text, ())])
        raise
    count = len(notes[len(tree)].signed_by(witnesses.keys))
    keys = tuple(map(str, ((key,) if key else ()) + witnesses.keys))
    agreed = outcome.book.affairs.policies
    mark = Mark(now.size, now.fingerprint, state, count, *witnessing(agreed, notes, witnesses.keys))
    return Log(tree, leaves, key, notes, mark, keys, tuple(policy_files(agreed, now.size, key)))


def _seed(root: Path, invented: str) -> tuple[bytes, str]:
    """The builder's seed and what it is worth; empty for a real fund that has no key yet."""
    path = root / KEY
    if path.is_file():
        try:
            return seed_of(path.read_text(encoding="ascii", errors="replace")), SIGNED
        except BadNote as bad:
            raise LogRefused(
                bad.reason, N_("{file} 用 hzpub keygen log 重做，不设口令"), {**bad.facts, "file": KEY}
            ) from None
    return (invented_seed(invented), OPEN) if invented else (b"", UNSIGNED)


def _note(origin: str, tree: Tree, size: int, seed: bytes) -> Note:
    text = Checkpoint(origin, size, tree.root(size)).text
    return Note(text, (sign(text, origin, seed),) if seed else ())


def _witnesses(root: Path) -> Witnesses:
    try:
        return Witnesses.parse(read_plain(root / NAME, MOST))
    except FileNotFoundError:
        return Witnesses()
    except OSError:
        message, fix = N_("{file} 打不开，或者不是普通文件"), N_("从备份取回 {file}")
        raise LogRefused(message, fix, {"file": NAME}) from None
    except BadNote as bad:
        raise LogRefused(bad.reason, N_("改好 {file}"), {**bad.facts, "file": NAME}) from None


def _with_witnesses(notes: Mapping[int, Note], witnesses: Witnesses, size: int) -> dict[int, Note]:
    """Every checkpoint with the witnesses' lines that belong to it. Raises LogRefused for one that contradicts us."""
    made = dict(notes)
    for each in witnesses.signed:
        facts = {"line": str(each.line), "name": each.key.name, "size": str(each.size), "now": str(size)}
        if each.size > size:
            raise LogRefused(
                N_("见证人 {name} 见证过 {size} 条，现在只有 {now} 条（log.witnesses 第 {line} 行）"),
                N_("公布过的记录不能少：从备份或别人的仓库把少了的取回来"),
                facts,
                (),
            )
        note = made[each.size]
        try:
            each.signature.verify(each.key, note.text)
        except BadNote:
            raise LogRefused(
                N_("见证人 {name} 在 {size} 条时见证的，不是现在这本账（log.witnesses 第 {line} 行）"),
                N_("先问见证人手里的签条；这一行抄错了就重抄，没有抄错，就是公布过的记录改了"),
                facts,
                (Note(note.text, (each.signature,)),),
            ) from None
        others = (line for line in note.signatures if not line.is_by(each.key))
        made[each.size] = Note(note.text, (*others, each.signature))
    return made


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
