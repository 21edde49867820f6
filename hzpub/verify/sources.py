"""What a stranger holds, recognised: a clone, a git bundle, an audit pack, a saved site, an address.

In:    the words a person gave; an empty scratch folder; a way to ask whether the time is up.
Out:   a `Source`; one clear sentence (CannotVerify) for anything else.
Never: judges; writes anywhere but below the scratch folder.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from hzpub.base.words import N_, Label
from hzpub.check.folder import Folder
from hzpub.trust.merkle import leaf_hash
from hzpub.verify.address import UrlPlace
from hzpub.verify.bundles import SIGNATURES, unpack_bundle
from hzpub.verify.packing import ABOUT, BUNDLE
from hzpub.verify.places import FolderPlace, Place, Unread
from hzpub.verify.published import CHECKPOINT, check_log
from hzpub.verify.unpacking import about, unzip
from hzpub.verify.verdicts import CannotVerify, Checks

_ZIP = b"PK\x03\x04"

_WHAT = N_("能核对的有：记录的仓库（git clone 得来的文件夹）、git bundle 文件、审计包、存下来的网站文件夹、网址")
_NOTHING = N_("没有 {place}")
_UNKNOWN = N_("{place} 不是能核对的东西")
_NO_LOG = N_("{place} 没有公布签条（log/checkpoint），没法核对")
_INSIDE = N_("{place} 里没有记录，也没有网站")


class Sort(StrEnum):
    """The five sorts of things that can be verified."""

    CLONE = "clone"
    BUNDLE = "bundle"
    PACK = "pack"
    SITE = "site"
    URL = "url"

    @property
    def label(self) -> Label:
        """What people call it."""
        return Label(_LABELS[self])


_LABELS = {
    Sort.CLONE: N_("记录的仓库"),
    Sort.BUNDLE: N_("git bundle 文件"),
    Sort.PACK: N_("审计包"),
    Sort.SITE: N_("存下来的网站"),
    Sort.URL: N_("网址"),
}


@dataclass(frozen=True)
class Source:
    """One thing to verify. Either `fund` (with its history) or `site` is there; `pack` beside a fund.

    `published` is the folder whose log/ a fund's records are held against; `told` what a pack says of itself.
    """

    sort: Sort
    name: str
    fund: Path | None = None
    site: Place | None = None
    pack: Path | None = None
    published: Path | None = None
    told: dict[str, Any] | None = None


def open_source(what: str, scratch: Path, expired: Callable[[], bool], site: Path | None = None) -> Source:
    """Recognise `what`. `site` is where a clone's site lies, by default its own `site/`. Raises CannotVerify."""
    if what.lower().startswith(("http://", "https://")):
        place = UrlPlace(what, expired)
        _demand_log(place, what)
        return Source(Sort.URL, place.url, site=place)
    path = Path(what)
    if path.is_dir():
        return _folder(path, what, scratch, site)
    if not path.is_file():
        raise CannotVerify(_NOTHING, _WHAT, place=what)
    with path.open("rb") as stream:
        start = stream.read(16)
    if start in SIGNATURES:
        return Source(Sort.BUNDLE, what, unpack_bundle(path, scratch / "books"), published=site)
    if start.startswith(_ZIP):
        return _pack(unzip(path, scratch / "pack"), what, scratch)
    raise CannotVerify(_UNKNOWN, _WHAT, place=what)


def leaf_hashes(source: Source, checks: Checks) -> list[bytes]:
    """The leaf of every record, unjudged, for comparing two sources. Raises CannotVerify, HistoryMissing."""
    if source.fund is not None:
        folder = Folder.open(source.fund, True, {})
        ordered = sorted(folder.paths, key=lambda path: path.rpartition("/")[2])
        return [leaf_hash(folder.source(path)) for path in ordered]
    log = check_log(source.site, checks) if source.site is not None else None
    if log is None or log.tree is None:
        raise CannotVerify(_NO_LOG, _WHAT, place=source.name)
    return log.tree.levels[0]


def _folder(path: Path, what: str, scratch: Path, site: Path | None) -> Source:
    if (path / ABOUT).is_file() and (path / BUNDLE).is_file():
        return _pack(path, what, scratch)
    if (path / CHECKPOINT).is_file():
        return Source(Sort.SITE, what, site=FolderPlace(path))
    if (path / "manifest.sha256").is_file():
        raise CannotVerify(_NO_LOG, _WHAT, place=what)
    if (path / "records").is_dir():
        return Source(Sort.CLONE, what, path, published=site or path / "site")
    raise CannotVerify(_INSIDE, _WHAT, place=what)


def _pack(folder: Path, what: str, scratch: Path) -> Source:
    told = about(folder, what)
    fund = unpack_bundle(folder / BUNDLE, scratch / "books")
    return Source(Sort.PACK, what, fund, pack=folder, published=folder, told=told)


def _demand_log(place: Place, what: str) -> None:
    try:
        place.read(CHECKPOINT, 65536)
    except Unread:
        raise CannotVerify(_NO_LOG, _WHAT, place=what) from None
