"""Open a fund's git repository so that nothing set up around it can colour what it says.

In:    the folder of a fund, anywhere inside a work tree.
Out:   a Repository that runs git commands; HistoryMissing when it cannot tell the whole story.
Never: writes, fetches, follows replace refs or grafts, obeys the settings of the user or the machine.

Shallow and partial clones are refused: in a clone of depth 1 every record looks as if it had just been added.
``GIT_DIR`` and ``GIT_WORK_TREE`` are always named, so that a hook's environment or
another owner of the folder changes nothing.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from shutil import which
from subprocess import DEVNULL, PIPE, Popen
from tempfile import TemporaryFile
from typing import IO

from hzpub.base.words import N_

_SETTINGS = {
    "advice.graftFileDeprecated": "false",
    "core.attributesFile": "/dev/null",
    "core.commitGraph": "false",  # a cache of parents and dates that nothing verifies
    "core.fsmonitor": "false",
    "core.quotePath": "false",
    "core.useReplaceRefs": "false",
    "diff.renames": "false",
    "log.diffMerges": "separate",
    "log.showRoot": "true",
    "log.showSignature": "false",
    "protocol.allow": "never",
}
_ENVIRONMENT = {
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": "/dev/null",  # git for Windows knows this name too
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_GRAFT_FILE": "/dev/null",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_OVERRIDES = [word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")]

_WHOLE = N_("取一份完整的仓库：git clone 仓库地址 新文件夹；确实没有历史时，加 --without-history")
_NO_GIT = (
    N_("这台机器上没有 git，无法核对记录的历史"),
    N_("安装 git：apt-get install git（Windows：git-scm.com）"),
)
_NOT_GIT = (N_("{place} 不在 git 仓库里，看不到记录的历史"), _WHOLE)
_BARE = (N_("{place} 是没有工作文件夹的 git 仓库"), N_("运行：git clone {place} 新文件夹，在新文件夹里核对"))
_EMPTY = (N_("{place} 的 git 仓库里还没有一次提交"), N_("先入账第一条记录（章程）：hzpub enter 文件"))
_SHALLOW = (
    N_("{place} 是浅克隆，只有最近的历史"),
    N_("运行：git -C {place} fetch --unshallow；确实没有历史时，加 --without-history"),
)
_PARTIAL = (N_("{place} 是不完整的克隆，有些内容没有取来"), _WHOLE)
_SPARSE = (
    N_("{place} 只取出了一部分文件（sparse-checkout），看不到全部记录"),
    N_("运行：git -C {place} sparse-checkout disable"),
)
_REFTABLE = (
    N_("{place} 的 git 仓库用的是 reftable 格式，还不支持"),
    N_("运行：git -C {place} refs migrate --ref-format=files，或者重新 git clone"),
)
_BROKEN = (
    N_("git 读不出完整的历史：{said}"),
    N_("运行：git -C {place} fsck --full；仓库坏了就从别处重新 git clone"),
)


class HistoryMissing(Exception):
    """The history cannot be checked at all: exit code 2. ``facts`` fill the msgids ``reason`` and ``fix``."""

    def __init__(self, message: tuple[str, str], **facts: str) -> None:
        super().__init__(message[0].format_map(facts))
        self.reason, self.fix = message
        self.facts: dict[str, str] = facts


@dataclass(frozen=True, slots=True)
class Repository:
    """An opened repository: ``fund`` is the fund's folder, ``prefix`` its path in git ("" or ``a/b/``)."""

    fund: Path
    root: Path
    git_dir: Path
    common_dir: Path
    prefix: str = ""
    head: str = ""

    @contextmanager
    def git(self, *words: str, given: bytes = b"", cwd: Path | None = None) -> Iterator[IO[bytes]]:
        """Run one git command and hand over what it prints. Raises HistoryMissing when git fails."""
        with TemporaryFile() as source, TemporaryFile() as complaints:
            source.write(given)
            source.seek(0)
            command, environment = self._command(words)
            with Popen(
                command, stdin=source, stdout=PIPE, stderr=complaints, cwd=cwd or self.root, env=environment
            ) as process:
                yield process.stdout or BytesIO()
            self._refuse_failure(process.returncode, complaints)

    @contextmanager
    def aside(self, *words: str) -> Iterator[Callable[[], IO[bytes]]]:
        """Let one git command run beside other work. Calling what this yields waits for it, and answers all it printed.

        Every call begins at the start again. Raises HistoryMissing there when git failed.
        """
        command, environment = self._command(words)
        with TemporaryFile() as printed, TemporaryFile() as complaints:
            process = Popen(command, stdin=DEVNULL, stdout=printed, stderr=complaints, cwd=self.root, env=environment)

            def told() -> IO[bytes]:
                self._refuse_failure(process.wait(), complaints)
                printed.seek(0)
                return printed

            try:
                yield told
            finally:
                process.kill()
                process.wait()

    def _command(self, words: tuple[str, ...]) -> tuple[list[str], dict[str, str]]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        here = {"GIT_DIR": str(self.git_dir), "GIT_WORK_TREE": str(self.root)}
        return ["git", *_OVERRIDES, *words], kept | _ENVIRONMENT | here

    def _refuse_failure(self, code: int, complaints: IO[bytes]) -> None:
        if code:
            complaints.seek(0)
            raise self.broken(complaints.read(2000).decode("utf-8", "backslashreplace").strip())

    def answer(self, *words: str, given: bytes = b"", cwd: Path | None = None) -> bytes:
        """All that one git command prints. Raises HistoryMissing when git fails."""
        with self.git(*words, given=given, cwd=cwd) as out:
            return out.read()

    def leads_to_head(self, commit: str) -> bool:
        """Whether `commit` is there and HEAD goes on from it."""
        try:
            self.answer("merge-base", "--is-ancestor", commit, self.head)
        except HistoryMissing:
            return False
        return True

    def broken(self, said: str) -> HistoryMissing:
        """The exception for a repository that lacks objects or holds damaged ones."""
        return HistoryMissing(_BROKEN, said=said, place=str(self.root))


def open_repository(fund: Path) -> Repository:
    """Open the repository around ``fund``. Raises HistoryMissing when its history is absent or not whole."""
    place = str(fund)
    if which("git") is None:
        raise HistoryMissing(_NO_GIT)
    # Imported only here: GitPython refuses to be imported where git is not installed.
    from git import InvalidGitRepositoryError, NoSuchPathError, Repo

    try:
        opened = Repo(fund, search_parent_directories=True, expand_vars=False)
    except (InvalidGitRepositoryError, NoSuchPathError):
        raise HistoryMissing(_NOT_GIT, place=place) from None
    with opened:
        if opened.working_tree_dir is None:
            raise HistoryMissing(_BARE, place=place)
        git_dir, common = Path(opened.git_dir).resolve(), Path(opened.common_dir).resolve()
    source = Repository(fund.resolve(), _root(fund.resolve()), git_dir, common)
    if (unfit := _unfit(source)) is not None:
        raise HistoryMissing(unfit, place=place)
    try:
        source.answer("rev-parse", "--quiet", "--verify", "HEAD")
    except HistoryMissing:
        raise HistoryMissing(_EMPTY, place=place) from None
    asked = ("--show-prefix", "--is-shallow-repository", "HEAD^{commit}")
    said = source.answer("rev-parse", *asked, cwd=source.fund)
    prefix, shallow, head = os.fsdecode(said).removesuffix("\n").rsplit("\n", 2)
    if shallow != "false":
        raise HistoryMissing(_SHALLOW, place=place)
    return replace(source, prefix=prefix, head=head)


def _root(fund: Path) -> Path:
    """The work tree: the nearest folder with a ``.git``, whatever ``core.worktree`` says."""
    return next((folder for folder in (fund, *fund.parents) if (folder / ".git").exists()), fund)


def _unfit(source: Repository) -> tuple[str, str] | None:
    """Why the repository's own settings keep something from view: parts not fetched, not checked out, not readable."""
    said: dict[str, str] = {}
    for path in (source.common_dir / "config", source.git_dir / "config.worktree"):
        if path.is_file():
            printed = source.answer("config", "--file", str(path), "--includes", "--list", "-z").decode("utf-8", "replace")
            rows = (row.partition("\n") for row in printed.split("\0"))
            said |= {name.lower(): value.lower() for name, _, value in rows}
    if said.get("extensions.refstorage", "files") != "files":
        return _REFTABLE
    last_words = {name.rpartition(".")[2] for name in said}
    promised = not last_words.isdisjoint(("partialclone", "partialclonefilter", "promisor"))
    if promised or any((source.common_dir / "objects" / "pack").glob("*.promisor")):
        return _PARTIAL
    return _SPARSE if said.get("core.sparsecheckout", "false") not in ("false", "no", "off", "0", "") else None
