"""A tree that lies in somebody's tiles: roots and proofs of it, reading only the few tiles they need.

In:    a way to read a tile by name, the size the tiles are for.
Out:   a `TiledTree`, which answers what a `Tree` does; BadTile for one of the wrong length.
Never: reads a tile twice, keeps more than it was asked for; believes a tile: what comes out must be held against a
signed root.
"""

from collections.abc import Callable

from hzpub.trust.merkle import HASH, LARGEST, Tree, node_hash
from hzpub.trust.tiles import WIDTH, BadTile, tile_path

_HEIGHT = WIDTH.bit_length() - 1
LARGEST_TILE = WIDTH * HASH


class TiledTree(Tree):
    """The tree over `size` leaves; `read` answers a tile's bytes, and raises what it likes."""

    def __init__(self, read: Callable[[str], bytes], size: int) -> None:
        super().__init__()
        if not 0 <= size < LARGEST:
            raise IndexError(size)
        self._read, self._size = read, size
        self._tiles: dict[str, bytes] = {}

    def __len__(self) -> int:
        return self._size

    def _node(self, level: int, index: int) -> bytes:
        """Node `index` of a level, put together from the tile of the row below it. Raises BadTile."""
        row, height = divmod(level, _HEIGHT)
        number, start = divmod(index << height, WIDTH)
        count = min(WIDTH, (self._size >> (_HEIGHT * row)) - number * WIDTH)
        tile = self._tile(tile_path(row, number, count), count)
        hashes = [tile[at * HASH : (at + 1) * HASH] for at in range(start, start + (1 << height))]
        while len(hashes) > 1:
            hashes = [node_hash(hashes[at], hashes[at + 1]) for at in range(0, len(hashes), 2)]
        return hashes[0]

    def _tile(self, path: str, count: int) -> bytes:
        if path not in self._tiles:
            data = self._read(path)
            if len(data) != count * HASH:
                raise BadTile(path)
            self._tiles[path] = data
        return self._tiles[path]
