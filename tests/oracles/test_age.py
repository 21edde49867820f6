"""Stock age opens our register's backup byte for byte, ours opens what stock age wrote, and neither opens damage."""

import subprocess
from pathlib import Path

import pytest

from hzpub.trust.backup import BadBackup, lock_up, unlock
from hzpub.trust.register import Entry, Register, text_of
from hzpub.trust.sshkeys import private_key_file, public_from_seed
from tests.oracles.conftest import Asked, asker

NEEDS = "age"
TOWN, SECOND, STRANGER = (bytes(range(start, start + 32)) for start in (0, 1, 2))
NAMES = ("张建国", "欧阳修", "𠮷野家", "x" * 20)
KNOWN = Register(
    "dawu.361122", tuple(Entry(f"P{number:04}", "name", bytes([number]) * 16, name) for number, name in enumerate(NAMES, 1))
)
LARGE = Register(
    "dawu.361122", tuple(Entry(f"P{number:04}", "name", number.to_bytes(16, "big"), NAMES[number % 4]) for number in range(1, 2000))
)
"""More than age's 64 KiB piece."""


@pytest.fixture(scope="module")
def age() -> Asked:
    return asker("age")


def key(folder: Path, seed: bytes) -> Path:
    """A private key as `hzpub keygen` leaves it."""
    path = folder / seed.hex()[:8]
    path.write_text(private_key_file(seed, "x"))
    path.chmod(0o600)
    return path


def recipients(*seeds: bytes) -> list[str]:
    return [word for seed in seeds for word in ("-r", public_from_seed(seed))]


@pytest.mark.parametrize("seed", [TOWN, SECOND], ids=["township", "second"])
@pytest.mark.parametrize("register", [KNOWN, LARGE, Register("dawu.361122", ())], ids=["small", "large", "empty"])
def test_age_opens_our_backup_byte_for_byte_with_either_key(age: Asked, tmp_path: Path, register: Register, seed: bytes) -> None:
    (tmp_path / "backup").write_bytes(lock_up(register, map(public_from_seed, (TOWN, SECOND))))

    done = age("--decrypt", "-i", key(tmp_path, seed), "-o", tmp_path / "opened", tmp_path / "backup")

    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "opened").read_bytes() == text_of(register).encode()


@pytest.mark.parametrize("register", [KNOWN, LARGE], ids=["small", "large"])
def test_we_open_what_age_wrote_with_either_key(age: Asked, tmp_path: Path, register: Register) -> None:
    (tmp_path / "plain").write_bytes(text_of(register).encode())

    done = age("--encrypt", *recipients(TOWN, SECOND), "-o", tmp_path / "backup", tmp_path / "plain")

    assert (done.returncode, done.stderr) == (0, "")
    for seed in (TOWN, SECOND):
        assert unlock((tmp_path / "backup").read_bytes(), private_key_file(seed, "x").encode()) == register
    with pytest.raises(BadBackup):
        unlock((tmp_path / "backup").read_bytes(), private_key_file(STRANGER, "x").encode())


def test_age_and_we_refuse_the_same_damage_and_the_same_stranger(age: Asked, tmp_path: Path) -> None:
    whole = lock_up(KNOWN, [public_from_seed(TOWN)])
    refused = 0
    for at in range(0, len(whole), 23):
        damaged = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
        (tmp_path / "backup").write_bytes(damaged)
        with pytest.raises(BadBackup):
            unlock(damaged, private_key_file(TOWN, "x").encode())

        assert age("--decrypt", "-i", key(tmp_path, TOWN), tmp_path / "backup").returncode, at
        refused += 1
    (tmp_path / "backup").write_bytes(whole)

    assert refused > 20
    assert age("--decrypt", "-i", key(tmp_path, STRANGER), tmp_path / "backup").returncode


def test_a_backup_in_armour_is_opened_by_age_and_named_as_no_backup_by_us(age: Asked, tmp_path: Path) -> None:
    """`age --armor` is another file; who has one turns it back with age first."""
    (tmp_path / "plain").write_bytes(text_of(KNOWN).encode())
    assert not age("--encrypt", "--armor", *recipients(TOWN), "-o", tmp_path / "armour", tmp_path / "plain").returncode

    with pytest.raises(BadBackup):
        unlock((tmp_path / "armour").read_bytes(), private_key_file(TOWN, "x").encode())
    opened = subprocess.run(
        ["age", "--decrypt", "-i", key(tmp_path, TOWN), tmp_path / "armour"], capture_output=True, check=True
    )

    assert opened.stdout == text_of(KNOWN).encode()
