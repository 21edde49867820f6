"""KEY-DISTRUST and KEY-RESEAL: what a compromised key sealed is listed until it is sealed again.

In:    what each key sealed, which key is distrusted from where, what was sealed again.
Out:   one warning for each key with open records; an error for a `reseal` that seals nothing.
Never: takes a record out of the books.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from hzpub.base.findings import Finding, Severity, facts_of
from hzpub.base.places import Place
from hzpub.base.words import N_
from hzpub.trust.authority import Authority
from hzpub.trust.distrust import Reseal, distrusted, fits

_LISTED = N_("{holder} 的一枚印章从 {since} 号起信不过，它盖过的记录还有 {count} 条没有重新盖章，最早的是 {first} 号")
_LOOK = N_("请监事会、财政所和现任的人逐条看过，写一条补章（hzpub new reseal）")
_IDLE = N_("补章写的 {first} 到 {last} 号对不上：编号要从小到大、在这条之前，摘要要和 {last} 号文件一样")
_DIGEST = N_("核对编号，用 sha256sum 重算 {last} 号文件的摘要，另写一条补章")


def ask_distrust(
    authority: Authority,
    sealed: Mapping[tuple[str, str], Sequence[str]],
    reseals: Sequence[Reseal],
    digest_of: Callable[[str], str],
    path_of: Callable[[str], str],
) -> Iterator[Finding]:
    """Everything to be said on distrusted keys after the last record; `path_of` answers the file of a record."""
    for one in distrusted(authority, sealed, reseals, digest_of):
        if left := one.open:
            grant = one.grant
            facts = facts_of(holder=grant.holder, since=grant.distrusted, count=len(left), first=left[0].number)
            place, by = Place(path_of(grant.until)), grant.until
            yield Finding("KEY-DISTRUST", Severity.WARNING, "推定", place, by, _LISTED, _LOOK, facts)
    for each in reseals:
        if not fits(each, digest_of):
            facts = facts_of(first=each.first, last=each.last)
            place = Place(path_of(each.number))
            yield Finding("KEY-RESEAL", Severity.ERROR, "推定", place, each.number, _IDLE, _DIGEST, facts)
