"""One small fund that was published, as a stranger may meet it: clone, bundle, pack, saved site, address."""

import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from hzpub import demo
from hzpub.pipeline import check_fund
from hzpub.publish.mkdocs_runs import build_site
from hzpub.verify.holding import Held
from hzpub.verify.packing import pack_files, zipped
from hzpub.verify.sources import open_source
from hzpub.verify.verifying import verify
from tests.rooms.verify.told import WORDS, Ask, Told


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """Verify something, in this process."""
    count = iter(range(100))

    def asked(what: Path | str, held: Held | None = None, against: Path | str | None = None, **more: Any) -> Told:
        scratch = tmp_path / f"scratch{next(count)}"
        source = open_source(str(what), scratch / "one", lambda: False, more.pop("site", None))
        other = open_source(str(against), scratch / "two", lambda: False) if against else None
        return Told(verify(source, held or Held(), scratch / "one", against=other, **more))

    return asked


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fund with its site in `site/`; nobody writes here."""
    root: Path = tmp_path_factory.mktemp("verify") / "fund"
    demo.make(root, seed=7, months=3, members=24)
    assert build_site(root, None, WORDS) == 0
    return root


@pytest.fixture(scope="session")
def files(whole: Path) -> dict[str, bytes]:
    """What goes into the audit pack of that fund."""
    return pack_files(whole, check_fund(whole), whole / "site")


@pytest.fixture
def fund(whole: Path, tmp_path: Path) -> Path:
    """A copy to do harm to."""
    return Path(shutil.copytree(whole, tmp_path / "fund"))


@pytest.fixture
def site(whole: Path, tmp_path: Path) -> Path:
    """A saved copy of the site, to do harm to."""
    return Path(shutil.copytree(whole / "site", tmp_path / "saved"))


@pytest.fixture
def pack(files: dict[str, bytes], tmp_path: Path) -> Callable[..., Path]:
    """Writes the pack, with other bytes where a test says so; None leaves a file out."""

    def write(**changed: bytes | None) -> Path:
        made = {path: data for path, data in (files | changed).items() if data is not None}
        (tmp_path / "pack.zip").write_bytes(zipped(made))
        return tmp_path / "pack.zip"

    return write


@pytest.fixture
def git() -> Callable[..., str]:
    """Runs git in a folder, as somebody."""

    def run(where: Path, *words: str) -> str:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
        done = subprocess.run(["git", *who, *words], cwd=where, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    return run


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def served() -> Iterator[Callable[..., str]]:
    """Serves a folder, or a handler, on the loopback address; answers the address."""
    running = list[ThreadingHTTPServer]()

    def serve(folder: Path, handler: type[SimpleHTTPRequestHandler] = _Quiet) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
        running.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/"

    yield serve
    for server in running:
        server.shutdown()
        server.server_close()
