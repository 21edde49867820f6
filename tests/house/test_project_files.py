"""The project files keep their promises: pinned dependencies, no trace of one machine, short modules, no clock."""

import ast
import functools
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
MODULES = sorted((ROOT / "hzpub").rglob("*.py"))
CORE_ROOMS = ("base", "reading", "kinds", "trust", "ledger", "rulebooks", "check", "reports")
CORE_MODULES = [path for path in MODULES if path.relative_to(ROOT / "hzpub").parts[0] in CORE_ROOMS]
LONGEST_MODULE = 250
# Spelled in two halves, so that this file does not find itself.
TRACES_OF_A_MACHINE = re.compile(
    rb"(?<![\w./-])/(?:" + rb"work|home|root" + rb")/\w"
    rb"|(?:pypi" + rb"\.org|python" + rb"hosted\.org|registry\.npm" + rb"js\.org|deb\.deb" + rb"ian\.org)"
)
CLOCKS = {("date", "today"), ("datetime", "today"), ("datetime", "now"), ("datetime", "utcnow"),
          ("time", "time"), ("time", "time_ns"), ("time", "localtime"), ("time", "gmtime")}  # fmt: skip


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@functools.cache
def project() -> dict[str, object]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        table = tomllib.load(file)["project"]
    assert isinstance(table, dict)
    return table


def normal(requirement: str) -> str:
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name, requirement
    return re.sub(r"[-_.]+", "-", name.group()).lower()


def pinned(lock: str) -> set[str]:
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    return {normal(line) for line in text.splitlines() if re.match(r"[A-Za-z0-9._-]+==", line)}


def project_files() -> list[Path]:
    """Everything git tracks or would track."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True,
    ).stdout  # fmt: skip
    names = {name.decode() for name in listed.split(b"\0") if name}
    return sorted(path for path in (ROOT / name for name in names) if path.is_file())


def dotted(node: ast.expr) -> str:
    return ast.unparse(node) if isinstance(node, ast.Name | ast.Attribute) else ""


def forbidden_in_core(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Floats and clocks, by what the code does, not by what its comments say."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, float):
            yield node.lineno, f"the float {node.value}"
        if isinstance(node, ast.Call):
            called = dotted(node.func)
            if called == "float":
                yield node.lineno, "float()"
            if tuple(called.split(".")[-2:]) in CLOCKS:
                yield node.lineno, f"{called}()"
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            yield node.lineno, "from time import ..."


@pytest.mark.parametrize("lock", LOCKS, ids=named)
def test_a_lock_names_no_address_and_hashes_every_package(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert not re.search(r"://|--(?:extra-)?index|--find-links|\s@\s", text), (
        f"{named(lock)} names an address: a village may install from any mirror; make it again with `make lock`"
    )
    packages = re.split(r"\n(?=\S)", text.strip())
    bare = [package.split()[0] for package in packages if "--hash=sha256:" not in package]
    assert packages, f"{named(lock)} pins nothing; make it again with `make lock`"
    assert not bare, f"{named(lock)}: no hash for {bare}; make it again with `make lock`"


@pytest.mark.parametrize(
    ("lock", "extras"), [("run.txt", ("build",)), ("dev.txt", ("build", "dev"))], ids=["run", "dev"]
)
def test_every_direct_dependency_is_pinned(lock: str, extras: tuple[str, ...]) -> None:
    needed, optional = project()["dependencies"], project()["optional-dependencies"]
    assert isinstance(needed, list)
    assert isinstance(optional, dict)
    direct = {normal(one) for one in [*needed, *(one for extra in extras for one in optional[extra])]}
    missing = direct - pinned(lock)
    assert not missing, f"requirements/{lock} does not pin {sorted(missing)}: run `make lock`"


def test_developers_run_the_very_versions_that_users_run() -> None:
    def pins(lock: str) -> set[str]:
        text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
        return set(re.findall(r"^[A-Za-z0-9._-]+==\S+", text, flags=re.MULTILINE))

    different = pins("run.txt") - pins("dev.txt")
    assert not different, f"requirements/dev.txt differs from run.txt in {sorted(different)}: run `make lock`"


def test_every_import_of_the_program_is_a_declared_dependency() -> None:
    provides = {"yaml": "pyyaml", "git": "gitpython", "nacl": "pynacl"}
    needed = project()["dependencies"]
    assert isinstance(needed, list)
    declared = {normal(one) for one in needed}
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            else:
                continue
            for top in {name.split(".")[0] for name in names} - {"hzpub"} - set(sys.stdlib_module_names):
                assert provides.get(top, normal(top)) in declared, (
                    f"{named(path)}:{node.lineno} imports {top}: add it to dependencies in pyproject.toml, "
                    "then `make lock`"
                )


def test_no_file_carries_a_trace_of_the_machine_it_was_made_on() -> None:
    found = [
        f"{named(path)}: {match.group().decode(errors='replace')}"
        for path in project_files()
        if path != Path(__file__).resolve()
        for match in [TRACES_OF_A_MACHINE.search(path.read_bytes())]
        if match
    ]
    assert not found, f"absolute path or registry address; write a relative path, or no address at all: {found}"


def test_git_never_changes_signed_bytes() -> None:
    answer = subprocess.run(
        ["git", "check-attr", "text", "records/2024/03/000001-charter.yml"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert answer.strip().endswith("text: unset"), f".gitattributes must say `records/** -text`; git says {answer}"


def test_every_document_that_a_module_names_is_in_the_project() -> None:
    there = {each.name for each in project_files()} | {".en.md"}
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        documents = {name.rpartition("/")[2] for name in re.findall(r"[\w./-]*\w\.md\b", text)}
        decisions = re.findall(r"docs/dev/decisions/([0-9]{4})", text)

        assert documents <= there, f"{named(path)}: {documents - there}"
        assert all(any(name.startswith(f"{number}-") for name in there) for number in decisions), named(path)


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_introduces_itself_and_stays_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), f"{named(path)}: open with a docstring that says In / Out / Never"
    lines = len(text.splitlines())
    assert lines <= LONGEST_MODULE, f"{named(path)} has {lines} lines: split it by idea (at most {LONGEST_MODULE})"


@pytest.mark.parametrize("path", CORE_MODULES, ids=named)
def test_the_core_uses_no_float_and_no_clock(path: Path) -> None:
    found = [f"{named(path)}:{line} {what}" for line, what in forbidden_in_core(ast.parse(path.read_bytes()))]
    assert not found, f"count in integer fen, and take the day as an argument (only the command line knows today): {found}"
