"""What makes git, or a disk, show or write something else than what was recorded.

In:    an opened repository, the files of HEAD.
Out:   an offence for each replace ref, graft, bending attribute, and file that another disk would put among the records.
Never: looks at history; refuses to look (`git_repository` does, where nothing could be seen).
"""

from collections.abc import Iterator, Mapping

from hzpub.base.files import read_plain
from hzpub.trust.append_only import Offence
from hzpub.trust.git_audit import Entry, attributes, replacements
from hzpub.trust.git_repository import Repository

_BENDING = frozenset(
    ["crlf", "export-ignore", "export-subst", "filter", "ident", "text", "working-tree-encoding"]
)
_OFF = frozenset({"unset", "unspecified"})
_MOST = 65536


def cousins(listing: Mapping[str, Entry], folder: str) -> Iterator[Offence]:
    """Files that a case-blind disk (Windows, macOS) would put among the records."""
    wanted, length = folder.casefold(), len(folder)
    for path, entry in listing.items():
        if path[length : length + 1] in ("/", "") and path[:length] != folder and path[:length].casefold() == wanted:
            yield Offence("path", path, detail={"new": entry.blob, "why": "case"})


def bent(source: Repository, known: Mapping[str, Entry]) -> Iterator[Offence]:
    """Replace refs, grafts, and attributes given to the files of `known`."""
    for ref in replacements(source):
        yield Offence("replace_refs", ref)
    if _has_grafts(source):
        yield Offence("grafts", "info/grafts")
    given: dict[str, dict[str, str]] = {}
    for path, name, value in attributes(source, known):
        given.setdefault(path, {})[name] = value
    seen: set[tuple[str, str]] = set()
    for path, values in given.items():
        bending = {(name, value) for name, value in values.items() if name in _BENDING and value not in _OFF}
        for name, value in sorted(bending - seen):
            yield Offence("attributes", path, detail={"attribute": name, "value": value})
        seen |= bending


def _has_grafts(source: Repository) -> bool:
    """A file of grafts with anything in it; one that cannot be read counts."""
    try:
        return bool(read_plain(source.common_dir / "info" / "grafts", _MOST).strip())
    except FileNotFoundError:
        return False
    except OSError:
        return True
