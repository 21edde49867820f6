"""A git bundle becomes a clone in a scratch folder, without obeying anything it brings or finds.

In:    a bundle file and an empty folder.
Out:   a fund's folder with its history; CannotVerify for a bundle that is not whole.
Never: runs hooks or filters, reads anybody's settings, follows links, writes more than `MOST_CHECKED_OUT`.
"""

from dataclasses import dataclass
from pathlib import Path
from shutil import which

from hzpub.base.words import N_
from hzpub.trust.git_repository import HistoryMissing, Repository
from hzpub.verify.verdicts import CannotVerify

MOST = 2 * 1024 * 1024 * 1024
MOST_CHECKED_OUT = 1024 * 1024 * 1024
SIGNATURES = (b"# v2 git bundle\n", b"# v3 git bundle\n")
_MOST_HEADER = 1024 * 1024
_PREFERRED = ("HEAD", "refs/heads/main", "refs/heads/master")

_MAKE = N_("请给的人重新做：git bundle create 文件 HEAD main")
_NOT_WHOLE = N_("{file} 不完整：它要接在另一个仓库后面（前面的提交 {commit} 不在里面）")
_FILTERED = N_("{file} 不完整：做的时候丢下了一些内容（{filter}）")
_NOT_BUNDLE = N_("{file} 不是 git bundle，或文件头坏了")
_TOO_LARGE = N_("{file} 太大，不核对")
_NO_BRANCH = N_("{file} 里看不出哪一个分支是账")
_DAMAGED = N_("{file} 坏了，git 解不开：{said}")
_NO_GIT = (N_("这台机器上没有 git，核对不了 git 历史"), N_("装上 git 再来"))


@dataclass(frozen=True, slots=True)
class Header:
    """What a bundle says it holds: the heads by name."""

    heads: dict[str, str]

    @property
    def chosen(self) -> str | None:
        """The commit to look at: HEAD, main, master, or the only one there is."""
        named = next((self.heads[name] for name in _PREFERRED if name in self.heads), None)
        return named or (next(iter(self.heads.values())) if len(set(self.heads.values())) == 1 else None)


def unpack_bundle(path: Path, target: Path) -> Path:
    """Make a work tree of the whole history in `target`. Raises CannotVerify."""
    if which("git") is None:
        raise CannotVerify(*_NO_GIT)
    head = header_of(path).chosen
    if head is None:
        raise CannotVerify(_NO_BRANCH, _MAKE, file=path.name)
    target.mkdir(parents=True)
    # git must not call the folder bare, nor somebody else's: both are always named.
    git = Repository(target, target, target / ".git", target / ".git")
    kind = "sha256" if len(head) == 64 else "sha1"
    try:
        git.answer("init", "--quiet", "--template=", f"--object-format={kind}")
        for name, value in (("core.symlinks", "false"), ("core.autocrlf", "false"), ("core.hooksPath", "/dev/null")):
            git.answer("config", name, value)
        git.answer("bundle", "unbundle", str(path.resolve()))
        git.answer("update-ref", "refs/heads/main", head)
        git.answer("symbolic-ref", "HEAD", "refs/heads/main")
        _weigh(git, path.name)
        git.answer("-c", "advice.detachedHead=false", "read-tree", "HEAD")
        git.answer("checkout-index", "--all", "--quiet", "--force")
        git.answer("update-index", "-q", "--refresh")
    except HistoryMissing as broken:
        raise CannotVerify(_DAMAGED, _MAKE, file=path.name, said=broken.facts.get("said", "")) from None
    return target


def header_of(path: Path) -> Header:
    """Read a bundle's header. Raises CannotVerify for one that is not whole."""
    facts = {"file": path.name}
    if path.stat().st_size > MOST:
        raise CannotVerify(_TOO_LARGE, _MAKE, **facts)
    with path.open("rb") as stream:
        if stream.readline(64) not in SIGNATURES:
            raise CannotVerify(_NOT_BUNDLE, _MAKE, **facts)
        left, heads = _MOST_HEADER, dict[str, str]()
        while (line := stream.readline(left)) not in (b"\n", b""):
            left -= len(line)
            text = line.decode("utf-8", "backslashreplace").rstrip("\n")
            if text.startswith("-"):
                raise CannotVerify(_NOT_WHOLE, _MAKE, commit=text[1:13], **facts)
            if text.startswith("@filter"):
                raise CannotVerify(_FILTERED, _MAKE, filter=text[1:80], **facts)
            if text.startswith("@"):
                continue
            name, _, ref = text.partition(" ")
            if left <= 0 or not ref or len(name) not in (40, 64) or not set(name) <= set("0123456789abcdef"):
                raise CannotVerify(_NOT_BUNDLE, _MAKE, **facts)
            heads[ref] = name
    if not line or not heads:
        raise CannotVerify(_NOT_BUNDLE, _MAKE, **facts)
    return Header(heads)


def _weigh(git: Repository, name: str) -> None:
    """Refuse a tree that would not fit: a small pack may hold enormous files."""
    total = 0
    for row in git.answer("ls-tree", "-r", "-l", "-z", "--full-tree", "HEAD").split(b"\0")[:-1]:
        size = row.partition(b"\t")[0].split()[3]
        total += int(size) if size.isdigit() else 0
        if total > MOST_CHECKED_OUT:
            raise CannotVerify(_TOO_LARGE, _MAKE, file=name)
