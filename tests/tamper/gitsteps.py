"""Steps in git: commit, amend, merge, clone, and whatever else somebody types into a terminal.

In:    a `Scene` with history, and the step's argument.
Out:   the repository, changed.
Never: obeys the settings of the user or the machine.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.tamper.scene import Scene

Argument = Any
_LATER = "2026-01-05T17:00:00+0800"
"""After every date of the invented funds, so that commits of the cases come in order."""


def git(scene: Scene, said: Argument) -> None:
    """[word, ...] or {run: [word, ...], date, as, key}: one git command in the folder."""
    words, more = (said, {}) if isinstance(said, list) else (said["run"], said)
    _run(scene.root, words, more)


def commit(scene: Scene, said: Argument) -> None:
    """{date, key, as, message}: commit all there is, signed with the cashier's key, another, or none ("")."""
    more = {"key": "P0003", **said}
    sign = ["-S"] if more["key"] else []
    _run(scene.root, ["add", "--all", "."], more)
    _run(scene.root, ["commit", "--quiet", *sign, "-m", more.get("message", "入账")], more)


def clone(scene: Scene, said: Argument) -> None:
    """[option, ...]: the folder becomes a clone of itself, made with these options."""
    aside = scene.root.with_name("cloned")
    _run(scene.root.parent, ["clone", "--quiet", *said, scene.root.as_uri(), str(aside)], {})
    shutil.rmtree(scene.root)
    aside.rename(scene.root)


def _run(folder: Path, words: list[str], more: Mapping[str, str]) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_EDITOR": "true", "LC_ALL": "C"}
    who = more.get("as", "cashier")
    for role in ("AUTHOR", "COMMITTER"):
        environment |= {
            f"GIT_{role}_NAME": who,
            f"GIT_{role}_EMAIL": f"{who}@dawucun.361122",
            f"GIT_{role}_DATE": more.get("date", _LATER),
        }
    settings = ["-c", "commit.gpgsign=false", "-c", "advice.graftFileDeprecated=false", "-c", "uploadpack.allowFilter=true"]
    if more.get("key"):
        settings += ["-c", f"user.signingkey={folder / 'keys' / more['key']}"]
    run = subprocess.run(["git", *settings, *words], cwd=folder, env=environment, capture_output=True, check=False)
    if run.returncode:
        raise ValueError(f"git {' '.join(words)}: {run.stderr.decode('utf-8', 'replace').strip()}")


STEPS: Mapping[str, Callable[[Scene, Argument], None]] = {step.__name__: step for step in (git, commit, clone)}
