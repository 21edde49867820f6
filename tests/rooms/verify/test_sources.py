"""Each thing a stranger may hold is checked whole when it is clean, and refused by name when it is none."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest

from hzpub.trust.git_repository import HistoryMissing
from hzpub.verify.verdicts import CannotVerify
from tests.rooms.verify.told import WORDS, Ask

Serve = Callable[..., str]
Git = Callable[..., str]
Pack = Callable[..., Path]


def test_a_clone_with_its_site_holds_in_every_way(whole: Path, ask: Ask) -> None:
    told = ask(whole)

    assert (told.code, told.wrong) == (0, set())
    assert {"history", "seals", "records", "rules", "objects", "published"} <= told.ids("pass")
    assert told.ids("not_checked") == {"witnesses", "held"}


def test_a_fresh_clone_tells_that_it_has_no_published_site(whole: Path, tmp_path: Path, git: Git, ask: Ask) -> None:
    git(tmp_path, "clone", "-q", str(whole), "clone")
    told = ask(tmp_path / "clone")

    assert told.code == 0
    assert "没有公布过的网站" in told.said("published")
    assert "published" in told.ids("not_checked")


def test_a_bundle_is_cloned_and_holds(whole: Path, tmp_path: Path, git: Git, ask: Ask) -> None:
    git(whole, "bundle", "create", "-q", str(tmp_path / "b"), "HEAD", "main")
    told = ask(tmp_path / "b")

    assert (told.code, told.wrong) == (0, set())
    assert {"history", "seals", "records", "rules", "objects"} <= told.ids("pass")


def test_a_pack_holds_packed_and_unpacked(pack: Pack, tmp_path: Path, ask: Ask) -> None:
    path = pack()
    for what in (path, tmp_path / "unpacked"):
        if what != path:
            subprocess.run([sys.executable, "-m", "zipfile", "-e", str(path), str(what)], check=True)
        told = ask(what)
        assert (told.code, told.wrong) == (0, set())
        assert {"sums", "contents", "history", "published", "objects"} <= told.ids("pass")


def test_a_saved_site_and_its_address_hold(site: Path, served: Serve, ask: Ask) -> None:
    near, far = ask(site), ask(served(site))

    assert (near.code, near.wrong, far.code, far.wrong) == (0, set(), 0, set())
    both = {"checkpoint", "root", "tiles", "earlier", "seals", "records", "rules", "report", "key-lists"}
    assert both <= near.ids("pass") & far.ids("pass")
    assert {"manifest", "proofs"} <= near.ids("pass") & far.ids("not_checked")
    assert near.report.now == far.report.now
    assert "pages" in near.ids("not_checked")


def refused(ask: Ask, what: object) -> str:
    with pytest.raises(CannotVerify) as caught:
        ask(what)
    return WORDS(caught.value.reason, **caught.value.facts)


def test_what_cannot_be_verified_is_said_in_one_sentence(site: Path, tmp_path: Path, ask: Ask) -> None:
    (tmp_path / "letter").write_text("hello")
    (tmp_path / "empty").mkdir()
    (site / "log/checkpoint").unlink()

    assert "不是能核对的东西" in refused(ask, tmp_path / "letter")
    assert "没有" in refused(ask, tmp_path / "nowhere")
    assert "没有记录，也没有网站" in refused(ask, tmp_path / "empty")
    assert "没有公布签条" in refused(ask, site)
    assert "写得不对" in refused(ask, "http://")
    assert "写得不对" in refused(ask, "http://a:b@127.0.0.1/")


def test_a_shallow_clone_is_refused_by_name(whole: Path, tmp_path: Path, git: Git, ask: Ask) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", whole.as_uri(), "shallow")

    with pytest.raises(HistoryMissing, match="浅克隆"):
        ask(tmp_path / "shallow")


def test_a_bundle_that_leans_on_another_repository_is_refused_by_name(
    whole: Path, tmp_path: Path, git: Git, ask: Ask
) -> None:
    git(whole, "bundle", "create", "-q", str(tmp_path / "b"), "HEAD~3..HEAD", "HEAD")

    assert "不完整" in refused(ask, tmp_path / "b")


def test_a_bundle_of_less_than_everything_in_a_file_is_refused_by_name(tmp_path: Path, ask: Ask) -> None:
    name = "a" * 40
    (tmp_path / "b").write_bytes(f"# v3 git bundle\n@filter=blob:none\n{name} HEAD\n\nPACK".encode())

    assert "丢下了一些内容" in refused(ask, tmp_path / "b")


@pytest.mark.parametrize("cut", [30, 400, -100])
def test_a_bundle_cut_short_is_refused(whole: Path, tmp_path: Path, git: Git, ask: Ask, cut: int) -> None:
    path = tmp_path / "b"
    git(whole, "bundle", "create", "-q", str(path), "HEAD", "main")
    path.write_bytes(path.read_bytes()[:cut])

    assert "坏了" in refused(ask, path)


class _Away(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(302)
        self.send_header("Location", "http://localhost:1" + self.path)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Endless(_Away):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        with suppress(ConnectionError):
            for _ in range(100):
                self.wfile.write(b"x" * 65536)


class _Packed(_Away):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Encoding", "gzip")
        self.end_headers()


class _Ill(_Away):
    def do_GET(self) -> None:
        self.send_error(500)


@pytest.mark.parametrize(
    ("handler", "said"), [(_Away, "另一个网站"), (_Packed, "Content-Encoding"), (_Ill, "500"), (_Endless, "没有公布签条")]
)
def test_an_address_that_leads_away_or_answers_badly_is_refused(
    tmp_path: Path, served: Serve, ask: Ask, handler: type[SimpleHTTPRequestHandler], said: str
) -> None:
    assert said in refused(ask, served(tmp_path, handler))


def test_an_address_without_a_log_or_without_a_host_is_refused(tmp_path: Path, served: Serve, ask: Ask) -> None:
    assert "没有公布签条" in refused(ask, served(tmp_path))
    assert "连不上" in refused(ask, "http://127.0.0.1:1/")


def test_the_time_for_an_address_ends(site: Path, served: Serve, tmp_path: Path) -> None:
    from hzpub.verify.sources import open_source

    with pytest.raises(CannotVerify, match="太慢"):
        open_source(served(site), tmp_path / "scratch", lambda: True)


def test_a_redirect_on_the_same_host_is_followed(site: Path, served: Serve, ask: Ask) -> None:
    class Moved(_Away):
        def do_GET(self) -> None:
            if self.path.startswith("/old/"):
                self.send_response(301)
                self.send_header("Location", self.path.removeprefix("/old"))
                self.end_headers()
            else:
                SimpleHTTPRequestHandler.do_GET(self)

    assert ask(served(site, Moved) + "old/index.html").code == 0
