"""The invented funds that every case starts from: made once, copied for each case, never changed.

In:    the name of a fund (`young`, `year`, `ended`).
Out:   its folder with git history and keys; a copy that may be damaged; the seeds of all its keys.
Never: lets a case touch the original.
"""

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from hzpub.demo import make
from hzpub.demo.story import prepare, tell
from hzpub.demo.world import FUND, Plan

PLANS = {
    "young": Plan(seed=7, months=4, members=30),
    "year": Plan(seed=7, months=14, members=24),
    "ended": Plan(seed=7, months=9, members=24, ends=True),
    "town": Plan(seed=7, months=3, members=50),
}
"""A fund of four months; one of fourteen, with an election, a dividend and returned money; one wound up; one of more
than 256 records, to be published (siteground.py)."""


@dataclass
class Ground:
    """Where the untouched funds lie; each is made when it is first asked for."""

    folder: Path
    _seeds: dict[str, dict[str, bytes]] = field(default_factory=dict)

    def whole(self, name: str) -> Path:
        """The untouched fund called `name`."""
        root = self.folder / name
        if not root.exists():
            plan = PLANS[name]
            make(root, seed=plan.seed, months=plan.months, members=plan.members, ends=plan.ends)
        return root

    def copy(self, name: str, target: Path, *, git: bool) -> None:
        """Make `target` equal to the fund, touching only what differs; without `git` as on a stranger's stick."""
        left_out = () if git else (".git", "keys")
        level(self.whole(name), target, left_out)

    def seeds(self, name: str) -> dict[str, bytes]:
        """The 32 bytes behind every public key of the fund, as the one who holds all its keys has them."""
        if name not in self._seeds:
            world = prepare(PLANS[name])
            for _ in tell(world):
                pass
            keys = world.scribe.keys
            publics = (line.rsplit(" ", 1)[0] for path, line in _public_keys(self.whole(name)).items() if path)
            self._seeds[name] = {public: keys.seed(public) for public in publics}
        return self._seeds[name]

    @staticmethod
    def fund_id() -> str:
        """The id that all of them carry."""
        return FUND


def level(source: Path, target: Path, left_out: tuple[str, ...] = ()) -> None:
    """Make a folder equal to `source`, touching only what differs: kind, mode, size and time of change tell a file that was touched."""
    if target.is_symlink() or not target.is_dir():
        target.unlink(missing_ok=True)
        target.mkdir(parents=True)
    wanted = {entry.name: entry for entry in os.scandir(source) if entry.name not in left_out}
    there = {entry.name: entry for entry in os.scandir(target)}
    for name, found in there.items():
        if name not in wanted:
            _remove(Path(found.path))
    for name, entry in wanted.items():
        if entry.is_dir(follow_symlinks=False):
            level(Path(entry.path), target / name)
        elif name not in there or _marks(entry) != _marks(there[name]):
            if name in there:
                _remove(target / name)
            shutil.copy2(entry.path, target / name)


def _marks(entry: os.DirEntry[str]) -> tuple[int, int, int]:
    about = entry.stat(follow_symlinks=False)
    return about.st_mode, about.st_size, about.st_mtime_ns


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _public_keys(root: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8").strip() for path in (root / "keys").glob("*.pub")}
