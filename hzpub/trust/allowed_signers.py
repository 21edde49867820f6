"""Keys and offices as stock `ssh-keygen -Y verify` wants them: `allowed_signers` and a list of revoked keys.

In:    an authority, the fund's id, the day on which each record was entered.
Out:   two texts, the same for the same records.
Never: decides anything: in the books a seal is judged by its place, and days are coarser than places.

Times are whole days of entry in UTC, written with Z, so that every machine reads them alike: a record is verified
with `-Overify-time=` its day of entry at noon. A key that ended is not "revoked" here: its time is over, what it
sealed stays good. `revoked` holds lost and compromised keys, to refuse whatever turns up later; history is
verified without it.
"""

import datetime as dt
from collections.abc import Callable, Iterator

from hzpub.kinds.kind import DEPUTIES
from hzpub.trust.authority import COUNCIL, Authority, KeyGrant
from hzpub.trust.distrust import NEW_KEY

GONE = ("lost", "compromised")
"""Causes after which nothing new under a key is believed."""

COMMITS = "git"
"""The namespace in which git signs: whoever may enter signs the commit that brings the entry."""

DayOf = Callable[[str], dt.date]


def allowed_signers(authority: Authority, fund: str, day_of: DayOf, head: str = "") -> str:
    """One line for each key and role it could seal in, with namespaces and times; `head` are lines of comment."""
    lines = [f"# {line}" for line in head.splitlines()]
    for grant in authority.keys:
        for role, since, until in _times(authority, grant, day_of):
            spaces = [f"hzpub1.seal.{role}@{fund}"] + ([f"hzpub1.entry@{fund}", COMMITS] if role in DEPUTIES else [])
            times = f'valid-after="{since:%Y%m%d}000000Z"' + (f',valid-before="{until:%Y%m%d}235959Z"' if until else "")
            lines.append(f'{role}@{fund} namespaces="{",".join(spaces)}",{times} {grant.key}')
    return "".join(f"{line}\n" for line in lines)


def revoked_keys(authority: Authority, head: str = "") -> str:
    """The lost and the compromised keys, one a line, below who held it and which record ended it."""
    lines = [f"# {line}" for line in head.splitlines()]
    for grant in authority.keys:
        if grant.cause in GONE:
            lines += (f"# {grant.holder} {grant.until} {grant.cause}", grant.key)
    return "".join(f"{line}\n" for line in lines)


def _times(
    authority: Authority, grant: KeyGrant, day_of: DayOf
) -> Iterator[tuple[str, dt.date, dt.date | None]]:
    """Each role of a key with its first and last day (None while it goes on); times that touch are one."""
    roles: dict[str, list[tuple[str, str]]] = {}
    for term in authority.terms:
        role = authority.roles.get(term.office) if term.person == grant.holder else None
        if grant.holder == COUNCIL and term.office == "council_custodian":
            role = COUNCIL
        since, ends = max(grant.since, term.since), [each for each in (grant.until, term.until) if each]
        until = min(ends, default="")
        if role is not None and (not until or since < until):
            roles.setdefault(role, []).append((since, until))
    for role, times in roles.items():
        first, last = times[0]
        for since, until in times[1:]:
            if last and day_of(since) > day_of(last):
                yield role, day_of(first), day_of(last)
                first, last = since, until
            else:
                last = max(last, until) if last and until else ""
        yield role, day_of(first), day_of(last) if last else None
    granted = day_of(grant.since)
    yield NEW_KEY, granted, granted
