"""`hzpub serve`: drafts are shown as not entered, a mistake gives one page, and the server keeps answering."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from hzpub.publish.unentered import unentered

PATIENCE = 60
Get = Callable[[str], str]


def body_of(path: Path) -> str:
    """An entered record taken back to a draft nobody has sealed."""
    return path.read_text().partition("---\n")[0] + "---\nseals: []\n"


@pytest.fixture
def preview(fund: Path) -> Iterator[Get]:
    """A running preview of the fund; answers what a browser would get at a path."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "hzpub", "serve", str(fund), "--address", address]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def get(path: str) -> str:
        try:
            with urlopen(f"http://{address}/{path}", timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except HTTPError as error:
            return str(error.read().decode())
        except (URLError, ConnectionError):
            return ""

    try:
        yield get
    finally:
        server.terminate()
        server.wait(PATIENCE)


def wait(get: Get, path: str, word: str) -> str:
    """What the server says at `path` once `word` is in it."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if word in (text := get(path)):
            return text
        time.sleep(0.2)
    raise AssertionError(f"{word} never appeared at /{path}; last seen: {get(path)[:400]}")


def test_a_preview_lives_through_drafts_mistakes_and_their_mending(fund: Path, preview: Get) -> None:
    wait(preview, "", "账上现有")
    record = min((fund / "records").rglob("*-loan_application.yml"))
    good = record.read_text()

    (fund / "drafts").mkdir(exist_ok=True)
    (fund / "drafts" / "mine.yml").write_text(body_of(record))
    assert "drafts/mine.yml" in wait(preview, "", "未入账")

    stray = record.parent / "999999-loan_application.yml"
    stray.write_text(body_of(record))
    wait(preview, "", stray.relative_to(fund).as_posix())
    stray.unlink()

    record.write_text(good.replace("months: ", "months: 9", 1))
    refused = wait(preview, "", "不能公示")
    assert record.name in refused
    assert "months: 9" in refused
    assert "账上现有" not in refused
    assert "不能公示" in preview("members.html")

    record.write_text(good)
    wait(preview, "", "账上现有")
    assert "会员一览" in preview("members.html")


def test_a_draft_is_told_in_its_sentence(fund: Path) -> None:
    record = min((fund / "records").rglob("*-loan_application.yml"))
    (fund / "drafts").mkdir()
    (fund / "drafts" / "a.yml").write_text(body_of(record))
    (fund / "drafts" / "b.yml").write_text("not a record\n")
    first, second = unentered(fund)

    assert (first.path, first.title.text) == ("drafts/a.yml", "借款申请")
    assert first.sentence.text == "{borrower} 申请借款 {amount}，{months} 个月，用于{purpose}"
    assert second.path == "drafts/b.yml"


def test_what_git_does_not_know_yet_counts_as_not_entered(fund: Path) -> None:
    path = max((fund / "records").rglob("*.yml")).relative_to(fund).as_posix()

    assert unentered(fund) == ()
    assert [draft.path for draft in unentered(fund, (path,))] == [path]
