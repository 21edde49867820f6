"""What a record withholds: the slip that proves it, the erasure that ends it, the backup that keeps it safe."""

import datetime as dt
import hashlib
from pathlib import Path
from typing import Any

import pytest

from hzpub.desk.disclosing import prove, slips_of
from hzpub.desk.erasing import erase, to_erase
from hzpub.desk.errors import DeskError
from hzpub.desk.safekeeping import back_up, restore, unsaved
from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.merkle import Tree, leaf_hash
from hzpub.trust.notes import LOG, Note, VerifierKey, sign
from hzpub.trust.proofs import proofs
from hzpub.trust.register import NAME, Entry, add_all, load, read, text_of
from hzpub.trust.slips import Slip
from hzpub.trust.sshkeys import private_key_file, public_from_seed

DAY = dt.date(2024, 2, 1)
TOWN, SECOND = (hashlib.sha256(name).digest() for name in (b"town", b"second"))
LOG_SEED = bytes(range(32))


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    """A folder with two key pairs, as their holders would bring them."""
    for name, seed in (("town", TOWN), ("second", SECOND)):
        (tmp_path / name).write_text(private_key_file(seed, name))
        (tmp_path / f"{name}.pub").write_text(public_from_seed(seed) + f" {name}\n")
    return tmp_path


def backed_up(root: Path, keys: Path) -> Path:
    return back_up(root, [keys / "town.pub", keys / "second.pub"], keys / "register.age", day=DAY).path


def record(root: Path, number: str) -> Path:
    return next((root / "records").rglob(f"{number}-*.yml"))


def proof_of(root: Path, number: int) -> bytes:
    """The proof file of a record, under a checkpoint signed by a log of our own."""
    data = [path.read_bytes() for path in sorted((root / "records").rglob("*.yml"), key=lambda path: path.name)]
    tree = Tree(leaf_hash(each) for each in data)
    text = Checkpoint("hzpub/dawu.361122", len(data), tree.root()).text
    note = Note(text, (sign(text, "hzpub/dawu.361122", LOG_SEED),))
    return dict(proofs(tree, note, data))[f"proof/{number:06}.tlog-proof"]


def register_of(root: Path) -> Any:
    register = load(root)
    assert register is not None
    return register


def test_a_person_proves_her_own_record_from_her_slip_and_the_record_file(village: Any) -> None:
    (slip,) = slips_of(register_of(village.root), village.root, ["P0001"])
    (proved,) = prove([slip], records=[record(village.root, "000001")])

    assert str(slip).startswith("记录 000001 / 栏 name / 盐 ")
    assert (proved.holds, proved.of, proved.kind, proved.logged) == (True, "P0001", "charter", None)


def test_she_proves_it_from_one_proof_file_alone_and_with_the_logs_key(village: Any, tmp_path: Path) -> None:
    (slip,) = slips_of(register_of(village.root), village.root, ["P0002"])
    (tmp_path / "p").write_bytes(proof_of(village.root, 1))
    key = VerifierKey.of_seed("hzpub/dawu.361122", LOG, LOG_SEED)
    other = VerifierKey.of_seed("hzpub/dawu.361122", LOG, LOG_SEED[::-1])
    (proved,) = prove([slip], proofs=[tmp_path / "p"], key=key)
    (refused,) = prove([slip], proofs=[tmp_path / "p"], key=other)

    assert proved.logged is not None
    assert (proved.holds, proved.logged.signed, proved.failed) == (True, True, False)
    assert proved.logged.checkpoint is not None
    assert (refused.holds, refused.failed) == (True, True)


def test_another_value_another_salt_another_box_or_record_proves_nothing(village: Any) -> None:
    village.add("person", person="P0007", name="赵强")
    (slip,) = slips_of(register_of(village.root), village.root, ["P0007"])
    claims = [
        Slip(slip.record, "name", slip.salt, "张建国"),
        Slip(slip.record, "name", bytes(16), slip.value),
        Slip(slip.record, "account", slip.salt, slip.value),
        Slip("000001", "name", slip.salt, slip.value),
    ]

    assert [each.holds for each in prove([slip, *claims], root=village.root)] == [True, False, False, False, False]


def test_a_record_that_is_not_at_hand_was_not_looked_at(village: Any, tmp_path: Path) -> None:
    (slip,) = slips_of(register_of(village.root), village.root, ["P0001"])
    far = Slip("000009", slip.box, slip.salt, slip.value)

    assert [each.holds for each in prove([slip, far], root=village.root)] == [True, None]
    assert [each.holds for each in prove([slip], root=tmp_path)] == [None]


def test_a_changed_record_beside_an_honest_proof_is_not_in_the_log(village: Any, tmp_path: Path) -> None:
    (slip,) = slips_of(register_of(village.root), village.root, ["P0001"])
    (tmp_path / "p").write_bytes(proof_of(village.root, 1))
    changed = tmp_path / "changed.yml"
    changed.write_bytes(record(village.root, "000001").read_bytes().replace("大坞村".encode(), "小坞村".encode(), 1))
    (proved,) = prove([slip], records=[changed], proofs=[tmp_path / "p"])

    assert (proved.holds, proved.failed) == (True, True)


def test_slips_of_nobody_are_refused(village: Any) -> None:
    with pytest.raises(DeskError):
        slips_of(register_of(village.root), village.root, ["P0099"])


def test_erasing_takes_value_and_salt_and_leaves_records_and_other_entries(village: Any) -> None:
    before = record(village.root, "000001").read_bytes()
    (entry,) = to_erase(village.root, "P0001")
    erase(village.root, "P0001", "name")
    text = (village.root / NAME).read_text("utf-8")

    assert entry.value not in text
    assert entry.salt.hex() not in text
    assert register_of(village.root).name_of("P0002") == "李秀英"
    assert record(village.root, "000001").read_bytes() == before
    assert village.book().number == "000001"
    with pytest.raises(DeskError):
        erase(village.root, "P0001")


@pytest.mark.parametrize("at", ["noted", "erased"])
def test_an_erasure_that_a_power_cut_stopped_is_finished_by_doing_it_again(village: Any, at: str) -> None:
    class PowerCut(Exception):
        pass

    def cut(point: str) -> None:
        if point == at:
            raise PowerCut

    with pytest.raises(PowerCut):
        erase(village.root, "P0001", fault=cut)
    if at == "noted":
        assert register_of(village.root).name_of("P0001") == "张建国"
        erase(village.root, "P0001")

    assert register_of(village.root).name_of("P0001") is None


def test_what_was_erased_does_not_come_back_from_an_old_backup(village: Any, keys: Path) -> None:
    backup = backed_up(village.root, keys)
    erase(village.root, "P0001")
    (village.root / NAME).unlink()
    done = restore(village.root, backup, keys / "second", check_only=False, day=DAY)

    assert [entry.of for entry in done.found.erased] == ["P0001"]
    assert (done.found.strange, done.found.missing) == ((), frozenset())
    assert "张建国" not in (village.root / NAME).read_text("utf-8")
    assert register_of(village.root).name_of("P0002") == "李秀英"


def test_a_lost_register_comes_back_byte_for_byte_and_the_rehearsal_writes_nothing(village: Any, keys: Path) -> None:
    before = (village.root / NAME).read_bytes()
    backup = backed_up(village.root, keys)
    (village.root / NAME).unlink()
    rehearsed = restore(village.root, backup, keys / "town", check_only=True, day=DAY)
    still_gone = not (village.root / NAME).exists()
    done = restore(village.root, backup, keys / "town", check_only=False, day=DAY)

    assert (rehearsed.written, still_gone, done.written) == (False, True, True)
    assert rehearsed.found == done.found
    assert (village.root / NAME).read_bytes() == before
    assert (village.root / NAME).stat().st_mode & 0o077 == 0


def test_an_older_backup_does_not_overwrite_newer_entries(village: Any, keys: Path) -> None:
    backup = backed_up(village.root, keys)
    village.add("person", person="P0007", name="赵强")
    before = (village.root / NAME).read_bytes()
    with pytest.raises(DeskError, match="P0007"):
        restore(village.root, backup, keys / "town", check_only=False, day=DAY)
    rehearsed = restore(village.root, backup, keys / "town", check_only=True, day=DAY)

    assert (village.root / NAME).read_bytes() == before
    assert len(rehearsed.found.missing) == 1


def test_a_forged_entry_in_a_backup_is_not_taken_back(village: Any, keys: Path) -> None:
    add_all(village.root, [Entry("P0001", "name", bytes(16), "假名字")], fund="dawu.361122")
    backup = backed_up(village.root, keys)
    (village.root / NAME).unlink()
    done = restore(village.root, backup, keys / "town", check_only=False, day=DAY)

    assert [entry.value for entry in done.found.strange] == ["假名字"]
    assert register_of(village.root).name_of("P0001") == "张建国"


def test_values_of_drafts_not_entered_yet_come_back_too(village: Any, keys: Path) -> None:
    village.draft("person", person="P0007", name="赵强")
    backup = backed_up(village.root, keys)
    (village.root / NAME).unlink()
    restore(village.root, backup, keys / "town", check_only=False, day=DAY)

    assert register_of(village.root).name_of("P0007") == "赵强"


def test_the_backup_of_another_fund_and_a_register_that_cannot_be_read_are_left_alone(village: Any, keys: Path) -> None:
    whole = (village.root / NAME).read_text("utf-8")
    (village.root / NAME).write_text(whole.replace("dawu.361122", "other.361122"), "utf-8")
    other = backed_up(village.root, keys)
    (village.root / NAME).write_text(whole, "utf-8")
    backup = back_up(village.root, [keys / "town.pub"], keys / "mine.age", day=DAY).path
    (village.root / NAME).write_text("损坏", "utf-8")
    for file in (other, backup):
        with pytest.raises(DeskError):
            restore(village.root, file, keys / "town", check_only=False, day=DAY)

    assert (village.root / NAME).read_text("utf-8") == "损坏"


def test_a_backup_needs_a_register_and_public_keys(village: Any, keys: Path) -> None:
    for key in (keys / "town", keys / "none.pub"):
        with pytest.raises(DeskError):
            back_up(village.root, [key], None, day=DAY)
    (village.root / NAME).unlink()
    with pytest.raises(DeskError):
        back_up(village.root, [keys / "town.pub"], None, day=DAY)


def test_entries_newer_than_the_last_backup_are_counted_for_a_real_fund_only(
    empty_village: Any, village: Any, keys: Path, helpers: Any
) -> None:
    empty_village.add("charter", day="2024-01-08", **helpers.charter_settings(fiction="no"))
    never = unsaved(empty_village.root)
    backed_up(empty_village.root, keys)
    saved = unsaved(empty_village.root)
    empty_village.draft("person", person="P0007", name="赵强")
    newer = unsaved(empty_village.root)
    (empty_village.root / ".hzpub" / "backup.json").write_text("[]")

    assert (never, saved, newer, unsaved(empty_village.root)) == (7, 0, 1, 8)
    assert unsaved(village.root) == 0


def test_a_draft_that_says_a_withheld_account_openly_is_refused(village: Any) -> None:
    register = (village.root / NAME).read_bytes()
    with pytest.raises(DeskError, match="账号"):
        village.draft(
            "donation", giver="李老板 6200-00000001", amount="500", document="捐赠协议1号", bank_slip="0110-1",
            aim="poverty_relief", conditions="none",
        )  # fmt: skip

    assert village.drafts() == []
    assert read(register) == register_of(village.root)
    assert text_of(register_of(village.root)).encode() == register
