"""Invent a realistic fund: the same arguments give the same bytes and the same commits.

In:    an empty folder, a seed, how long and how big.
Out:   a whole fund: mkdocs.yml, records/, register.yml, keys/, and its dated, signed git history.
Never: looks at the clock, draws chance from anywhere but the seed, names anybody who lives.

`hzpub demo DIR` calls `make`. `python -m hzpub.demo` makes the fund of the project's own site anew
(`hzpub/demo/__main__.py`). Tests and benchmarks that need neither files nor git take `invent`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hzpub.demo.githistory import GitFailed, GitHistory
from hzpub.demo.outsiders import witness_lines
from hzpub.demo.scribe import Entry
from hzpub.demo.story import invent, prepare, tell
from hzpub.demo.world import FOUNDED, FUND, FUND_NAME, USUAL_MEMBERS, Plan
from hzpub.trust.merkle import Tree, leaf_hash
from hzpub.trust.register import NAME, Register, text_of
from hzpub.trust.register import Entry as Held
from hzpub.trust.witnesses import NAME as WITNESS_LINES

__all__ = ["FUND", "Entry", "GitFailed", "Summary", "invent", "make", "site_text"]

Progress = Callable[[int, int], None]
"""Called with (months told, months in all)."""

_IGNORE = """\
# 钥匙、草稿和建出来的网站不进 git；名册是虚构的，所以进（真实基金的名册不进）
/keys/
/drafts/
/.hzpub/
/site/
"""
_ATTRIBUTES = """\
# 签过名的字节，git 一个也不能改
records/** -text
"""


@dataclass(frozen=True, slots=True)
class Summary:
    """What was made; ``head`` is the newest commit, "" without git."""

    directory: Path
    fund: str
    name: str
    records: int
    members: int
    loans: int
    first_day: date
    last_day: date
    commits: int = 0
    head: str = ""


def site_text(name: str) -> str:
    """The ``mkdocs.yml`` of an invented fund."""
    return f"site_name: {name}\ndocs_dir: docs\nuse_directory_urls: false\nplugins: [hzpub]\n"


def make(
    directory: Path,
    *,
    seed: int = 1,
    months: int = 24,
    members: int = USUAL_MEMBERS,
    per_month: int | None = None,
    git: bool = True,
    fund: str = FUND,
    ends: bool = False,
    progress: Progress | None = None,
) -> Summary:
    """Make a fund in ``directory``, which must be empty or not there yet.

    With ``git`` its charter demands signed commits and it has them; without, there is no repository and
    the charter demands none. With ``ends`` it stops lending some months before and is wound up to the last fen.
    Raises FileExistsError for a folder with anything in it, ValueError for sizes
    that no village has (`Plan`), GitFailed when git is missing.
    """
    plan = Plan(seed, months, members, per_month, fund, "required" if git else "not_required", ends)
    directory.mkdir(parents=True, exist_ok=True)
    if any(directory.iterdir()):
        raise FileExistsError(str(directory))
    world = prepare(plan)
    history = GitHistory(fund, world.scribe.keys.seed) if git else None
    files = {
        ".gitattributes": _ATTRIBUTES.encode(),
        ".gitignore": _IGNORE.encode(),
        "docs/.gitkeep": b"",
        "mkdocs.yml": site_text(FUND_NAME).encode(),
    }
    _write(directory, files)
    if history is not None:
        history.put(files)
    held: list[Held] = []
    tree = Tree()
    told = 0
    for entry in tell(world):
        held += entry.withheld
        tree.append(leaf_hash(entry.data))
        _write(directory, {entry.path: entry.data})
        if history is not None:
            history.add(entry)
        month = min(world.months_since_founding(entry.entered), months)
        if progress is not None and month > told:
            progress(told := month, months)
    register = {NAME: text_of(Register(fund, tuple(held))).encode()}
    if signed := witness_lines(world, tree):
        register[WITNESS_LINES] = signed.encode()
    _write(directory, register)
    _write_keys(
        directory / "keys",
        world.scribe.keys.files(fund, world.scribe.book.authority, world.names_by_person()),
    )
    if history is not None:
        history.finish(register, "示范基金的名册（虚构）")
        history.write(directory)
    if progress is not None:
        progress(months, months)
    book = world.scribe.book
    return Summary(
        directory,
        fund,
        FUND_NAME,
        int(book.number),
        len(book.members),
        len(book.loans),
        FOUNDED,
        book.entered,
        history.commits if history else 0,
        history.head if history else "",
    )


def _write(directory: Path, files: dict[str, bytes]) -> None:
    for path, data in files.items():
        place = directory / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


def _write_keys(folder: Path, files: dict[str, str]) -> None:
    """Private keys are readable by their owner only, or stock ssh-keygen refuses them."""
    folder.mkdir(mode=0o700)
    for name, text in files.items():
        (folder / name).write_bytes(text.encode())
        if text.startswith("-----BEGIN"):
            (folder / name).chmod(0o600)
