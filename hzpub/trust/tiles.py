"""A tree as files that any web server can hand out (C2SP tlog-tiles), and back.

In:    a tree and the bytes of its leaves; or somebody's way to read such files.
Out:   names and bytes of hash tiles and entry bundles; a tree built anew from hash tiles.
Never: touches a disk, trusts a file's length, reads more files than the size asks for.

A tile holds 256 hashes of one level, a bundle 256 leaves; the last one of a row may be partial and says how
many it holds: ``tile/0/x001/x234/067.p/12``.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from hzpub.base.words import N_
from hzpub.trust.merkle import HASH, Tree

WIDTH = 256
LARGEST_LEAF = 65535
ENTRIES = "entries"

_BAD_TILE = N_("文件 {path} 缺了、长短不对，或读不出来")


class BadTile(ValueError):
    """A tile or bundle that is missing or malformed; ``reason`` is a msgid, ``facts`` fill its places."""

    def __init__(self, path: str) -> None:
        super().__init__(_BAD_TILE)
        self.reason = _BAD_TILE
        self.facts = {"path": path}


def tile_path(level: int | str, index: int, count: int = WIDTH) -> str:
    """Where tile ``index`` of a level (or of ``ENTRIES``) lies, when it holds ``count`` of 256."""
    digits = f"{index:03}"
    digits = digits.rjust(-(-len(digits) // 3) * 3, "0")
    groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
    number = "/".join([*(f"x{group}" for group in groups[:-1]), groups[-1]])
    return f"tile/{level}/{number}" + (f".p/{count}" if count < WIDTH else "")


def places(level: int | str, size: int) -> Iterator[tuple[str, int, int]]:
    """Path, first position and count of every tile of a level that holds ``size`` hashes or leaves."""
    for start in range(0, size, WIDTH):
        count = min(WIDTH, size - start)
        yield tile_path(level, start // WIDTH, count), start, count


def hash_tiles(tree: Tree) -> Iterator[tuple[str, bytes]]:
    """Every hash tile of the whole tree: one row of tiles for every eight levels."""
    level, size = 0, len(tree)
    while size:
        row = tree.levels[8 * level]
        for path, start, count in places(level, size):
            yield path, b"".join(row[start : start + count])
        level, size = level + 1, size // WIDTH


def bundles(leaves: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    """Every entry bundle: each leaf with its length before it. Raises ValueError for a leaf that is too long."""
    rest, index = iter(leaves), 0
    while group := [_framed(leaf) for leaf in islice(rest, WIDTH)]:
        yield tile_path(ENTRIES, index, len(group)), b"".join(group)
        index += 1


def leaves_of(path: str, data: bytes, count: int) -> tuple[bytes, ...]:
    """Take a bundle of ``count`` leaves apart. Raises BadTile."""
    found, at = list[bytes](), 0
    while at + 2 <= len(data) and len(found) < count:
        start = at + 2
        at = start + int.from_bytes(data[at:start], "big")
        found.append(data[start:at])
    if at != len(data) or len(found) != count:
        raise BadTile(path)
    return tuple(found)


def tree_from(read: Callable[[str], bytes], size: int) -> Tree:
    """The tree over ``size`` leaves, built anew from the lowest row of tiles. Raises BadTile, and what ``read`` raises."""
    tree = Tree()
    for path, _, count in places(0, size):
        data = read(path)
        if len(data) != count * HASH:
            raise BadTile(path)
        for at in range(0, len(data), HASH):
            tree.append(data[at : at + HASH])
    return tree


def _framed(leaf: bytes) -> bytes:
    if len(leaf) > LARGEST_LEAF:
        raise ValueError(len(leaf))
    return len(leaf).to_bytes(2, "big") + leaf
