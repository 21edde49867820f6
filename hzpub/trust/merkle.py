"""The Merkle tree of RFC 6962: one hash that stands for all records, and short proofs about it.

In:    hashes of leaves, in the order of entry.
Out:   the root of any earlier size, inclusion and consistency proofs; verifying raises BadProof.
Never: keeps a record's bytes, knows what they say, loops more often than a size has bits.

Hashes are 32 bytes of SHA-256; positions count from 0. Verifying follows RFC 9162, 2.1.3.2 and 2.1.4.2.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from hzpub.base.words import N_

HASH = 32
LARGEST = 2**63
"""No tree has so many leaves; a size from outside must be below it."""
EMPTY = sha256(b"").digest()
"""The root of a tree without leaves."""

_WRONG_SIZE = N_("证明里的条数不对：第 {index} 条，共 {size} 条")
_WRONG_LENGTH = N_("证明长短不对：有 {found} 个指纹")
_WRONG_ROOT = N_("照证明算出来的总指纹，不是签条上的那个")


class BadProof(ValueError):
    """A proof that proves nothing; ``reason`` is a Chinese msgid, ``facts`` fill its places."""

    def __init__(self, reason: str, **facts: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts


def leaf_hash(data: bytes) -> bytes:
    """The hash of one leaf: the exact bytes of a record file."""
    return sha256(b"\0" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two neighbours."""
    return sha256(b"\1" + left + right).digest()


class Tree:
    """A growing tree. ``levels[k][i]`` is the hash over the 2**k leaves from i * 2**k on, once all are there."""

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self.levels: list[list[bytes]] = [[]]
        for leaf in leaves:
            self.append(leaf)

    def __len__(self) -> int:
        return len(self.levels[0])

    def append(self, leaf: bytes) -> None:
        """Add the hash of one more leaf."""
        level, found = 0, leaf
        while True:
            row = self.levels[level]
            row.append(found)
            if len(row) % 2:
                return
            found, level = node_hash(row[-2], row[-1]), level + 1
            if level == len(self.levels):
                self.levels.append([])

    def root(self, size: int | None = None) -> bytes:
        """The root over the first ``size`` leaves, by default over all. Raises IndexError beyond them."""
        size = len(self) if size is None else size
        self._reach(size)
        return self._over(0, size) if size else EMPTY

    def inclusion(self, index: int, size: int) -> tuple[bytes, ...]:
        """Proof that leaf ``index`` is among the first ``size`` (PATH of RFC 6962, 2.1.1). Raises IndexError."""
        self._reach(size)
        if not 0 <= index < size:
            raise IndexError(index)
        proof, start, end = list[bytes](), 0, size
        while end - start > 1:
            middle = start + _split(end - start)
            proof.append(self._over(middle, end) if index < middle else self._over(start, middle))
            start, end = (start, middle) if index < middle else (middle, end)
        return tuple(reversed(proof))

    def consistency(self, old: int, size: int) -> tuple[bytes, ...]:
        """Proof that the first ``old`` of ``size`` leaves are what they were (RFC 6962, 2.1.2). Raises IndexError."""
        self._reach(size)
        if not 0 < old <= size:
            raise IndexError(old)
        proof, start, end = list[bytes](), 0, size
        while old != end:
            middle = start + _split(end - start)
            proof.append(self._over(middle, end) if old <= middle else self._over(start, middle))
            start, end = (start, middle) if old <= middle else (middle, end)
        return tuple(reversed([*proof, self._over(start, end)] if start else proof))

    def _reach(self, size: int) -> None:
        if not 0 <= size <= len(self):
            raise IndexError(size)

    def _over(self, start: int, end: int) -> bytes:
        """The hash over leaves ``start`` to ``end``; ``start`` is a multiple of the largest power of two inside."""
        pieces = list(self._whole(start, end))
        found = pieces.pop()
        while pieces:
            found = node_hash(pieces.pop(), found)
        return found

    def _whole(self, start: int, end: int) -> Iterator[bytes]:
        """The complete subtrees that cover the leaves, largest first."""
        while start < end:
            level = (end - start).bit_length() - 1
            yield self._node(level, start >> level)
            start += 1 << level

    def _node(self, level: int, index: int) -> bytes:
        return self.levels[level][index]


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """Check that ``leaf`` is number ``index`` of the ``size`` leaves under ``root``. Raises BadProof."""
    if not 0 <= index < size < LARGEST:
        raise BadProof(_WRONG_SIZE, index=str(index), size=str(size))
    _measure(proof, leaf, root)
    found, place, last = leaf, index, size - 1
    for sister in proof:
        if not last:
            raise BadProof(_WRONG_LENGTH, found=str(len(proof)))
        if place % 2 or place == last:
            found = node_hash(sister, found)
            while not place % 2 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, sister)
        place, last = place >> 1, last >> 1
    if last:
        raise BadProof(_WRONG_LENGTH, found=str(len(proof)))
    if found != root:
        raise BadProof(_WRONG_ROOT)


def verify_consistency(old: int, size: int, proof: Sequence[bytes], old_root: bytes, root: bytes) -> None:
    """Check that the tree of ``old`` leaves is the beginning of the one of ``size``. Raises BadProof."""
    if not 0 < old <= size < LARGEST:
        raise BadProof(_WRONG_SIZE, index=str(old), size=str(size))
    _measure(proof, old_root, root)
    if (old == size) != (not proof):
        raise BadProof(_WRONG_LENGTH, found=str(len(proof)))
    if old == size:
        if old_root != root:
            raise BadProof(_WRONG_ROOT)
        return
    whole = old & (old - 1) == 0
    first, *rest = [old_root, *proof] if whole else proof
    place, last = old - 1, size - 1
    while place % 2:
        place, last = place >> 1, last >> 1
    before = after = first
    for sister in rest:
        if not last:
            raise BadProof(_WRONG_LENGTH, found=str(len(proof)))
        if place % 2 or place == last:
            before, after = node_hash(sister, before), node_hash(sister, after)
            while not place % 2 and place:
                place, last = place >> 1, last >> 1
        else:
            after = node_hash(after, sister)
        place, last = place >> 1, last >> 1
    if last:
        raise BadProof(_WRONG_LENGTH, found=str(len(proof)))
    if before != old_root or after != root:
        raise BadProof(_WRONG_ROOT)


def _split(count: int) -> int:
    """The largest power of two below ``count``."""
    return 1 << ((count - 1).bit_length() - 1)


def _measure(proof: Sequence[bytes], *ends: bytes) -> None:
    if len(proof) > LARGEST.bit_length() or any(len(each) != HASH for each in (*proof, *ends)):
        raise BadProof(_WRONG_LENGTH, found=str(len(proof)))
