"""Carry out an entry so that a power cut at any point leaves all of it or nothing.

In:    records that passed the check, the commit that waits for them.
Out:   files in `records/`, HEAD moved, drafts put away; or everything as it was.
Never: leaves a half entry once `recover` has run, deletes a file whose bytes are not its own, judges.

The intention is written to `.hzpub/entering.json` first. The records are in the books from the moment HEAD
moves: before it `recover` takes back what was written, after it `recover` finishes what is left.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from hzpub.base.words import N_, Label
from hzpub.desk.committing import Git, advance, open_git, stage
from hzpub.desk.errors import DeskError
from hzpub.desk.locking import locked
from hzpub.desk.shelf import PRIVATE, RECORDS
from hzpub.trust.safely import beside, settle, write_safely

Fault = Callable[[str], None]
"""Called at every named point of an entry; a test cuts the power there."""

JOURNAL = "entering.json"
DONE = "entered"


@dataclass(frozen=True, slots=True)
class Item:
    """One record of an entry: its path, the SHA-256 and git id of its bytes, and the draft it was."""

    path: str
    digest: str
    blob: str
    draft: str


@dataclass(frozen=True, slots=True)
class Intent:
    """An entry about to happen: where HEAD stands, where it shall go, what belongs to it."""

    head: str
    commit: str
    why: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Recovered:
    """What `recover` did with an interrupted entry: finished it (True) or took it back, and its records."""

    finished: bool
    paths: tuple[str, ...]


def carry_out(git: Git, intent: Intent, data: Mapping[str, bytes], fault: Fault) -> None:
    """Write the journal, the records, HEAD, and put the drafts away.

    Raises DeskError when something stood in the way; then it was taken back, or, past the commit, what is
    left stays in the journal for `recover`.
    """
    try:
        write_safely(_journal(git.root), json.dumps(asdict(intent), ensure_ascii=False, indent=1).encode())
        fault("journal")
        for item in intent.items:
            path = git.root / item.path
            _make_folders(git.root, path.parent)
            write_safely(path, data[item.path])
            fault(f"wrote {item.path}")
        fault("files")
        advance(git, intent.commit, intent.head, intent.why)
        fault("committed")
        _put_away(git, intent, fault)
    except OSError as error:
        said = error.strerror or str(error)
        fix = N_("看磁盘是否已满、文件夹能不能写，再做一次")
        _give_up(git, DeskError(N_("没有写成：{said}"), fix, said=said))
    except DeskError as error:
        _give_up(git, error)


def _give_up(git: Git, error: DeskError) -> None:
    """After a failure: take everything back and raise it; or, past the commit, do finish."""
    try:
        done = settle_up(git)
    except (OSError, DeskError):
        fix = N_("排除原因后再运行一次 hzpub enter，会先做完或撤回上一次")
        raise DeskError(N_("入账中断了：{why}"), fix, why=Label(error.message, tuple(error.facts.items()))) from error
    if done is None or not done.finished:
        raise error


def recover(root: Path, fault: Fault = lambda _: None) -> Recovered | None:
    """Finish or take back an entry that a power cut interrupted; None when there is none.

    Raises DeskError while somebody is entering, or when git does not let it finish (do it again then).
    """
    if not _journal(root).exists():
        return None
    with locked(root, "entering"):
        return settle_up(open_git(root), fault)


def settle_up(git: Git, fault: Fault = lambda _: None) -> Recovered | None:
    """As `recover`, for whoever already holds the lock."""
    try:
        noted = json.loads(_journal(git.root).read_bytes())
        items = tuple(Item(**row) for row in noted["items"])
        intent = Intent(noted["head"], noted["commit"], noted["why"], items)
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):
        fix = N_("核对 records/ 与 git 一致后，删去这个文件")
        raise DeskError(N_("看不懂 {path}"), fix, path=f"{PRIVATE}/{JOURNAL}") from None
    finished = all(git.blob(item.path) == item.blob for item in intent.items)
    if finished:
        _put_away(git, intent, fault)
    else:
        _take_back(git, intent, fault)
    return Recovered(finished, tuple(item.path for item in intent.items))


def _put_away(git: Git, intent: Intent, fault: Fault) -> None:
    """After the commit: the index follows HEAD, missing files come back, drafts move, the journal goes."""
    for item in intent.items:
        path = git.root / item.path
        if not path.exists():
            _make_folders(git.root, path.parent)
            write_safely(path, git.bytes(item.blob))
        beside(path).unlink(missing_ok=True)
    stage(git, {item.path: item.blob for item in intent.items})
    fault("staged")
    done = git.root / PRIVATE / DONE
    done.mkdir(exist_ok=True)
    for item in intent.items:
        draft = git.root / item.draft
        with suppress(FileNotFoundError):
            number = Path(item.path).name[:6]
            write_safely(done / f"{number}-{draft.name}", draft.read_bytes())
            fault(f"copied {item.draft}")
            draft.unlink()
            settle(draft.parent)
        fault(f"put away {item.draft}")
    _close(git.root)


def _take_back(git: Git, intent: Intent, fault: Fault) -> None:
    """Before the commit: remove the files of this entry, and only those; drafts were never touched."""
    for item in intent.items:
        path = git.root / item.path
        beside(path).unlink(missing_ok=True)
        with suppress(FileNotFoundError):
            if hashlib.sha256(path.read_bytes()).hexdigest() == item.digest and not git.blob(item.path):
                path.unlink()
                settle(path.parent)
        fault(f"took back {item.path}")
        for folder in (path.parent, path.parent.parent):
            with suppress(OSError):
                folder.rmdir()
    _close(git.root)


def _make_folders(root: Path, folder: Path) -> None:
    """Make `records/2024/03` so that its name survives a power cut, too."""
    folder.mkdir(parents=True, exist_ok=True)
    for above in (folder.parent, folder.parent.parent, root):
        if above.is_relative_to(root / RECORDS) or above == root:
            settle(above)


def _close(root: Path) -> None:
    _journal(root).unlink(missing_ok=True)
    settle(root / PRIVATE)


def _journal(root: Path) -> Path:
    return root / PRIVATE / JOURNAL
