"""A witness signs a checkpoint, wherever it comes from, and remembers what she signed.

In:    a source of a published log, the witness's key and memory, the time.
Out:   the line to take back; a proof for somebody who has no copy of the site.
Never: signs before remembering, signs less or other than before, throws away what proves a contradiction.

A witness's memory is one small file: the log's key, and below it the checkpoint signed last. Of two runs at once
one is turned away, so that both never sign from the same memory.
"""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from hzpub.base.files import read_plain
from hzpub.base.words import N_
from hzpub.desk.locking import locked
from hzpub.desk.witness_sources import Source, checkpoint_of, key_of, tree_of
from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.merkle import BadProof, verify_consistency
from hzpub.trust.notekeys import seed_of
from hzpub.trust.notes import MOST_BYTES, WITNESS, BadNote, Note, VerifierKey, cosign
from hzpub.trust.safely import write_safely
from hzpub.trust.tiledtree import TiledTree
from hzpub.trust.witnesses import Forked, examine, read_proof, write_proof

_NO_LOG = N_("还没有这本账的核对钥匙：用 --log 写上，或把网站的 log.vkey 存在签条旁边")
_OTHER_KEY = N_("这本账换了签名的钥匙：先问清楚，再另起一个记事文件（--state）")
_TILES = N_("签条旁边的 tile 文件夹和签条对不上")
_CHANGED = N_("以前见证过的前 {size} 条，在这张签条下面已经不是原来的样子：公布过的记录改了")
_CANNOT_PROVE = N_("这里只有 {size} 条，证明不了从第 {since} 条起")


@dataclass(frozen=True, slots=True)
class Witnessed:
    """What a witness hands back: the line, and the key that others check it with."""

    line: str
    key: VerifierKey
    checkpoint: Checkpoint
    is_first: bool


def witness(
    source: Source, keyfile: Path, state: Path, *, at: int, log: str = "", proof: bytes = b""
) -> Witnessed:
    """Sign the checkpoint of `source` as seen at unix time `at`; remembers it in `state` first.

    `log` is the log's key, needed the first time where the source has no log.vkey; `proof` a consistency proof,
    needed where it has no tiles. Raises BadNote, Forked (both checkpoints are then kept beside `state`), BadProof,
    BadTile, DeskError, OSError, and what the source raises.
    """
    seed = seed_of(read_plain(keyfile, MOST_BYTES).decode("ascii", "replace"))
    with locked(state.resolve().parent, "witnessing"):
        note, given = Note.parse(checkpoint_of(source)), log.strip() or key_of(source)
        known_key, before = _memory(state)
        known = Checkpoint.parse(before.text) if before else None
        try:
            key = known_key or (VerifierKey.parse(given) if given else None)
            if key is None:
                raise BadNote(_NO_LOG)
            is_ours = Checkpoint.parse(note.text).origin == key.name
            if is_ours and given and VerifierKey.parse(given) != key:
                raise BadNote(_OTHER_KEY)
            now = _examined(note, key, known, source, proof)
        except Forked:
            _keep(state, note, before)
            raise
        write_safely(state, f"{key}\n".encode() + bytes(note))
    line = f"{now.size} {cosign(note.text, keyfile.name, seed, at)}"
    return Witnessed(line, VerifierKey.of_seed(keyfile.name, WITNESS, seed), now, known is None)


def proof_since(source: Source, since: int) -> str:
    """Prove from the tiles of `source` that the first `since` records are what they were.

    Raises BadNote, BadTile, OSError.
    """
    now = Checkpoint.parse(Note.parse(checkpoint_of(source)).text)
    if not 0 < since <= now.size:
        raise BadNote(_CANNOT_PROVE, size=str(now.size), since=str(since))
    return write_proof(since, _proved(_tree(now, source), since, now))


def _examined(
    note: Note, key: VerifierKey, known: Checkpoint | None, source: Source, proof: bytes
) -> Checkpoint:
    now = Checkpoint.parse(note.text)
    grown = known is not None and now.origin == known.origin and now.size > known.size > 0
    if proof or known is None or not grown:
        return examine(note, key, known, read_proof(proof) if proof else None)
    note.demand(key)
    tree = _tree(now, source)
    hashes = _proved(tree, known.size, now)
    if tree.root(known.size) != known.root:
        raise Forked(_CHANGED, size=str(known.size))
    return examine(note, key, known, (known.size, hashes))


def _tree(now: Checkpoint, source: Source) -> TiledTree:
    """The tree in the tiles, which must be the one the checkpoint speaks of."""
    tree = tree_of(source, now.size)
    if tree.root() != now.root:
        raise BadNote(_TILES)
    return tree


def _proved(tree: TiledTree, since: int, now: Checkpoint) -> tuple[bytes, ...]:
    """The proof from `since` on; tiles that contradict each other prove nothing against anybody. Raises BadNote."""
    hashes = tree.consistency(since, now.size)
    try:
        verify_consistency(since, now.size, hashes, tree.root(since), now.root)
    except BadProof:
        raise BadNote(_TILES) from None
    return hashes


def _memory(state: Path) -> tuple[VerifierKey | None, Note | None]:
    if not state.exists():
        return None, None
    first, _, note = read_plain(state, 2 * MOST_BYTES).partition(b"\n")
    return VerifierKey.parse(first.decode("latin-1")), Note.parse(note)


def _keep(state: Path, *notes: Note | None) -> None:
    """Lay checkpoints that contradict each other beside the memory, each under its own hash."""
    for data in (bytes(note) for note in notes if note is not None):
        path = state.with_name(f"{state.name}.{sha256(data).hexdigest()[:16]}.note")
        if not path.exists():
            write_safely(path, data)
