"""The power may fail at any point of an entry: afterwards all of it is in the books, or nothing."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from hzpub.desk.errors import DeskError
from hzpub.desk.journal import recover
from hzpub.trust.history import audit
from hzpub.trust.safely import beside

PAPER = "sha256:" + "8f" * 32
BEFORE = ["checked", "prepared", "journal", "wrote 2", "wrote 3", "files"]
AFTER = ["committed", "staged", "copied 1", "put away 1", "copied 2", "put away 2"]


class PowerCut(BaseException):
    """What no `except Exception` catches."""


def two(village: Any) -> list[Path]:
    return [
        village.draft("person", person="7", name="张三"),
        village.seal(village.draft("bank_statement", balance="0", paper=PAPER)),
    ]


def cut(at: str, drafts: list[Path]) -> Any:
    """Cut the power at the point called `at`; "wrote 2" is record 000002, "copied 1" the first draft."""
    verb, _, place = at.rpartition(" ")
    wanted = {"wrote": f"{verb} records/2024/01/00000{place}-", "": at}.get(verb, "")
    if not wanted:
        wanted = f"{verb} drafts/{drafts[int(place) - 1].name}"

    def fault(point: str) -> None:
        if point.startswith(wanted):
            raise PowerCut

    return fault


def nothing_happened(village: Any, drafts: list[Path], head: str) -> None:
    assert village.records() == ["records/2024/01/000001-charter.yml"]
    assert village.git("rev-parse", "HEAD") == head
    assert all(path.exists() for path in drafts)
    assert village.git("status", "--porcelain") == ""


def all_happened(village: Any) -> None:
    assert [path[-25:] for path in village.records()[1:]] == [
        path[-25:] for path in ("records/2024/01/000002-person.yml", "records/2024/01/000003-bank_statement.yml")
    ]
    assert village.git("rev-list", "--count", "HEAD") == "3"
    assert village.drafts() == []
    assert len(list((village.root / ".hzpub/entered").glob("00000[23]-*"))) == 2
    assert village.git("status", "--porcelain") == ""
    assert village.book().number == "000003"
    assert audit(village.root).offences == ()


def no_traces(village: Any) -> None:
    assert not (village.root / ".hzpub/entering.json").exists()
    assert [path for path in village.root.rglob(".*.new") if ".git" not in path.parts] == []


@pytest.mark.parametrize("point", BEFORE)
def test_before_the_commit_everything_is_taken_back(point: str, village: Any) -> None:
    drafts, head = two(village), village.git("rev-parse", "HEAD")
    with pytest.raises(PowerCut):
        village.enter(*drafts, fault=cut(point, drafts))
    done = recover(village.root)

    assert done is None if point in ("checked", "prepared") else done is not None and not done.finished
    nothing_happened(village, drafts, head)
    no_traces(village)
    assert recover(village.root) is None
    assert [one.number for one in village.enter(*drafts)] == ["000002", "000003"]
    all_happened(village)


@pytest.mark.parametrize("point", AFTER)
def test_after_the_commit_everything_is_finished(point: str, village: Any) -> None:
    drafts = two(village)
    with pytest.raises(PowerCut):
        village.enter(*drafts, fault=cut(point, drafts))
    done = recover(village.root)

    assert done is not None
    assert done.finished
    all_happened(village)
    no_traces(village)


@pytest.mark.parametrize("first", ["wrote 2", "committed"])
def test_the_power_may_fail_again_while_recovering(first: str, village: Any) -> None:
    drafts, head = two(village), village.git("rev-parse", "HEAD")
    with pytest.raises(PowerCut):
        village.enter(*drafts, fault=cut(first, drafts))
    for point in range(1, 8):
        seen: list[str] = []

        def again(name: str, seen: list[str] = seen, point: int = point) -> None:
            seen.append(name)
            if len(seen) == point:
                raise PowerCut

        try:
            if recover(village.root, again) is not None:
                break
        except PowerCut:
            continue

    assert recover(village.root) is None
    all_happened(village) if first == "committed" else nothing_happened(village, drafts, head)
    no_traces(village)


def test_the_next_entry_recovers_by_itself(village: Any) -> None:
    drafts = two(village)
    with pytest.raises(PowerCut):
        village.enter(*drafts, fault=cut("committed", drafts))
    later = village.draft("person", person="8", name="李四")

    assert village.enter(later)[0].number == "000004"
    assert village.drafts() == []


def test_a_half_written_file_is_cleared_away(village: Any) -> None:
    drafts, head = two(village), village.git("rev-parse", "HEAD")
    with pytest.raises(PowerCut):
        village.enter(*drafts, fault=cut("wrote 2", drafts))
    beside(village.root / "records/2024/01/000003-bank_statement.yml").write_bytes(b"hzpub: 1\nfu")
    recover(village.root)

    nothing_happened(village, drafts, head)
    no_traces(village)


def test_a_committed_file_the_disk_lost_comes_back_from_git(village: Any) -> None:
    drafts = two(village)
    with pytest.raises(PowerCut):
        village.enter(*drafts, fault=cut("committed", drafts))
    (village.root / "records/2024/01/000003-bank_statement.yml").unlink()
    recover(village.root)

    all_happened(village)


def test_a_file_that_is_not_its_own_is_never_deleted(village: Any) -> None:
    drafts = two(village)
    with pytest.raises(PowerCut):
        village.enter(*drafts, fault=cut("journal", drafts))
    other = village.root / "records/2024/01/000002-person.yml"
    other.write_text("somebody else's")
    recover(village.root)

    assert other.read_text() == "somebody else's"
    with pytest.raises(DeskError, match="不一样"):
        village.enter(*drafts)


def test_a_full_disk_takes_everything_back_at_once(village: Any) -> None:
    drafts, head = two(village), village.git("rev-parse", "HEAD")

    def full(point: str) -> None:
        if point.startswith("wrote records/2024/01/000003"):
            raise OSError(28, "No space left on device")

    with pytest.raises(DeskError, match="No space left"):
        village.enter(*drafts, fault=full)

    nothing_happened(village, drafts, head)
    no_traces(village)


def test_another_git_program_past_the_commit_delays_the_end_but_loses_nothing(village: Any) -> None:
    drafts = two(village)
    lock = village.root / ".git/index.lock"

    def busy(point: str) -> None:
        if point == "committed":
            lock.touch()

    with pytest.raises(DeskError, match="入账中断了"):
        village.enter(*drafts, fault=busy)
    lock.unlink()
    done = recover(village.root)

    assert done is not None
    assert done.finished
    all_happened(village)


def test_a_month_folder_made_for_nothing_is_removed_again(village: Any) -> None:
    drafts = two(village)

    def stop(point: str) -> None:
        if point.startswith("wrote"):
            raise PowerCut

    with pytest.raises(PowerCut):
        village.enter(*drafts, day="2025-02-01", fault=stop)
    recover(village.root)

    assert not (village.root / "records/2025").exists()


KILLED = """
    import os, signal, sys
    from pathlib import Path
    from tests.rooms.desk import conftest as helpers

    village = helpers.Village(Path(sys.argv[1]))
    drafts = [village.root / "drafts" / name for name in village.drafts()]

    def fault(point):
        if point.startswith(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)

    village.enter(*reversed(drafts), fault=fault)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no SIGKILL")
@pytest.mark.parametrize("point", ["wrote records/2024/01/000002", "committed"])
def test_a_killed_process_leaves_nothing_half_done_and_no_lock(point: str, village: Any) -> None:
    drafts, head = two(village), village.git("rev-parse", "HEAD")
    run = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(KILLED), str(village.root), point],
        cwd=Path(__file__).parents[3], check=False,
    )  # fmt: skip
    recover(village.root)

    assert run.returncode == -signal.SIGKILL
    no_traces(village)
    if point == "committed":
        all_happened(village)
    else:
        nothing_happened(village, drafts, head)
