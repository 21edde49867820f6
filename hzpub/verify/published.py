"""The log that a site has published, computed anew from its own entry bundles.

In:    a place with `log/`, the checks so far.
Out:   a `PublishedLog`: every record file, the tree over them, the checkpoints and the key; checks on each.
Never: takes a hash from a tile that it could compute, reads more tiles than the size asks for.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hzpub.base.words import N_, Label
from hzpub.publish.held import FOLDER
from hzpub.reading.envelope import LARGEST
from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.merkle import HASH, Tree, leaf_hash
from hzpub.trust.notekeys import invented_seed
from hzpub.trust.notes import LOG, MOST_BYTES, BadNote, Note, VerifierKey
from hzpub.trust.proofs import proofs
from hzpub.trust.tiles import ENTRIES, WIDTH, BadTile, hash_tiles, leaves_of, places
from hzpub.verify.places import Place, Unread
from hzpub.verify.verdicts import CannotVerify, Checks

MOST_RECORDS = 300_000
"""Records that one run takes in; a village writes a few thousand in ten years."""
CHECKPOINT = f"{FOLDER}/checkpoint"
_VKEY = f"{FOLDER}/log.vkey"
_MOST_BUNDLE = WIDTH * (LARGEST + 2)
_MANY = 5

_TOO_MANY = N_("{path} 说有 {size} 条记录，太多了，不核对")


@dataclass(frozen=True)
class PublishedLog:
    """What the site's log says. `leaves` is None where the bundles could not be read."""

    note: Note
    checkpoint: Checkpoint
    key: VerifierKey | None
    leaves: tuple[bytes, ...] | None = None
    tree: Tree | None = None


def check_log(place: Place, checks: Checks) -> PublishedLog | None:
    """Read and check `log/` of a site; None when there is no readable checkpoint. Raises CannotVerify."""
    try:
        note = Note.parse(place.read(CHECKPOINT, MOST_BYTES))
        now = Checkpoint.parse(note.text)
    except (Unread, BadNote) as bad:
        checks.fails("checkpoint", N_("签条 {path} 读不懂"), [_why(bad)], path=CHECKPOINT)
        return None
    if now.size > MOST_RECORDS:
        raise CannotVerify(_TOO_MANY, "", path=CHECKPOINT, size=str(now.size))
    key = _check_signature(place, note, now, checks)
    try:
        leaves = tuple(_leaves(place, now.size))
    except (Unread, BadTile) as bad:
        checks.fails("entries", N_("网站上的记录原文读不全"), [_why(bad)])
        return PublishedLog(note, now, key)
    tree = Tree(map(leaf_hash, leaves))
    facts = {"size": str(now.size), "fingerprint": now.fingerprint}
    if tree.root() == now.root:
        checks.holds("root", N_("{size} 条记录从头算出的总指纹，就是签条上的（核对指纹 {fingerprint}）"), **facts)
    else:
        checks.fails("root", N_("{size} 条记录从头算出的总指纹，不是签条上的"), **facts)
    check_tiles(place, tree, checks)
    _check_proofs(place, tree, note, leaves, checks)
    return PublishedLog(note, now, key, leaves, tree)


def tell_signature(key: VerifierKey | None, checks: Checks) -> None:
    """Say what a checkpoint's signature by `key`, already found good, is worth; None for an unsigned one."""
    if key is None:
        checks.unseen("checkpoint", N_("签条没有签名：基金还没有签名的钥匙，看不出是谁写的"))
    elif key == VerifierKey.of_seed(key.name, LOG, invented_seed(key.name.removeprefix("hzpub/"))):
        said = N_("签条的签名对：{name}；这是示范用的钥匙，人人都算得出来，签名不作数")
        checks.holds("checkpoint", said, name=key.name)
    else:
        checks.holds("checkpoint", N_("签条的签名对：{name}"), name=key.name)


def _check_signature(place: Place, note: Note, now: Checkpoint, checks: Checks) -> VerifierKey | None:
    try:
        key = VerifierKey.parse(place.read(_VKEY, MOST_BYTES).decode("latin-1").removesuffix("\n"))
    except (Unread, BadNote) as bad:
        if isinstance(bad, Unread) and not note.signatures:
            tell_signature(None, checks)
        else:
            checks.fails("checkpoint", N_("核对签条的钥匙 {path} 不能用"), [_why(bad)], path=_VKEY)
        return None
    try:
        note.demand(key)
        if key.kind != LOG or key.name != now.origin:
            raise BadNote(N_("签条是“{origin}”的，钥匙是“{name}”的"), origin=now.origin, name=key.name)
    except BadNote as bad:
        checks.fails("checkpoint", N_("签条的签名不对"), [_why(bad)])
        return key
    tell_signature(key, checks)
    return key


def _leaves(place: Place, size: int) -> Iterator[bytes]:
    for path, _, count in places(ENTRIES, size):
        name = f"{FOLDER}/{path}"
        yield from leaves_of(name, place.read(name, _MOST_BUNDLE), count)


def check_tiles(place: Place, tree: Tree, checks: Checks) -> None:
    """Hold every published hash tile against the tree that the records make."""
    wrong, count = list[Label](), 0
    for path, data in hash_tiles(tree):
        name, count = f"{FOLDER}/{path}", count + 1
        try:
            published = place.read(name, WIDTH * HASH)
        except Unread as bad:
            wrong.append(bad.said)
            continue
        if published != data:
            wrong.append(_wrong_tile(path, len(tree), published, data))
    if wrong:
        checks.fails("tiles", N_("指纹文件和记录原文算出来的不一样"), wrong[:_MANY])
    else:
        checks.holds("tiles", N_("{count} 个指纹文件都和记录原文算出来的一样"), count=count)


def _wrong_tile(path: str, size: int, published: bytes, data: bytes) -> Label:
    """Which record it is, in the lowest row; else only the file."""
    name = f"{FOLDER}/{path}"
    start = next((start for found, start, _ in places(0, size) if found == path), None)
    pieces = ((published[at : at + HASH], data[at : at + HASH]) for at in range(0, len(data), HASH))
    differing = next((at for at, (there, here) in enumerate(pieces) if there != here), None)
    if start is None or differing is None:
        return Label(N_("{path} 不一样"), (("path", name),))
    facts = (("path", name), ("number", f"{start + differing + 1:06}"))
    return Label(N_("{path} 里，第 {number} 号记录的指纹不一样"), facts)


def _check_proofs(place: Place, tree: Tree, note: Note, leaves: tuple[bytes, ...], checks: Checks) -> None:
    if not place.is_near:
        checks.unseen("proofs", N_("每条记录的证明文件没有逐个取来；存下网站再核对就都查"))
        return
    wrong = list(_differing(place, proofs(tree, note, leaves)))
    if wrong:
        checks.fails("proofs", N_("有 {count} 个证明文件不对"), wrong[:_MANY], count=len(wrong))
    else:
        checks.holds("proofs", N_("{count} 条记录的证明文件都对"), count=len(leaves))


def _differing(place: Place, files: Iterable[tuple[str, bytes]]) -> Iterator[Label]:
    for path, data in files:
        name = f"{FOLDER}/{path}"
        try:
            if place.read(name, len(data)) != data:
                yield Label(N_("{path} 不一样"), (("path", name),))
        except Unread as bad:
            yield bad.said


def _why(bad: Unread | BadNote | BadTile) -> Label:
    if isinstance(bad, Unread):
        return bad.said
    facts: Mapping[str, str] = bad.facts
    return Label(bad.reason, tuple(facts.items()))
