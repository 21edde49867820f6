"""The jury's bench: who is needed for which test, and who did not come.

A test module says with NEEDS which group of programs judges it (the names of tools/system.sh; without NEEDS it is
ssh-keygen and git, which everybody here has). A group that could
not be installed is told there in HZPUB_WITHOUT: its tests are deselected and its name stands at the end of the run.
In CI tools/system.sh does not get so far: there a missing judge is a failure.
"""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from hzpub.cli import main

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = "/usr/share/gocode"
"""Where Debian keeps Go packages (golang-golang-x-mod-dev)."""
PATIENCE = 300
"""Seconds after which a judge that says nothing has failed."""
NODE = ROOT / ".venv-oracles" / "node" / "node_modules"
"""What requirements/npm pins, as tools/npm.sh installs it."""
ABSENT = frozenset(os.environ.get("HZPUB_WITHOUT", "").split())

Asked = Callable[..., "subprocess.CompletedProcess[str]"]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what nobody here can judge."""
    if os.environ.get("CI") and ABSENT:
        raise pytest.UsageError(f"judges missing in CI: {', '.join(sorted(ABSENT))}")
    absent = [item for item in items if getattr(item.getparent(pytest.Module).obj, "NEEDS", "") in ABSENT]
    config.hook.pytest_deselected(items=absent)
    items[:] = [item for item in items if item not in absent]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say last of all who did not judge."""
    for name in sorted(ABSENT):
        terminalreporter.write_line(f"!!! 没有评判 / DID NOT JUDGE: {name} (tools/system.sh {name}) !!!", red=True)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The site of the fund that comes with the project, in a language; built once."""
    folder = tmp_path_factory.mktemp("demonstration")

    def build(language: str) -> Path:
        site = folder / language
        if not site.exists():
            with pytest.raises(SystemExit) as left:
                main(["build", str(ROOT), "--site", str(site), "--without-history", "--lang", language])
            assert not left.value.code
        return site

    return build


@pytest.fixture(scope="session")
def go(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Asked]:
    """Compiles a judge of this folder; Go keeps what it builds in a folder of this run."""
    folder = tmp_path_factory.mktemp("go")
    around = {
        "GO111MODULE": "off",
        "GOPATH": PACKAGES,
        "GOCACHE": str(folder / "cache"),
        "GOFLAGS": "",
        "HOME": str(folder),
    }

    def build(source: str) -> Asked:
        program, text = folder / Path(source).stem, Path(__file__).with_name(source)
        subprocess.run(["go", "build", "-o", program, text], env=os.environ | around, check=True)
        return asker(program)

    return build


def asker(*command: object) -> Asked:
    """Runs a judge with more words and with `given` on its standard input."""
    around = os.environ | {"NODE_PATH": str(NODE)}

    def ask(*words: object, given: str | None = None) -> "subprocess.CompletedProcess[str]":
        line = [str(word) for word in (*command, *words)]
        return subprocess.run(line, input=given, env=around, capture_output=True, text=True, check=False, timeout=PATIENCE)

    return ask
