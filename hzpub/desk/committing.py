"""Make the one commit that brings entered records into git, and move HEAD to it in a single step.

In:    a fund's folder, paths and bytes of new records, who commits and when, a signing function.
Out:   a commit object that waits; then HEAD on it, if HEAD still stands where it stood.
Never: runs hooks or filters, touches what somebody else has staged, amends, pushes, moves HEAD twice.

Plumbing only: blobs go in byte for byte whatever `core.autocrlf` says, the tree is built in an index of its
own, and `update-ref` with the old value is the one moment at which the records become part of the books.
What git signs is the commit object itself in the namespace `git`.
"""

import datetime as dt
import os
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from hzpub.base.words import N_
from hzpub.desk.errors import DeskError, with_facts
from hzpub.desk.shelf import PRIVATE

NAMESPACE = "git"
_SETTINGS = ("-c", "core.fsync=all", "-c", "core.quotePath=false", "-c", "core.useReplaceRefs=false")


class GitFailed(DeskError):
    """Git would not do it; the facts carry what it said."""

    def __init__(self, said: str) -> None:
        fix = N_("看 git 的提示；别的 git 程序正在运行就等它做完，再做一次")
        super().__init__(N_("git 没有做成：{said}"), fix, said=said)


@dataclass(frozen=True, slots=True)
class Git:
    """The work tree around a fund: `top` is its root, `prefix` the fund's folder inside it ("" or "a/b/")."""

    root: Path
    top: Path
    prefix: str

    def run(self, *words: str, given: bytes = b"", index: Path | None = None) -> str:
        """Run one git command at the top of the work tree and return what it prints. Raises GitFailed."""
        return _git(self.top, *words, given=given, index=index)

    def bytes(self, blob: str) -> bytes:
        """The bytes of a blob, unfiltered. Raises GitFailed."""
        return _git_bytes(self.top, "cat-file", "blob", blob)

    def head(self) -> str:
        """The commit HEAD stands on, "" before the first one."""
        try:
            return self.run("rev-parse", "--quiet", "--verify", "HEAD^{commit}")
        except GitFailed:
            return ""

    def blob(self, path: str) -> str:
        """The id of the file `path` (inside the fund) at HEAD, "" when HEAD has none."""
        try:
            return self.run("rev-parse", "--quiet", "--verify", f"HEAD:{self.prefix}{path}")
        except GitFailed:
            return ""


@dataclass(frozen=True, slots=True)
class Author:
    """Who commits: a role of a fund, at a moment with its own offset from UTC."""

    role: str
    fund: str
    at: dt.datetime

    def __str__(self) -> str:
        at = self.at if self.at.tzinfo else self.at.astimezone()
        stamp = f"{int(at.timestamp())} {at.strftime('%z')[:5]}"
        return f"{self.role} <{self.role}@{self.fund}> {stamp}"


def open_git(root: Path) -> Git:
    """The work tree around `root`. Raises DeskError when there is none, or no git."""
    try:
        told = _git(root, "rev-parse", "--show-toplevel", "--show-prefix")
    except GitFailed as failed:
        fix = N_("新基金用 hzpub init 建立；已有的基金用 git clone 取来")
        facts = {"path": root.as_posix(), **failed.facts}
        raise with_facts(N_("{path} 不在 git 仓库里：{said}"), fix, facts) from None
    top, _, prefix = told.partition("\n")
    return Git(root, Path(top), prefix)


def blobs(git: Git, files: Mapping[str, bytes]) -> dict[str, str]:
    """Put the bytes of `files` into git's store, unfiltered, and answer their ids by path."""
    words = ("hash-object", "-w", "--no-filters", "--stdin")
    return {path: git.run(*words, given=data) for path, data in files.items()}


def prepare(
    git: Git,
    head: str,
    ids: Mapping[str, str],
    author: Author,
    message: str,
    sign: Callable[[bytes, str], str] | None = None,
) -> str:
    """Make the commit that adds the blobs `ids` to `head`, and return its id; nothing points to it yet.

    `sign` signs the commit (a fund's charter demands it or not). Raises GitFailed, and what `sign` raises.
    """
    index = (git.root / PRIVATE / "index").resolve()
    index.parent.mkdir(exist_ok=True)
    index.unlink(missing_ok=True)
    try:
        git.run("read-tree", head or "--empty", index=index)
        stage(git, ids, index)
        tree = git.run("write-tree", index=index)
    finally:
        index.unlink(missing_ok=True)
    parent = f"parent {head}\n" if head else ""
    top = f"tree {tree}\n{parent}author {author}\ncommitter {author}\n"
    text = f"{top}\n{message}\n"
    if sign is not None:
        header = "gpgsig" if len(tree) == 40 else "gpgsig-sha256"
        armor = sign(text.encode(), NAMESPACE).rstrip("\n").replace("\n", "\n ")
        text = f"{top}{header} {armor}\n\n{message}\n"
    return git.run("hash-object", "-t", "commit", "-w", "--stdin", given=text.encode())


def advance(git: Git, commit: str, head: str, why: str) -> None:
    """Move HEAD from `head` to `commit`. Raises GitFailed when HEAD stands elsewhere by now."""
    git.run("update-ref", "-m", why, "HEAD", commit, head or "0" * len(commit))


def stage(git: Git, ids: Mapping[str, str], index: Path | None = None) -> None:
    """Note the blobs in an index (git's own by default), leaving everything else in it alone."""
    rows = "".join(f"100644 {blob}\t{git.prefix}{path}\0" for path, blob in ids.items())
    git.run("update-index", "-z", "--index-info", given=rows.encode(), index=index)


def _git(folder: Path, *words: str, given: bytes = b"", index: Path | None = None) -> str:
    """What git prints in `folder`, as text without its last line end. Raises GitFailed."""
    return _git_bytes(folder, *words, given=given, index=index).decode("utf-8", "surrogateescape").removesuffix("\n")


def _git_bytes(folder: Path, *words: str, given: bytes = b"", index: Path | None = None) -> bytes:
    """Run git in `folder`, deaf to a hook's environment. Raises GitFailed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_LITERAL_PATHSPECS": "1"}
    if index is not None:
        environment["GIT_INDEX_FILE"] = str(index)
    try:
        run = subprocess.run(
            ["git", *_SETTINGS, *words], cwd=folder, env=environment, input=given, capture_output=True, check=False
        )
    except OSError as error:
        raise GitFailed(error.strerror or str(error)) from None
    if run.returncode:
        said = run.stderr.decode("utf-8", "replace").strip() or f"git {words[0]}: {run.returncode}"
        raise GitFailed(said)
    return run.stdout
