"""Which records a compromised key sealed, and whether somebody who may has sealed them again.

In:    the authority, what each key sealed in which role, the records that seal again.
Out:   `Distrusted`, one for each key with a "distrust from entry N".
Never: takes a record out of the books: what was sealed stays counted, and is listed until it is sealed again.

A range is sealed again by the digest of its last file: each entry names the digest of the one before, so that one
digest stands for all of them. It counts for a record when every role the key had sealed it in takes part.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hzpub.kinds.record import Record
from hzpub.trust.authority import Authority, KeyGrant

NEW_KEY = "new_key"
"""The role in which a key proves that its holder has it; nobody else can ever seal in it again."""


class Reseal(NamedTuple):
    """A record that seals others again: its number, the range, the digest of the last file, who took part."""

    number: str
    first: str
    last: str
    digest: str
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A record sealed with a distrusted key: in which roles, and the record that sealed it again ("" for none)."""

    number: str
    roles: tuple[str, ...]
    resealed: str


@dataclass(frozen=True, slots=True)
class Distrusted:
    """A key with everything it sealed from `grant.distrusted` on."""

    grant: KeyGrant
    records: tuple[Doubtful, ...]

    @property
    def open(self) -> tuple[Doubtful, ...]:
        """What nobody has sealed again yet."""
        return tuple(each for each in self.records if not each.resealed)


def reseal_of(record: Record) -> Reseal:
    """Read a record of the kind `reseal`; whoever enters it takes part."""
    seals = record.seals if record.entered_by is None else (*record.seals, record.entered_by)
    roles = frozenset(seal.role for seal in seals)
    return Reseal(record.number, record["first"], record["last"], record["digest"], roles)


def fits(reseal: Reseal, digest_of: Callable[[str], str]) -> bool:
    """Tell whether a record names its range in order, before itself, and the digest that the last file has."""
    in_order = reseal.first <= reseal.last < reseal.number
    return in_order and reseal.digest == f"sha256:{digest_of(reseal.last)}"


def distrusted(
    authority: Authority,
    sealed: Mapping[tuple[str, str], Sequence[str]],
    reseals: Sequence[Reseal],
    digest_of: Callable[[str], str],
) -> tuple[Distrusted, ...]:
    """Every distrusted key with what it sealed; `sealed` tells records by (key, role), `digest_of` a file's SHA-256."""
    doubted = [grant for grant in authority.keys if grant.distrusted]
    good = [each for each in reseals if fits(each, digest_of)] if doubted else []
    return tuple(Distrusted(grant, _records(grant, sealed, good)) for grant in doubted)


def _records(
    grant: KeyGrant, sealed: Mapping[tuple[str, str], Sequence[str]], reseals: Sequence[Reseal]
) -> tuple[Doubtful, ...]:
    roles: dict[str, list[str]] = {}
    for (key, role), numbers in sealed.items():
        if key == grant.key and role != NEW_KEY:
            for number in dict.fromkeys(numbers):
                if number >= grant.distrusted:
                    roles.setdefault(number, []).append(role)
    later = [each for each in reseals if each.number > grant.until]
    return tuple(Doubtful(number, tuple(roles[number]), _by(number, roles[number], later)) for number in sorted(roles))


def _by(number: str, roles: Sequence[str], reseals: Sequence[Reseal]) -> str:
    for each in reseals:
        if each.first <= number <= each.last and each.roles.issuperset(roles):
            return each.number
    return ""
