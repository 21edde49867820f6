"""Floors and peers: what the same work costs at the least, or somewhere else."""

import resource
import shutil
import subprocess
from hashlib import sha512
from pathlib import Path
from time import process_time
from typing import Any

from jinja2 import Template
from nacl.bindings import crypto_sign_open

from hzpub.base.words import Words
from hzpub.pipeline import Outcome
from hzpub.publish.pages import render_site
from hzpub.publish.press import Press
from hzpub.reading.envelope import read
from hzpub.trust.sealing import entry_namespace, seal_namespace
from hzpub.trust.sshsig import dearmor, verify


def signature_floor(fund: Path, rounds: int) -> float:
    """Seconds for bare `crypto_sign_open` over every signature of the fund, framing done beforehand."""
    work = []
    for path in sorted(fund.glob("records/*/*/*.yml")):
        file = read(path.read_bytes(), path.name)
        name = str(file.values["fund"])
        signed = [(seal.armor, file.body, seal_namespace(seal.role, name)) for seal in file.seals]
        if file.entry is not None:
            signed.append((file.entry.armor, file.entry.signed, entry_namespace(name)))
        for armor, message, namespace in signed:
            key = verify(message, armor, namespace).blob[-32:]
            digest = sha512(message).digest()
            parts = (namespace.encode(), b"", b"sha512", digest)
            framed = b"SSHSIG" + b"".join(len(part).to_bytes(4, "big") + part for part in parts)
            work.append((dearmor(armor)[-64:] + framed, key))
    best = float("inf")
    for _ in range(rounds):
        start = process_time()
        for blob, key in work:
            crypto_sign_open(blob, key)
        best = min(best, process_time() - start)
    return best


def bean_check(journal: str, folder: Path, rounds: int) -> float:
    """Processor seconds of `bean-check --no-cache` on the exported journal; it must accept it."""
    program = shutil.which("bean-check")
    if program is None:
        raise SystemExit("bench: bean-check is missing; run it through `make bench`")
    path = folder / "journal.beancount"
    path.write_text(journal, encoding="utf-8")
    best = float("inf")
    for _ in range(rounds):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([program, "--no-cache", str(path)], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return best


def jinja_floor(outcome: Outcome, folder: Path, rounds: int) -> float:
    """Seconds for a bare loop: the site's own templates with ready objects, rendered and written, nothing else."""
    printed: list[tuple[Template, dict[str, Any], str]] = []
    press = Press.page

    def remember(self: Press, url: str, template: str, section: str, title: str, **facts: Any) -> None:
        press(self, url, template, section, title, **facts)
        made, own = self._templates[url.count("/"), template], f"{url.removesuffix('.html')}.json"
        told = {"url": url, "section": section, "title": title, "own_data": own, **facts}
        printed.append((made, told, url.replace("/", "-")))

    Press.page = remember
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        render_site(outcome, folder, Words.chinese())
    finally:
        Press.page = press
    best = float("inf")
    for turn in range(rounds):
        target = folder / f"bare-{turn}"
        target.mkdir()
        start = process_time()
        for made, facts, name in printed:
            (target / name).write_bytes(made.render(**facts).encode())
        best = min(best, process_time() - start)
    return best
