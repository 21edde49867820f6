"""What was published before, and whether what comes now still says the same.

In:    the folder of the site that is to be replaced; the tree of all records as they are now.
Out:   earlier checkpoints to carry on; or LogRefused, which names what happened.
Never: writes into the published site, goes on after a contradiction, believes an earlier site further than its
signature and its own tiles reach: a site that lost its log/ is only caught by who witnessed it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from hzpub.base.files import read_plain
from hzpub.base.words import N_
from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.merkle import HASH, Tree
from hzpub.trust.notes import MOST_BYTES, BadNote, Note, VerifierKey
from hzpub.trust.safely import write_safely
from hzpub.trust.tiles import WIDTH, BadTile, tree_from

FOLDER = "log"
EVIDENCE = ".hzpub/evidence"

_RESTORE = N_("从备份取回上次公布的网站；确实是另起的新账，才把旧网站文件夹移走")
_FIND_OUT = N_(
    "先查清是谁改的。公布过的记录只能再记一条更正，不能改：把 records/ 恢复成公布过的样子，再建网站。"
    "签条留在 .hzpub/evidence/"
)


class LogRefused(Exception):
    """The site must not be published; `reason` and `fix` are msgids that `facts` fill.

    `evidence` holds checkpoints that contradict the present records; None where nothing contradicts.
    """

    def __init__(
        self,
        reason: str,
        fix: str,
        facts: Mapping[str, str] = MappingProxyType({}),
        evidence: tuple[Note, ...] | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason, self.fix, self.facts, self.evidence = reason, fix, facts, evidence


@dataclass(frozen=True)
class Published:
    """The log of the site that lies there. `notes` are its checkpoints by size; `newest` is 0 when there is none."""

    folder: Path
    newest: int = 0
    notes: Mapping[int, Note] = field(default_factory=dict)
    key: VerifierKey | None = None

    @classmethod
    def read(cls, site: Path) -> "Published":
        """Read what lies in `site`; a site without log/ has published none. Raises LogRefused for a damaged one."""
        folder = site / FOLDER
        if not folder.is_dir():
            return cls(folder)
        newest = _note(folder / "checkpoint")
        notes = {}
        for path in sorted((folder / "history").glob("*")):
            note = _note(path)
            size = Checkpoint.parse(note.text).size
            if path.name != str(size):
                raise _damaged(path)
            notes[size] = note
        size = Checkpoint.parse(newest.text).size
        notes[size] = newest
        return cls(folder, size, notes, _key(folder / "log.vkey"))


def hold(published: Published, tree: Tree, now: Checkpoint, *, keyed: bool) -> None:
    """Demand that everything published is still so: same fund, signed, no shorter, the same records.

    `keyed`: whether the new checkpoint will be signed. Raises LogRefused.
    """
    if not published.notes:
        return
    if published.key is not None:
        try:
            published.notes[published.newest].demand(published.key)
        except BadNote:
            raise LogRefused(N_("上次公布的签条（log/checkpoint）签名不对"), _RESTORE) from None
        if not keyed:
            fix = N_("把钥匙放回 keys/log；丢了就用 hzpub keygen log 另做一把")
            raise LogRefused(N_("上次公布的签条有签名，这次没有钥匙可签"), fix)
    elif published.notes[published.newest].signatures:
        raise LogRefused(N_("上次公布的网站里缺了核对钥匙（log/log.vkey）"), _RESTORE)
    for size, note in sorted(published.notes.items()):
        known = Checkpoint.parse(note.text)
        if known.origin != now.origin:
            facts = {"found": known.origin, "fund": now.origin}
            raise LogRefused(
                N_("网站文件夹里公布的是 {found}，不是 {fund}"), N_("换一个网站文件夹（--site）"), facts
            )
        if size > len(tree):
            facts = {"before": str(size), "now": str(len(tree))}
            reason = N_("上次公布了 {before} 条记录，现在只有 {now} 条：公布过的记录少了")
            raise LogRefused(reason, _FIND_OUT, facts, (note,))
        if tree.root(size) != known.root:
            number = _first_changed(published, tree)
            reason = N_("第 {number} 号记录和公布过的不一样（公布过 {size} 条）")
            if not number:
                reason = N_("公布过的前 {size} 条记录里有改动，旧网站认不出是哪一条")
            raise LogRefused(reason, _FIND_OUT, {"number": number, "size": str(size)}, (note,))


def keep_evidence(root: Path, notes: Iterable[Note]) -> None:
    """Lay checkpoints that contradict each other into the fund's own corner, each under size and hash."""
    folder = root / EVIDENCE
    folder.mkdir(parents=True, exist_ok=True)
    for note in notes:
        data = bytes(note)
        name = f"{Checkpoint.parse(note.text).size}-{sha256(data).hexdigest()[:16]}.note"
        if not (folder / name).exists():
            write_safely(folder / name, data)


def _first_changed(published: Published, tree: Tree) -> str:
    """The first record that differs from the published tiles; "" where those are not what the checkpoint covers."""
    try:
        before = tree_from(lambda path: _read(published.folder / path, WIDTH * HASH), published.newest)
    except (BadTile, OSError):
        return ""
    if before.root() != Checkpoint.parse(published.notes[published.newest].text).root:
        return ""
    pairs = enumerate(zip(before.levels[0], tree.levels[0], strict=False), 1)
    return next((f"{number:06}" for number, (old, new) in pairs if old != new), "")


def _note(path: Path) -> Note:
    try:
        note = Note.parse(_read(path, MOST_BYTES))
        Checkpoint.parse(note.text)
    except (OSError, BadNote):
        raise _damaged(path) from None
    return note


def _key(path: Path) -> VerifierKey | None:
    try:
        return VerifierKey.parse(_read(path, MOST_BYTES).decode("latin-1").removesuffix("\n"))
    except FileNotFoundError:
        return None
    except (OSError, BadNote):
        raise _damaged(path) from None


def _read(path: Path, most: int) -> bytes:
    return read_plain(path, most)


def _damaged(path: Path) -> LogRefused:
    file = f"{FOLDER}/{path.name}" if path.parent.name == FOLDER else f"{FOLDER}/history/{path.name}"
    return LogRefused(N_("上次公布的网站里，{file} 读不出来"), _RESTORE, {"file": file})
