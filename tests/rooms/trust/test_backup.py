"""The register's encrypted backup: either key opens it, nobody else does, and the records decide what is true in it."""

import os
import subprocess
from pathlib import Path

import pytest

from hzpub.trust.backup import BadBackup, lacking, lock_up, sort_out, unlock
from hzpub.trust.erased import NAME, erased, note_erased
from hzpub.trust.keyfiles import open_key
from hzpub.trust.register import Entry, Register
from hzpub.trust.sshkeys import KeyToolError, packed, private_key_file, public_from_seed, public_text

SEEDS = (bytes(range(32)), bytes(range(1, 33)), bytes(range(2, 34)))
TOWN, SECOND, STRANGER = (private_key_file(seed, "x").encode() for seed in SEEDS)
TO = [public_from_seed(seed) for seed in SEEDS[:2]]
ENTRIES = tuple(Entry(f"P000{n}", "name", bytes([n]) * 16, name) for n, name in enumerate(("张建国", "李秀英", "王芳")))
KNOWN = Register("dawu.361122", ENTRIES)


def test_each_of_two_keys_opens_the_backup_and_no_other_key_does() -> None:
    data = lock_up(KNOWN, TO)

    assert unlock(data, TOWN) == unlock(data, SECOND) == KNOWN
    assert "张建国".encode() not in data
    with pytest.raises(BadBackup):
        unlock(data, STRANGER)


@pytest.mark.parametrize("damage", [lambda d: d[:-1], lambda d: d[:-20] + bytes([d[-20] ^ 1]) + d[-19:], lambda d: b"x" + d, lambda _: b""])
def test_a_damaged_backup_is_refused(damage: object) -> None:
    assert callable(damage)
    with pytest.raises(BadBackup):
        unlock(damage(lock_up(KNOWN, TO)), TOWN)


def test_a_weak_key_a_hardware_key_and_no_key_at_all_are_refused() -> None:
    weak = public_text(packed(b"ssh-ed25519") + packed(b"\1" + bytes(31)))
    point = TO[0].split()[1]
    hardware = public_text(packed(b"sk-ssh-ed25519@openssh.com") + _point(point) + packed(b"ssh:"))
    for keys in ([weak], [TO[0], weak], [hardware], ["ssh-rsa AAAA"], []):
        with pytest.raises(BadBackup):
            lock_up(KNOWN, keys)


def _point(text: str) -> bytes:
    from base64 import b64decode

    return b64decode(text)[15:]


def test_something_else_inside_a_backup_is_refused() -> None:
    import pyrage

    data = pyrage.encrypt(b"hello", [pyrage.ssh.Recipient.from_str(TO[0])])
    with pytest.raises(BadBackup):
        unlock(data, TOWN)


def test_the_records_decide_what_is_true_in_a_backup() -> None:
    forged = Entry("P0001", "name", bytes(16), "假的")
    backup = Register(KNOWN.fund, (*ENTRIES, forged))
    holds = {ENTRIES[0].hold, ENTRIES[1].hold, ENTRIES[2].hold, "A" * 43 + "="}
    found = sort_out(backup, holds, {ENTRIES[2].hold})

    assert (found.good, found.strange, found.erased) == (ENTRIES[:2], (forged,), (ENTRIES[2],))
    assert found.missing == {"A" * 43 + "="}


def test_entries_that_a_backup_lacks_are_named() -> None:
    assert lacking(KNOWN, ENTRIES[1:]) == ENTRIES[:1]
    assert lacking(KNOWN, ENTRIES) == lacking(None, ()) == ()


def test_a_key_with_a_passphrase_is_opened_by_the_stock_tool_and_stays_locked_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, asker = tmp_path / "town", tmp_path / "ask"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "secret phrase", "-f", path], check=True)
    asker.write_text("#!/bin/sh\necho secret phrase\n")
    asker.chmod(0o700)
    before = path.read_bytes()
    public = " ".join(path.with_suffix(".pub").read_text().split()[:2])
    data = lock_up(KNOWN, [public])
    monkeypatch.setenv("SSH_ASKPASS", str(asker))
    monkeypatch.setenv("SSH_ASKPASS_REQUIRE", "force")

    assert unlock(data, open_key(path)) == KNOWN
    assert path.read_bytes() == before
    asker.write_text("#!/bin/sh\necho wrong\n")
    with pytest.raises(KeyToolError):
        open_key(path)


def test_a_public_half_a_stranger_file_and_no_file_are_no_key(tmp_path: Path) -> None:
    (tmp_path / "a.pub").write_text(TO[0])
    (tmp_path / "b").write_text("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n")
    (tmp_path / "plain").write_bytes(TOWN)
    os.mkfifo(tmp_path / "pipe")

    assert open_key(tmp_path / "plain") == TOWN
    for name in ("a.pub", "b", "none", "pipe"):
        with pytest.raises(KeyToolError):
            open_key(tmp_path / name)


def test_the_list_of_erasures_grows_and_holds_commitments_only(tmp_path: Path) -> None:
    note_erased(tmp_path, [ENTRIES[0].hold])
    note_erased(tmp_path, [ENTRIES[1].hold, ENTRIES[0].hold])
    text = (tmp_path / NAME).read_text("utf-8")

    assert erased(tmp_path) == {ENTRIES[0].hold, ENTRIES[1].hold}
    assert not any(entry.value in text or entry.salt.hex() in text for entry in ENTRIES)
    with pytest.raises(ValueError, match="not a commitment"):
        note_erased(tmp_path, ["张建国"])
