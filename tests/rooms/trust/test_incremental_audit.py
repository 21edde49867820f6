"""An audit that goes on from the last one says what a complete one says, and believes no memory that is not its own."""

import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from hzpub.trust import audit_memory
from hzpub.trust.history import History, audit
from tests.rooms.trust.test_history import CHARTER, FOURTH, HOUR, SECOND, TAMPERINGS, THIRD, Village

FIFTH = "records/2024/03/000005-member.yml"


@pytest.fixture
def village(tmp_path: Path) -> Village:
    made = Village(tmp_path / "village")
    made.write(".gitignore", "/.hzpub/\n")
    for path in (CHARTER, SECOND, THIRD):
        made.enter(path)
    return made


def short(village: Village) -> History:
    return audit(village.fund, complete=False)


def facts(told: History) -> tuple[object, ...]:
    return told.head, dict(told.additions), list(told.additions), told.offences, told.start, told.commits, told.untracked


def memory(village: Village) -> Path:
    return village.fund / ".hzpub" / "audit.json"


def test_only_what_came_after_the_last_audit_is_read_and_the_answer_is_that_of_a_complete_one(village: Village) -> None:
    assert short(village).read == 3
    assert short(village).read == 0
    village.enter(FOURTH)
    village.commit("nothing")

    told = short(village)

    assert told.read == 2
    assert facts(told) == facts(audit(village.fund))
    assert told.commits == 5
    assert short(village).read == 0


def test_a_complete_audit_neither_asks_for_a_memory_nor_leaves_one(village: Village) -> None:
    audit(village.fund)

    assert not memory(village).exists()


@pytest.mark.parametrize(("tamper", "expected"), TAMPERINGS, ids=[case[0].__name__ for case in TAMPERINGS])
def test_what_is_tampered_with_after_an_audit_is_named_as_in_a_complete_one(
    village: Village, tamper: Callable[[Village], None], expected: list[tuple[str, str]]
) -> None:
    short(village)
    tamper(village)
    whole = audit(village.fund)

    told = [short(village) for _ in range(2)]

    assert [offence.what for offence in whole.offences] == [what for what, _ in expected]
    assert [each.offences for each in told] == [whole.offences] * 2


def test_the_clock_goes_on_from_the_last_audit(village: Village) -> None:
    village.commit("ahead", 10 * HOUR)
    village.enter(FOURTH, after=10 * HOUR)
    short(village)

    village.enter(FIFTH, after=-HOUR)

    assert [offence.what for offence in short(village).offences] == ["commit_time"]
    assert short(village).offences == audit(village.fund).offences


def test_a_history_with_an_offence_is_read_whole_every_time(village: Village) -> None:
    text = (village.fund / SECOND).read_text()
    village.enter(SECOND, "changed\n")
    village.enter(SECOND, text)

    told = [short(village) for _ in range(3)]

    assert [each.read for each in told] == [5, 5, 5]
    assert {len(each.offences) for each in told} == {2}


def test_a_changed_file_is_seen_though_nothing_new_was_committed(village: Village) -> None:
    short(village)
    village.write(SECOND, "changed\n")

    told = short(village)

    assert (told.read, [offence.what for offence in told.offences]) == (0, ["worktree_differs"])


def test_a_side_that_began_before_the_last_audit_makes_it_read_everything(village: Village) -> None:
    village.git("branch", "side", "HEAD~1")
    village.enter(FOURTH)
    short(village)
    village.git("checkout", "-q", "side")
    village.enter(FIFTH)
    village.git("checkout", "-q", "main")
    village.git("merge", "-q", "--no-ff", "-m", "merge", "side")

    told = short(village)

    assert told.read == 6
    assert facts(told) == facts(audit(village.fund))


def gone(path: Path) -> None:
    path.unlink()


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def one_digit(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:-9] + bytes([data[-9] ^ 1]) + data[-8:])


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def resealed(path: Path, change: Callable[[list[object]], object]) -> None:
    data = json.dumps(change(json.loads(path.read_bytes()[65:]))).encode()
    path.write_bytes(sha256(data).hexdigest().encode() + b"\n" + data)


def of_another_place(path: Path) -> None:
    resealed(path, lambda said: ["0" * 64, *said[1:]])


def of_no_commit(path: Path) -> None:
    resealed(path, lambda said: [said[0], "--all", *said[2:]])


def of_an_unknown_commit(path: Path) -> None:
    resealed(path, lambda said: [said[0], "0" * 40, *said[2:]])


def a_list_of_nothing(path: Path) -> None:
    resealed(path, lambda _: [])


def with_words_for_numbers(path: Path) -> None:
    resealed(path, lambda said: [*said[:3], "3", *said[4:]])


@pytest.mark.parametrize(
    "damage",
    [
        *(gone, cut_off, one_digit, a_folder, of_another_place, of_no_commit, of_an_unknown_commit),
        *(a_list_of_nothing, with_words_for_numbers),
    ],
)
def test_a_memory_that_is_gone_damaged_or_foreign_only_means_to_read_everything(
    village: Village, damage: Callable[[Path], None]
) -> None:
    short(village)
    damage(memory(village))

    assert short(village).read == 3


def test_a_memory_does_not_travel_with_a_copy(village: Village, tmp_path: Path) -> None:
    short(village)
    shutil.copytree(village.root, tmp_path / "copy")

    assert audit(tmp_path / "copy", complete=False).read == 3


def test_a_memory_that_somebody_commits_is_nobodys(village: Village) -> None:
    short(village)
    village.git("add", "-f", ".hzpub/audit.json")
    village.commit()

    assert [short(village).read for _ in range(2)] == [4, 4]


def test_another_version_of_the_audit_reads_everything(village: Village, monkeypatch: pytest.MonkeyPatch) -> None:
    short(village)
    monkeypatch.setattr(audit_memory, "_CODE", ("append_only",))

    assert short(village).read == 3


def test_a_head_that_does_not_go_on_from_the_last_audit_is_read_whole(village: Village) -> None:
    village.enter(FOURTH)
    short(village)
    village.git("reset", "-q", "--hard", "HEAD~1")

    told = short(village)

    assert (told.read, told.offences) == (3, ())


def test_another_genesis_is_read_whole(village: Village) -> None:
    short(village)
    village.enter(CHARTER, 'fund: "another.361122"\n')

    assert short(village).read == 4


def test_nothing_is_written_through_a_link(village: Village, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (village.fund / ".hzpub").symlink_to(tmp_path / "elsewhere")

    assert short(village).offences == ()
    assert list((tmp_path / "elsewhere").iterdir()) == []
