"""Steps on the published log: checkpoints, keys, witnesses' lines and records, as whoever holds the log's key writes them.

In:    a `Scene` over a site, and the step's argument.
Out:   `log/`, changed; with `anew` all that follows from it too.
Never: asks whether it is good.
"""

import re
import shutil
from collections.abc import Callable, Mapping
from typing import Any

from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.merkle import Tree, leaf_hash
from hzpub.trust.notekeys import invented_seed
from hzpub.trust.notes import LOG, Note, Signature, VerifierKey, cosign, sign
from hzpub.trust.proofs import proofs
from hzpub.trust.tiles import ENTRIES, bundles, hash_tiles, leaves_of, places
from tests.tamper.scene import Scene
from tests.tamper.siteground import SEEDS
from tests.tamper.sitesteps import put

Argument = Any
_LATER = 1_750_100_000
"""When a witness signs who had not signed before."""


def checkpoint(scene: Scene, said: Argument) -> None:
    """{file, size, root, origin, by, lines}: the newest checkpoint, or `file`, says something else.

    `root` is `true` over that many records of ours (the default for another size) or 64 hex digits. `by` signs: the
    log (the default), `stranger`, or `nobody` (the old lines stay below). `lines: keep` keeps the witnesses' lines.
    """
    path = scene.path(said.get("file", "log/checkpoint"))
    note = Note.parse(path.read_bytes())
    now = Checkpoint.parse(note.text)
    size = int(scene.filled(str(said.get("size", now.size))))
    root = bytes.fromhex(said["root"]) if "root" in said else now.root
    if "size" in said and "root" not in said and size <= now.size:
        root = _tree(scene).root(size)
    text = Checkpoint(said.get("origin", now.origin), size, root, tuple(said.get("more", ()))).text
    kept = note.signatures if said.get("by") == "nobody" else note.signatures[1:] if said.get("lines") else ()
    signed = () if said.get("by") == "nobody" else (_signed(text, said.get("by", "log")),)
    put(path, bytes(Note(text, (*signed, *kept))))


def log_key(scene: Scene, said: Argument) -> None:
    """{by, name}: the published key is that of `stranger` or of the log, under the log's name or another."""
    name = said.get("name", f"hzpub/{scene.ground.fund_id()}")
    put(scene.path("log/log.vkey"), f"{VerifierKey.of_seed(name, LOG, _seed(name, said['by']))}\n".encode())


def line(scene: Scene, said: Argument) -> None:
    """{file, drop, copy, of, by, over}: witnesses' lines below a checkpoint.

    `drop` takes away who is named; `copy` takes the line of a name from file `of`; `by` signs anew, over the newest
    checkpoint or, with `over`, over that many records.
    """
    path = scene.path(said.get("file", "log/checkpoint"))
    note = Note.parse(path.read_bytes())
    lines = [each for each in note.signatures if each.name not in said.get("drop", ())]
    if "copy" in said:
        theirs = Note.parse(scene.path(said["of"]).read_bytes()).signatures
        lines += [each for each in theirs if each.name == said["copy"]]
    if "by" in said:
        now = Checkpoint.parse(note.text)
        size = int(scene.filled(str(said.get("over", now.size))))
        text = note.text if "over" not in said else Checkpoint(now.origin, size, _tree(scene).root(size)).text
        lines.append(cosign(text, said["by"], SEEDS[said["by"]], _LATER))
    put(path, bytes(Note(note.text, tuple(lines))))


def entries(scene: Scene, said: Argument) -> None:
    """{change, swap, drop, append, anew, by}: other records in the entry bundles.

    `change` is {number, find, put}; numbers count from 1. With `anew` whoever does it makes tiles, checkpoint (signed
    `by` him), history and proofs anew; without, only the bundles are written.
    """
    before = _leaves(scene)
    leaves = list(before)
    if one := said.get("change"):
        at = one["number"] - 1
        leaves[at] = re.sub(one["find"].encode(), one["put"].encode(), leaves[at], count=1, flags=re.MULTILINE)
    if pair := said.get("swap"):
        first, second = (number - 1 for number in pair)
        leaves[first], leaves[second] = leaves[second], leaves[first]
    if "drop" in said:
        leaves.pop(int(scene.filled(str(said["drop"]))) - 1)
    if "append" in said:
        leaves.append(said["append"].encode())
    if leaves == before and not said.get("anew"):
        raise ValueError("the step changed nothing")
    if said.get("anew"):
        shutil.rmtree(scene.path("log/tile"))
        shutil.rmtree(scene.path("log/proof"))
    for path, data in bundles(leaves):
        put(scene.root / "log" / path, data)
    if said.get("anew"):
        _lay_log(scene, leaves, said.get("by", "log"))


def prove(scene: Scene, _: Argument) -> None:
    """anew: every proof carries the checkpoint that lies there now, with all its lines."""
    leaves = _leaves(scene)
    note = Note.parse(scene.path("log/checkpoint").read_bytes())
    for path, data in proofs(Tree(map(leaf_hash, leaves)), note, leaves):
        put(scene.root / "log" / path, data)


def policy_key(scene: Scene, said: Argument) -> None:
    """{by}: the policy files name the key of `stranger` as the log's."""
    name = f"hzpub/{scene.ground.fund_id()}"
    key = VerifierKey.of_seed(name, LOG, _seed(name, said["by"]))
    for path in (scene.root / "log/policy", *(scene.root / "log/policies").iterdir()):
        _, _, rest = path.read_bytes().partition(b"\n")
        put(path, f"log {key}\n".encode() + rest)


def _lay_log(scene: Scene, leaves: list[bytes], by: str) -> None:
    """The whole log over other leaves: what hzpub would have written."""
    tree = Tree(map(leaf_hash, leaves))
    text = Checkpoint(f"hzpub/{scene.ground.fund_id()}", len(tree), tree.root()).text
    note = Note(text, (_signed(text, by),))
    files = (*hash_tiles(tree), *proofs(tree, note, leaves))
    for path, data in (*files, ("checkpoint", bytes(note)), (f"history/{len(tree)}", bytes(note))):
        put(scene.root / "log" / path, data)


def _leaves(scene: Scene) -> list[bytes]:
    """The records as the untouched site has them."""
    log = scene.published / "site/log"
    size = Checkpoint.parse(Note.parse((log / "checkpoint").read_bytes()).text).size
    return [leaf for path, _, count in places(ENTRIES, size) for leaf in leaves_of(path, (log / path).read_bytes(), count)]


def _tree(scene: Scene) -> Tree:
    return Tree(map(leaf_hash, _leaves(scene)))


def _signed(text: bytes, by: str) -> Signature:
    name = Checkpoint.parse(text).origin
    return sign(text, name, _seed(name, by))


def _seed(name: str, by: str) -> bytes:
    """A log's key under a name: an invented fund's own, which anybody can compute, or a stranger's."""
    return invented_seed(name.removeprefix("hzpub/")) if by == "log" else SEEDS[by]


STEPS: Mapping[str, Callable[[Scene, Argument], None]] = {step.__name__: step for step in (checkpoint, log_key, policy_key, line, entries, prove)}
