"""A fund begins from nothing, without a terminal."""

import datetime as dt
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from hzpub.desk.drafting import draft
from hzpub.desk.entering import enter
from hzpub.desk.errors import DeskError
from hzpub.desk.founding import init, keygen
from hzpub.desk.sealing import seal_draft
from hzpub.trust import register
from hzpub.trust.history import audit
from hzpub.trust.sshkeys import allowed_signers_line, sign_with_stock

AT = dt.datetime(2024, 1, 8, 9, tzinfo=dt.timezone(dt.timedelta(hours=8)))


def test_a_new_folder_keeps_private_things_out_of_git_and_record_bytes_untouched(empty_village: Any) -> None:
    tracked = empty_village.git("ls-files").split()
    ignored = empty_village.git("check-ignore", "register.yml", "drafts/a", "keys/a", ".hzpub/a", "site/a").split()
    attribute = empty_village.git("check-attr", "text", "records/2024/01/000001-charter.yml")

    assert tracked == [".gitattributes", ".gitignore", "docs/.gitkeep", "mkdocs.yml"]
    assert len(ignored) == 5
    assert attribute.endswith("text: unset")
    assert empty_village.git("status", "--porcelain") == ""
    assert empty_village.git("symbolic-ref", "HEAD") == "refs/heads/main"


def test_nothing_is_ever_overwritten(empty_village: Any, tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="已经有"):
        init(empty_village.root, {"fund": "a.b.c", "fund_name": "甲"}, at=AT)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "mkdocs.yml").write_text("mine")
    with pytest.raises(DeskError):
        init(tmp_path / "other", {"fund": "a.b.c", "fund_name": "甲"}, at=AT)

    assert (tmp_path / "other" / "mkdocs.yml").read_text() == "mine"
    assert not (tmp_path / "other" / ".git").exists()


@pytest.mark.parametrize("settings", [{}, {"fund": "Dawu"}, {"fund": "dawu.1", "fund_name": 'a"b'}])
def test_a_fund_needs_an_id_and_a_name(settings: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(DeskError):
        init(tmp_path / "x", settings, at=AT)

    assert not (tmp_path / "x").exists()


def test_a_key_is_made_once(tmp_path: Path) -> None:
    path, public = keygen(tmp_path / "keys", "P0003")

    assert path.read_text().startswith("-----BEGIN OPENSSH PRIVATE KEY-----")
    assert public.startswith("ssh-ed25519 ")
    with pytest.raises(DeskError, match="已经存在"):
        keygen(tmp_path / "keys", "P0003")
    with pytest.raises(DeskError):
        keygen(tmp_path / "keys", "../P0004")


def test_from_nothing_to_a_charter_in_the_books_with_stock_ssh_keygen(tmp_path: Path, request: Any) -> None:
    helpers = request.getfixturevalue("helpers")
    root, keys = tmp_path / "dawu", tmp_path / "keys"
    init(root, {"fund": helpers.FUND, "fund_name": "大坞村互助资金"}, at=AT)
    made = {holder: keygen(keys, holder) for holder in helpers.HOLDERS.values()}
    rows = [f"holder:{holder};key:@{path}.pub" for holder, (path, _) in made.items()]

    path = draft(root, "charter", helpers.charter_settings(keys=rows), today=AT.date(), salt=lambda: os.urandom(16))
    for role, holder in helpers.HOLDERS.items():
        seal_draft(path, role, lambda message, name, key=made[holder][0]: sign_with_stock(key, name, message))
    cashier = made["P0003"]
    [entered] = enter(
        root, [path], settings={}, at=AT, check=helpers.small_check,
        sign=lambda message, name: sign_with_stock(cashier[0], name, message),
    )  # fmt: skip

    signers = tmp_path / "signers"
    signers.write_text(allowed_signers_line(f"cashier@{helpers.FUND}", ["git"], cashier[1]) + "\n")
    told = subprocess.run(
        ["git", "-c", f"gpg.ssh.allowedSignersFile={signers}", "verify-commit", "HEAD"],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    known = register.load(root)
    history = audit(root)

    assert entered.path == "records/2024/01/000001-charter.yml"
    assert told.returncode == 0, told.stderr
    assert history.offences == ()
    assert [added.author for added in history.additions.values()] == [f"cashier@{helpers.FUND}"]
    assert known is not None
    assert known.name_of("P0006") == "刘𠮷"
    assert known.find("fund", "account") == "6200 0000 0001"
    assert "张建国" not in (root / entered.path).read_text()
