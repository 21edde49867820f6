"""A cheap phone on a slow line: 400 kbps, 400 ms, a processor six times slower, nothing cached.

In:    the folder of a finished site.   Out: seconds to the first paint and to the load, and what was asked for.
Never: asks anybody but this machine.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from gzip import compress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread

from playwright.sync_api import Browser, sync_playwright

BYTES_A_SECOND, LATENCY, SLOWER = 400_000 // 8, 400, 6
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
             "--disable-component-update", "--disable-sync")  # fmt: skip
PAINTED = "performance.getEntriesByName('first-contentful-paint').length && performance.timing.loadEventEnd"
TIMES = """[performance.getEntriesByName('first-contentful-paint')[0].startTime,
  performance.getEntriesByType('navigation')[0].loadEventEnd]"""


@dataclass(frozen=True)
class Visit:
    """Seconds (the median of all rounds), how many files were asked for, and addresses outside the site."""

    paint: float
    load: float
    requests: int
    elsewhere: tuple[str, ...]


class _Host(SimpleHTTPRequestHandler):
    """A web host as they are: text goes out gzipped."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:  # the library's name
        """Send one file."""
        path = Path(self.translate_path(self.path))
        if path.suffix not in {".html", ".css", ".js", ".txt", ".xml"} or not path.is_file():
            super().do_GET()
            return
        data = compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path.name) + "; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The site over http on this machine; answers its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def program() -> str:
    """The system's Chromium."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        raise SystemExit("phone: no Chromium here; install it: apt-get install -y --no-install-recommends chromium")
    return found


@contextmanager
def browser() -> Iterator[Browser]:
    """One Chromium for all visits."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program(), args=[*ARGUMENTS])
        yield chromium
        chromium.close()


def visit(chromium: Browser, url: str, rounds: int) -> Visit:
    """Open the page `rounds` times, each time as if for the first time."""
    times: list[tuple[float, float]] = []
    asked: list[str] = []
    for _ in range(rounds):
        context = chromium.new_context(
            viewport={"width": 360, "height": 780}, device_scale_factor=2, is_mobile=True, has_touch=True
        )
        page = context.new_page()
        line = context.new_cdp_session(page)
        line.send("Network.enable")
        line.send("Network.setCacheDisabled", {"cacheDisabled": True})
        line.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": LATENCY,
                "downloadThroughput": BYTES_A_SECOND,
                "uploadThroughput": BYTES_A_SECOND,
            },
        )
        line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        asked.clear()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(url, wait_until="load", timeout=120_000)
        page.wait_for_function(PAINTED)
        paint, load = page.evaluate(TIMES)
        times.append((paint / 1000, load / 1000))
        context.close()
    files = [each for each in asked if not each.startswith("data:")]
    home = url.split("/")[:3]
    return Visit(
        paint=median(paint for paint, _ in times),
        load=median(load for _, load in times),
        requests=len(files),
        elsewhere=tuple(each for each in files if each.split("/")[:3] != home),
    )
