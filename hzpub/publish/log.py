"""The transparency log that goes out with the site: every record as a leaf, one signed checkpoint over all.

In:    an outcome that may be published, the fund's folder, the site that is to be replaced.
Out:   a `Log`: the files of `log/`, and the line that pages say about it; or LogRefused.
Never: looks at the clock (one commit, one checkpoint), signs what contradicts an earlier checkpoint, judges records.

Formats: C2SP tlog-tiles, tlog-checkpoint, signed-note. Leaf N-1 is the exact file of record N.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from hzpub.base.words import N_
from hzpub.publish.held import FOLDER, LogRefused, Published, hold, keep_evidence
from hzpub.publish.verdict import Checked
from hzpub.reports.line import Line
from hzpub.reports.mark import OPEN, SIGNED, UNSIGNED, Mark
from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.git_audit import objects
from hzpub.trust.git_repository import open_repository
from hzpub.trust.merkle import Tree, leaf_hash
from hzpub.trust.notekeys import invented_seed, seed_of
from hzpub.trust.notes import LOG, BadNote, Note, VerifierKey, sign
from hzpub.trust.tiles import bundles, hash_tiles, tree_from
from hzpub.trust.witnesses import MOST, NAME, Witnesses

KEY = "keys/log"
"""The builder's own key, made by `hzpub keygen log`; nobody seals with it."""


@dataclass(frozen=True)
class Log:
    """Everything under `log/`. `notes` are checkpoints by size, the newest last."""

    tree: Tree
    leaves: "Leaves"
    key: VerifierKey | None
    notes: Mapping[int, Note]
    mark: Mark

    def write(self, target: Path) -> None:
        """Write all files below `target`/log, then compute the root anew from what lies there."""
        folder = target / FOLDER
        newest = bytes(self.notes[len(self.tree)])
        _put(folder / "checkpoint", newest)
        if self.key is not None:
            _put(folder / "log.vkey", f"{self.key}\n".encode())
        for size, note in self.notes.items():
            _put(folder / "history" / str(size), bytes(note))
        for files in (hash_tiles(self.tree), bundles(self.leaves)):
            for path, data in files:
                _put(folder / path, data)
        again = tree_from(lambda path: (folder / path).read_bytes(), len(self.tree))
        if again.root() != Checkpoint.parse(Note.parse(newest).text).root:
            raise RuntimeError("the log just written does not give its own root; this is a mistake in hzpub")


class Leaves:
    """The bytes of every record as they were checked, in the order of their numbers."""

    def __init__(self, root: Path, outcome: Checked) -> None:
        self._root, self._outcome = root, outcome
        self._lines = sorted(outcome.chronicle, key=lambda line: line.number)

    def __iter__(self) -> Iterator[bytes]:
        """Raises LogRefused for a gap, and for a file that is no longer what was checked."""
        for number, line in enumerate(self._lines, 1):
            if line.number != f"{number:06}":
                raise LogRefused(
                    N_("没有第 {number} 号记录"),
                    N_("运行 hzpub check 看缺在哪里"),
                    {"number": f"{number:06}"},
                )
            yield self._bytes(line)

    def _bytes(self, line: Line) -> bytes:
        try:
            data = (self._root / line.path).read_bytes()
        except OSError:
            data = b""
        if sha256(data).hexdigest() != line.digest:
            data = self._entered(line.path)
        if sha256(data).hexdigest() != line.digest:
            raise LogRefused(
                N_("{file} 在核对的时候变了"), N_("等别的程序写完，再做一次"), {"file": line.path}
            )
        return data

    def _entered(self, path: str) -> bytes:
        """The bytes git has, where a breach record admits that the working file is another."""
        history = self._outcome.history
        if history is None or path not in history.additions:
            return b""
        blob = history.additions[path].blob
        return next((data for _, data in objects(open_repository(self._root), [blob])), b"")


def make_log(root: Path, outcome: Checked, site: Path) -> Log:
    """The log of this outcome, held against what `site` has published and witnesses have signed.

    Raises LogRefused; what proves a contradiction then lies in `.hzpub/evidence/`.
    """
    head = outcome.chronicle.moments.head
    if head is None:
        raise LogRefused(N_("还没有章程，没有可公示的"), N_("先起草章程：hzpub new charter"))
    origin = f"hzpub/{head.id}"
    leaves = Leaves(root, outcome)
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
    return Log(tree, leaves, key, notes, Mark(now.size, now.fingerprint, state, count))


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
        with (root / NAME).open("rb") as stream:
            return Witnesses.parse(stream.read(MOST + 1))
    except FileNotFoundError:
        return Witnesses()
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
