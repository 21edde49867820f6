"""Keys as OpenSSH writes them: one spelling, no weak points, and key files the stock tool can use."""

import subprocess
from base64 import b64encode
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.bindings import crypto_core_ed25519_add

from hzpub.trust import sshkeys
from hzpub.trust.sshkeys import BadKey, KeyToolError, packed, parse_public, public_from_seed
from hzpub.trust.sshsig import verify

SEED = bytes([0x11]) * 32
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINBKsjJ0K7SrOhNovUYV5ObQIkq3GgFrr4UgozLJd4c3"
NAMESPACE = "hzpub1.entry@dawu.361122"
FIELD = 2**255 - 19
ORDER_8 = "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"
SMALL_ORDER = [
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    ORDER_8,
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
]


def blob_of(point: bytes, kind: bytes = b"ssh-ed25519") -> bytes:
    return packed(kind) + packed(point)


def seeded_key_file(folder: Path) -> Path:
    path = folder / "key"
    path.write_text(sshkeys.private_key_file(SEED, "出纳"), "utf-8")
    path.chmod(0o600)
    return path


def stock(action: str, path: Path) -> list[str]:
    run = subprocess.run(["ssh-keygen", action, "-f", path], capture_output=True, text=True, check=True)
    return run.stdout.split()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_key_is_read_and_spelt_back_and_named_as_ssh_keygen_names_it(tmp_path: Path) -> None:
    (tmp_path / "key.pub").write_text(KEY + "\n", "utf-8")
    printed = stock("-l", tmp_path / "key.pub")

    assert public_from_seed(SEED) == KEY
    assert sshkeys.public_text(parse_public(KEY)) == KEY
    assert sshkeys.fingerprint(parse_public(KEY)) == printed[1]
    assert sshkeys.problem(parse_public(KEY)) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        KEY + "\n",
        KEY + " zhang@pc",
        " " + KEY,
        KEY.replace(" ", "  "),
        KEY.replace("ssh-ed25519", "SSH-ED25519"),
        KEY.replace("ssh-ed25519", "sk-ssh-ed25519@openssh.com"),
        KEY.replace("ssh-ed25519", "ssh-rsa"),
        KEY[:-1],
        KEY[:-1] + "=",
        KEY + "=",
        KEY[:-4],
        KEY + "AAAA",
        "ssh-ed25519 " + b64encode(blob_of(b"short")).decode(),
        "ssh-ed25519 " + b64encode(blob_of(bytes(32), b"ssh-rsa")).decode(),
        "sk-ssh-ed25519@openssh.com " + b64encode(blob_of(bytes(32), b"sk-ssh-ed25519@openssh.com")).decode(),
    ],
)
def test_a_key_in_any_other_spelling_is_refused(text: str) -> None:
    with pytest.raises(BadKey):
        parse_public(text)


@pytest.mark.parametrize("application", [b"ssh:hzpub", b"", b"web:hzpub", b"ssh:\0", "ssh:章".encode()])
def test_a_hardware_key_must_say_a_plain_ssh_application(application: bytes) -> None:
    kind = "sk-ssh-ed25519@openssh.com"
    blob = blob_of(bytes(32), kind.encode()) + packed(application)
    text = f"{kind} {b64encode(blob).decode()}"

    if application == b"ssh:hzpub":
        assert parse_public(text) == blob
    else:
        with pytest.raises(BadKey, match="ssh:"):
            parse_public(text)


@pytest.mark.parametrize("point", SMALL_ORDER)
def test_the_eight_small_order_points_are_named(point: str) -> None:
    assert "小阶点" in str(sshkeys.problem(blob_of(bytes.fromhex(point))))


@pytest.mark.parametrize("y", [FIELD, FIELD + 1, FIELD + 3, 2**255 - 1])
def test_a_second_spelling_of_a_point_is_named(y: int) -> None:
    for sign in (0, 2**255):
        assert "唯一写法" in str(sshkeys.problem(blob_of((y + sign).to_bytes(32, "little"))))


def test_points_outside_the_main_group_or_off_the_curve_and_broken_keys_are_named() -> None:
    mixed = crypto_core_ed25519_add(parse_public(KEY)[-32:], bytes.fromhex(ORDER_8))

    assert "主群" in str(sshkeys.problem(blob_of(mixed)))
    assert "主群" in str(sshkeys.problem(blob_of(b"\2" + bytes(31))))
    assert "不完整" in str(sshkeys.problem(b"\0\0"))
    assert "不完整" in str(sshkeys.problem(b"\xff" * 8))


@settings(max_examples=100, deadline=None)
@given(st.binary(min_size=32, max_size=32))
def test_every_key_made_from_a_seed_may_be_granted(seed: bytes) -> None:
    assert sshkeys.problem(parse_public(public_from_seed(seed))) is None


def test_stock_ssh_keygen_reads_the_key_file_we_make_and_signs_with_it(tmp_path: Path) -> None:
    path = seeded_key_file(tmp_path)
    printed = stock("-y", path)
    seal = sshkeys.sign_with_stock(path, NAMESPACE, b"body\n")

    assert printed == [*KEY.split(), "出纳"]
    assert verify(b"body\n", seal, NAMESPACE).key == KEY
    assert names(tmp_path) == ["key"]


@pytest.mark.parametrize("length", range(8))
def test_the_key_file_is_always_the_same_and_padded_to_eight_bytes(length: int) -> None:
    text = sshkeys.private_key_file(SEED, "x" * length)

    assert text == sshkeys.private_key_file(SEED, "x" * length)
    assert text != sshkeys.private_key_file(bytes(32), "x" * length)
    assert max(map(len, text.splitlines())) == 70


def test_stock_accepts_every_padding_of_our_key_file(tmp_path: Path) -> None:
    path = tmp_path / "key"
    for length in range(8):
        path.write_text(sshkeys.private_key_file(SEED, "x" * length), "utf-8")
        path.chmod(0o600)
        assert stock("-y", path)[:2] == KEY.split()


def test_a_new_key_from_the_stock_tool_signs_and_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "cashier"
    key = sshkeys.generate_with_stock(path, "出纳")
    seal = sshkeys.sign_with_stock(path, NAMESPACE, b"body\n")
    with pytest.raises(KeyToolError, match="不会覆盖") as caught:
        sshkeys.generate_with_stock(path, "again")

    assert verify(b"body\n", seal, NAMESPACE).key == key
    assert caught.value.facts["path"] == str(path)
    assert names(tmp_path) == ["cashier", "cashier.pub"]


def test_a_passphrase_nobody_gives_is_a_refusal_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_ASKPASS_REQUIRE", "force")
    monkeypatch.setenv("SSH_ASKPASS", "false")
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    path = tmp_path / "key"
    sshkeys.generate_with_stock(path, "x", "five5")
    with pytest.raises(KeyToolError) as caught:
        sshkeys.sign_with_stock(path, NAMESPACE, b"body\n")

    assert str(path) in caught.value.reason.format(**caught.value.facts)
    assert names(tmp_path) == ["key", "key.pub"]


def test_a_missing_key_and_a_missing_tool_are_said_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(KeyToolError, match="找不到密钥文件"):
        sshkeys.sign_with_stock(tmp_path / "none", NAMESPACE, b"body\n")
    path = seeded_key_file(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(KeyToolError, match="没有 ssh-keygen"):
        sshkeys.sign_with_stock(path, NAMESPACE, b"body\n")


def test_the_allowed_signers_line_holds_a_seal_to_its_office(tmp_path: Path) -> None:
    purposes = [NAMESPACE, "hzpub1.seal.cashier@dawu.361122"]
    line = sshkeys.allowed_signers_line("cashier@dawu.361122", purposes, KEY)
    seal = sshkeys.sign_with_stock(seeded_key_file(tmp_path), NAMESPACE, b"body\n")
    (tmp_path / "allowed").write_text(line + "\n", "utf-8")
    (tmp_path / "seal").write_text(seal, "utf-8")
    command = ["ssh-keygen", "-Y", "verify", "-n", NAMESPACE]
    command += ["-f", "allowed", "-I", "cashier@dawu.361122", "-s", "seal"]
    good = subprocess.run(command, input=b"body\n", capture_output=True, cwd=tmp_path, check=False)
    (tmp_path / "allowed").write_text(line.replace(f"{NAMESPACE},", "") + "\n", "utf-8")
    moved = subprocess.run(command, input=b"body\n", capture_output=True, cwd=tmp_path, check=False)

    assert line == (
        'cashier@dawu.361122 namespaces="hzpub1.entry@dawu.361122,hzpub1.seal.cashier@dawu.361122" ' + KEY
    )
    assert good.returncode == 0
    assert moved.returncode != 0


@pytest.mark.parametrize("name", ["*", "a,b", "!a", "a?", "a b", 'a"', "", "a\n", "a@b@c", "章"])
def test_a_pattern_never_gets_into_allowed_signers(name: str) -> None:
    with pytest.raises(ValueError, match="plain name"):
        sshkeys.allowed_signers_line(name, [NAMESPACE], KEY)
    with pytest.raises(ValueError, match="plain name"):
        sshkeys.allowed_signers_line("a@b", [NAMESPACE, name], KEY)


def test_a_key_for_no_purpose_or_with_a_comment_gets_no_line() -> None:
    with pytest.raises(ValueError, match="without namespaces"):
        sshkeys.allowed_signers_line("a@b", [], KEY)
    with pytest.raises(BadKey):
        sshkeys.allowed_signers_line("a@b", [NAMESPACE], KEY + " comment")
