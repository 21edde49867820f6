"""A witness signs a checkpoint away from any network; the fund keeps the line that comes back.

In:    a checkpoint file, the witness's key and memory; or a line that somebody brought.
Out:   the line to take back; `log.witnesses` with one line more; a proof for somebody who has no copy of the site.
Never: signs before remembering, signs less or other than before, keeps a line that does not hold.

A witness's memory is one small file: the log's key, and below it the checkpoint signed last.
"""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from hzpub.base.words import N_
from hzpub.desk.locking import locked
from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.merkle import BadProof, Tree
from hzpub.trust.notekeys import seed_of
from hzpub.trust.notes import MOST_BYTES, WITNESS, BadNote, Note, VerifierKey, cosign
from hzpub.trust.safely import write_safely
from hzpub.trust.tiles import tree_from
from hzpub.trust.witnesses import NAME, Forked, Witnesses, examine, read_proof, read_signed, write_proof

_HEADER = """\
# 见证人和他们的签名，由 hzpub witness --add 添加；随记录一起进 git
"""
_NO_LOG = N_("还没有这本账的核对钥匙：用 --log 写上，或把网站的 log.vkey 存在签条旁边")
_OTHER_KEY = N_("这本账换了签名的钥匙：先问清楚，再另起一个记事文件（--state）")
_TILES = N_("签条旁边的 tile 文件夹和签条对不上")
_CHANGED = N_("以前见证过的前 {size} 条，在这张签条下面已经不是原来的样子：公布过的记录改了")
_STRANGER = N_("见证人“{name}”还不认识：先添加他的核对钥匙（名称+编号+公钥那一行）")
_NOT_WITNESS = N_("这不是见证人的核对钥匙")
_NOT_PUBLISHED = N_("网站没有公布过 {size} 条时的签条")
_CANNOT_PROVE = N_("这里只有 {size} 条，证明不了从第 {since} 条起")
_LATER = N_("{size} 条的签名，比签条上的还多")


@dataclass(frozen=True, slots=True)
class Witnessed:
    """What a witness hands back: the line, and the key that others check it with."""

    line: str
    key: VerifierKey
    checkpoint: Checkpoint
    is_first: bool


def witness(
    path: Path, keyfile: Path, state: Path, *, at: int, log: str = "", proof: Path | None = None
) -> Witnessed:
    """Sign the checkpoint at `path` as seen at unix time `at`; remembers it in `state` first.

    `log` is the log's key, needed the first time where no log.vkey lies beside the checkpoint; `proof` a consistency
    proof, needed where its tiles do not. Raises BadNote, Forked (the checkpoint is then kept beside `state`),
    BadProof, BadTile, DeskError, OSError.
    """
    seed = seed_of(keyfile.read_text(encoding="ascii", errors="replace"))
    name = keyfile.name
    with locked(state.resolve().parent, "witnessing"):
        note = _note(path)
        given = log or (
            path.with_name("log.vkey").read_text("utf-8") if path.with_name("log.vkey").exists() else ""
        )
        known_key, known = _memory(state)
        key = known_key or (VerifierKey.parse(given.strip()) if given else None)
        if key is None:
            raise BadNote(_NO_LOG)
        if given and VerifierKey.parse(given.strip()) != key:
            raise BadNote(_OTHER_KEY)
        try:
            now = _examined(note, key, known, path.parent, proof)
        except Forked:
            kept = bytes(note)
            digest = sha256(kept).hexdigest()[:16]
            write_safely(state.with_name(f"{state.name}.{digest}.note"), kept)
            raise
        write_safely(state, f"{key}\n".encode() + bytes(note))
    line = f"{now.size} {cosign(note.text, name, seed, at)}"
    return Witnessed(line, VerifierKey.of_seed(name, WITNESS, seed), now, known is None)


def proof_since(path: Path, since: int) -> str:
    """Prove from the tiles beside the checkpoint at `path` that its first `since` records are what they were.

    Raises BadNote, BadTile, OSError.
    """
    now = Checkpoint.parse(_note(path).text)
    if not 0 < since <= now.size:
        raise BadNote(_CANNOT_PROVE, size=str(now.size), since=str(since))
    return write_proof(since, _tree(now, path.parent).consistency(since, now.size))


def add(root: Path, site: Path, line: str) -> str:
    """Keep a witness's key, or a signature over something `site` has published, in `log.witnesses`; answers the name.

    A line that is there already changes nothing. Raises BadNote, OSError.
    """
    line, path = line.strip(), root / NAME
    before = path.read_bytes() if path.exists() else _HEADER.encode()
    known = Witnesses.parse(before)
    if line[:1].isdigit() and " — " in line:
        size, signature = read_signed(line)
        key = next((each for each in known.keys if signature.is_by(each)), None)
        if key is None:
            raise BadNote(_STRANGER, name=signature.name)
        signature.verify(key, _published(site, size).text)
        name = key.name
    else:
        key = VerifierKey.parse(line)
        if key.kind != WITNESS:
            raise BadNote(_NOT_WITNESS)
        name = key.name
    if line not in before.decode("utf-8").split("\n"):
        after = before + (b"" if before.endswith(b"\n") or not before else b"\n") + f"{line}\n".encode()
        Witnesses.parse(after)
        write_safely(path, after)
    return name


def _examined(
    note: Note, key: VerifierKey, known: Checkpoint | None, folder: Path, proof: Path | None
) -> Checkpoint:
    now = Checkpoint.parse(note.text)
    grown = known is not None and now.size > known.size
    if proof is not None or known is None or not grown:
        return examine(note, key, known, read_proof(_read(proof)) if proof else None)
    hashes = _tree(now, folder).consistency(known.size, now.size)
    try:
        return examine(note, key, known, (known.size, hashes))
    except BadProof:
        raise Forked(_CHANGED, size=str(known.size)) from None


def _tree(now: Checkpoint, folder: Path) -> Tree:
    """The tree in the tiles of `folder`, which must be the one the checkpoint speaks of."""
    tree = tree_from(lambda name: _read(folder / name), now.size)
    if tree.root() != now.root:
        raise BadNote(_TILES)
    return tree


def _memory(state: Path) -> tuple[VerifierKey | None, Checkpoint | None]:
    if not state.exists():
        return None, None
    first, _, note = _read(state).partition(b"\n")
    return VerifierKey.parse(first.decode("latin-1")), Checkpoint.parse(Note.parse(note).text)


def _published(site: Path, size: int) -> Note:
    """The checkpoint of `size` records that `site` has published."""
    note = _note(site / "log" / "checkpoint")
    newest = Checkpoint.parse(note.text).size
    if size > newest:
        raise BadNote(_LATER, size=str(size))
    if size == newest:
        return note
    path = site / "log" / "history" / str(size)
    if not path.is_file():
        raise BadNote(_NOT_PUBLISHED, size=str(size))
    return _note(path)


def _note(path: Path) -> Note:
    return Note.parse(_read(path))


def _read(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)
