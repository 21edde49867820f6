"""KEY-POSSESSION: keys of the charter that have never sealed anything are named, in one notice.

In:    the authority after the last record, what each key sealed.
Out:   at most one notice.
Never: doubts a key: its holder is only asked to use it once.

A later grant is sealed by the new key itself. The charter is sealed by six of those it names; the others were read
out at the founding meeting, and their first seal proves that they hold their keys.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from hzpub.base.findings import Finding, Severity, facts_of
from hzpub.base.places import Place
from hzpub.base.words import N_
from hzpub.trust.authority import Authority

FOUNDING = "000001"

_UNUSED = N_("章程里 {holders} 的印章还一次也没有盖过，看不出在不在本人手里")
_USE = N_("请本人盖一次章；印章不在手里的，停用后重新发放")


def ask_possession(
    authority: Authority, sealed: Mapping[tuple[str, str], Sequence[str]], path_of: Callable[[str], str]
) -> Iterator[Finding]:
    """The notice about keys of the charter, still in use, that are not among the keys in `sealed`."""
    used = {key for key, _ in sealed}
    unused = [
        grant.holder for grant in authority.keys if grant.since == FOUNDING and not grant.until and grant.key not in used
    ]
    if unused:
        facts = facts_of(holders="、".join(unused))
        place = Place(path_of(FOUNDING))
        yield Finding("KEY-POSSESSION", Severity.NOTICE, "推定", place, FOUNDING, _UNUSED, _USE, facts)
