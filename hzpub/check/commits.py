"""Hold commits against entries: whoever entered a record must have signed the commit that brought it.

In:    the audited history, and for each record's path the key that signed its entry.
Out:   an `Offence` for every commit without that signature; worded by `check.history`.
Never: asks what the machine's git configuration trusts; the entry's own key was judged at its place.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path

from hzpub.trust.history import Addition, History, Offence, commit_signatures
from hzpub.trust.sshsig import BadSeal, verify


def unsigned_commits(root: Path, history: History, enterers: Mapping[str, str]) -> list[Offence]:
    """Commits that brought records and are not signed by the key that entered them."""
    brought: dict[str, list[Addition]] = {}
    for addition in history.additions.values():
        brought.setdefault(addition.commit, []).append(addition)
    found = []
    for commit, payload, armored in commit_signatures(root, brought):
        additions = brought[commit]
        keys = {enterers[each.path] for each in additions if each.path in enterers}
        if keys and _signer(payload, armored) not in keys:
            first = additions[0]
            day = _day(first)
            found.append(Offence("commit_signer", first.path, commit, first.author, day, {"commit": commit[:12]}))
    return found


def _day(addition: Addition) -> str:
    """The committer's own date; empty where no calendar reaches."""
    try:
        zone = timezone(timedelta(minutes=addition.offset_minutes))
        return datetime.fromtimestamp(addition.committed, zone).date().isoformat()
    except (OverflowError, OSError, ValueError):
        return ""


def _signer(payload: bytes, armored: str | None) -> str:
    if armored is None:
        return ""
    try:
        return verify(payload, armored, "git", hashes=("sha512", "sha256")).key
    except BadSeal:
        return ""
