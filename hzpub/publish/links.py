"""Walk the finished site once: every link must lead somewhere inside it, every file gets its sum.

In:    the folder of a finished site.
Out:   the broken links, and the sums for `manifest.sha256`.
Never: fetches anything; holds more than one file's text; trusts a template.

MkDocs cannot see links made in templates, so this is a gate of the build. It reads
start tags with one expression, about thirty times faster than html.parser; a test holds both equal.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from hzpub.base.addresses import page_at

MANIFEST = "manifest.sha256"

_TAG = re.compile(r"<(?!/)[A-Za-z][^<>]*>")
_ATTRIBUTE = re.compile(r"""[\s"'](href|src|srcset|action|poster|data|id)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_HARMLESS = ("tel:", "mailto:", "data:,")
_IN_CSS = re.compile(r"url\(|@import")


Look = Callable[[str, bytes], None]
"""Sees the name and the bytes of every file on the way."""


def _pass_over(_name: str, _data: bytes) -> None:
    """Nobody else wants to see the files."""


@dataclass(frozen=True, slots=True, order=True)
class Broken:
    """A link that leads nowhere: the page, the link as written, and why it does not hold."""

    page: str
    link: str
    why: str


class BrokenSite(Exception):
    """The site we made has links that lead nowhere: our fault, never the cashier's."""

    def __init__(self, broken: tuple[Broken, ...]):
        lines = [f"  {each.page}: {each.link} ({each.why})" for each in broken[:20]]
        more = [f"  ... and {len(broken) - 20} more"] if len(broken) > 20 else []
        head = f"{len(broken)} broken links in the site that was just built; this is a mistake in hzpub"
        super().__init__("\n".join([head, *lines, *more]))
        self.broken = broken


@dataclass(slots=True)
class Inspection:
    """What one walk over the site found. `wanted` remembers one page for each link target; `home` is the site's address."""

    home: str = ""
    sums: dict[str, str] = field(default_factory=dict)
    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    wanted: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    broken: set[Broken] = field(default_factory=set)


def inspect(site: Path, look: Look = _pass_over, home: str = "") -> Inspection:
    """Read every file of the site once; answers its sums and its broken links. `look` sees each file as well.

    A link to an address below `home`, where the site will lie, is a link inside it; "" when that is not known.
    """
    found = Inspection(page_at(home, ""))
    for path in sorted(site.rglob("*")):
        if path.is_dir():
            continue
        name = path.relative_to(site).as_posix()
        data = path.read_bytes()
        found.sums[name] = hashlib.sha256(data).hexdigest()
        look(name, data)
        if name.endswith(".html"):
            _page(name, data.decode("utf-8"), found)
        elif name.endswith(".css") and (match := _IN_CSS.search(data.decode("utf-8"))):
            found.broken.add(Broken(name, match[0], "a stylesheet asks for another file"))
    for (target, fragment), (page, link) in found.wanted.items():
        if target not in found.sums:
            found.broken.add(Broken(page, link, "no such file"))
        elif fragment and fragment not in found.ids.get(target, frozenset()):
            found.broken.add(Broken(page, link, "no such place on that page"))
    return found


def seal_site(site: Path, look: Look = _pass_over, home: str = "") -> Inspection:
    """Inspect the site and write `manifest.sha256`; raises `BrokenSite` when a link leads nowhere."""
    found = inspect(site, look, home)
    if found.broken:
        raise BrokenSite(tuple(sorted(found.broken)))
    found.sums.pop(MANIFEST, None)
    lines = (f"{digest}  {name}\n" for name, digest in sorted(found.sums.items()))
    (site / MANIFEST).write_bytes("".join(lines).encode())
    return found


def links_of(text: str) -> Iterator[tuple[str, str]]:
    """Every (attribute, value) of a page that links somewhere or can be linked to."""
    for tag in _TAG.finditer(text):
        for name, double, single, bare in _ATTRIBUTE.findall(tag[0]):
            yield name, unescape(double or single or bare)


def _page(name: str, text: str, found: Inspection) -> None:
    ids: set[str] = set()
    for attribute, value in set(links_of(text)):
        if attribute == "id":
            ids.add(value)
        elif not value.startswith(_HARMLESS):
            _link(name, value, found)
    found.ids[name] = frozenset(ids)


def _link(page: str, link: str, found: Inspection) -> None:
    at = PurePosixPath(page).parent
    if found.home and link.startswith(found.home):
        at, link = PurePosixPath(), link.removeprefix(found.home) or "index.html"
    if _SCHEME.match(link) or link.startswith("/"):
        found.broken.add(Broken(page, link, "leaves the site" if _SCHEME.match(link) else "starts at the host's root"))
        return
    path, _, fragment = link.partition("#")
    if path:
        target = normpath((at / unquote(path.partition("?")[0])).as_posix())
        if target.startswith(".."):
            found.broken.add(Broken(page, link, "leaves the site"))
            return
    else:
        target = page
    if target != MANIFEST:
        found.wanted.setdefault((target, unquote(fragment)), (page, link))
