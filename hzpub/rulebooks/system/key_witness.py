"""KEY-WITNESS: witnesses are outsiders with strong keys of their own, and the quorum can be reached."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.book import Book
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule
from hzpub.trust.notes import WITNESS, BadNote, VerifierKey
from hzpub.trust.policies import Policy
from hzpub.trust.sshkeys import BadKey, parse_public, take_apart

BAD_KEY = N_("“{name}”的见证钥匙不能用")
COPY = N_("请见证人用 hzpub keygen 另做一把，抄他交来的“名称+编号+公钥”一行")
SEALS = N_("“{name}”的见证钥匙，同时是印章")
ANOTHER = N_("见证和盖章要用两把钥匙，请见证人另做一把")
TWICE = N_("“{name}”的见证钥匙，前面的见证人已经用了")
EACH = N_("一位见证人一把钥匙，请他另做一把")
INSIDE = N_("“{name}”是理事会的人，不能见证理事会记的账")
OUTSIDE = N_("请理事会以外的人：财政所、监事会、会员户或者别的村民")
UNREACHABLE = N_("要和别人一起的见证人有 {others} 位，却要签 {quorum} 位才算数")
COUNT = N_("写 1 到 {others} 之间的数；没有要和别人一起的见证人，写 0")
NOBODY = N_("没有一位见证人签了就算数，其余的人也没有写要几位")
SOMEBODY = N_("写上其余的人要几位，或者写明哪一位一个人就够")


@rule(
    "KEY-WITNESS",
    title=N_("见证人要是外人，钥匙不和印章混用，法定人数要凑得齐"),
    clause=N_("推定"),
    on=("witness_policy", "key_grant"),
    admissible=False,
    message=N_("这枚印章的钥匙已经用来见证"),
    fix=N_("见证和盖章要用两把钥匙，请持有人另做一枚印章"),
)
def outsiders(step: Step, _: Parameters) -> Iterator[Breach]:
    """A witness key is strong, its own, and no seal of this fund; a witness does not sit on the council."""
    before = step.before
    if step.record.kind.name == "key_grant":
        if _point(step.record["key"]) in _witnessing(before):
            yield breach("key")
        return
    policy = step.after.affairs.policies[-1]
    seals = {_point(grant.key) for grant in before.authority.keys} - {b""}
    seen = set[bytes]()
    for row, each in enumerate(policy.witnesses):
        try:
            key = VerifierKey.parse(each.vkey)
        except BadNote:
            key = None
        if key is None or key.kind != WITNESS:
            yield breach(("witnesses", row, "vkey"), BAD_KEY, COPY, name=each.name)
            continue
        if key.point in seals:
            yield breach(("witnesses", row, "vkey"), SEALS, ANOTHER, name=each.name)
        elif key.point in seen:
            yield breach(("witnesses", row, "vkey"), TWICE, EACH, name=each.name)
        seen.add(key.point)
        if each.person in before.authority.council:
            yield breach(("witnesses", row, "person"), INSIDE, OUTSIDE, name=each.name)
    yield from _reachable(policy)


def _reachable(policy: Policy) -> Iterator[Breach]:
    others = len(policy.together)
    if policy.quorum > others:
        yield breach("quorum", UNREACHABLE, COUNT, others=others, quorum=policy.quorum)
    elif not policy.is_reachable:
        yield breach("quorum", NOBODY, SOMEBODY)


def _witnessing(book: Book) -> set[bytes]:
    """The keys that witness now."""
    found = set[bytes]()
    for each in book.affairs.policies[-1].witnesses if book.affairs.policies else ():
        try:
            found.add(VerifierKey.parse(each.vkey).point)
        except BadNote:
            continue
    return found


def _point(key: str) -> bytes:
    """The point of a seal's public key; empty for one that cannot be read, of which other rules speak."""
    try:
        return take_apart(parse_public(key)).point
    except BadKey:
        return b""
