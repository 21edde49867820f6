"""After two years: a seal that was out of sight for a day, and people outside the fund who witness its books.

In:    a village at the end of its second year.
Out:   a key replaced and distrusted, its records sealed anew; who witnesses; the lines witnesses signed.
Never: protects anything: every witness's key follows from the seed, as all keys of an invented fund do.
"""

from datetime import date, datetime, timedelta, timezone
from functools import partial
from hashlib import sha256

from hzpub.demo.agenda import WITNESSING
from hzpub.demo.bankdays import on_or_after
from hzpub.demo.elections import grant, meet
from hzpub.demo.people import TOWNSHIP
from hzpub.demo.world import TOWNSHIP_NAME, World
from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.merkle import Tree
from hzpub.trust.notes import WITNESS, VerifierKey, cosign

_SETTLED = 24
"""Months after which a fund gives itself witnesses."""
_UNSEEN = 12
"""Records entered while nobody saw the seal."""
_WITNESSES = (
    (f"{TOWNSHIP_NAME}财政所", "qingshi.finance", TOWNSHIP[0], "yes"),
    ("低收入户代表", "dawu.households", "", "no"),
    ("驻村工作队", "dawu.taskforce", "", "no"),
)
_SIGNING = (0, 2)
"""Which of them have looked already: the township, and one who is not enough alone."""
_OTHERS = ("chair", "supervisors")
"""Who gives the township accountant a new seal and ends the old one."""
_BEIJING = timezone(timedelta(hours=8))
_HEAD = """\
# 见证人和他们签过的行：hzpub witness 签，hzpub witness --add 收（示范用的钥匙人人都算得出来）
"""


def trust_others(world: World) -> None:
    """Put it down for the very end of a life that was long enough."""
    if world.plan.months >= _SETTLED and not world.plan.ends:
        last = on_or_after(world.told_until + timedelta(days=3))
        world.agenda.at(last, partial(_replace_seal, world), WITNESSING)
        world.agenda.at(last, partial(_agree, world), WITNESSING)


def witness_lines(world: World, tree: Tree) -> str:
    """The file `log.witnesses` over all that was entered; "" for a fund without witnesses."""
    agreed = {each.vkey for policy in world.scribe.book.affairs.policies for each in policy.witnesses}
    if str(_key(world, _WITNESSES[0][1])) not in agreed:
        return ""
    last = world.scribe.book.entered
    text = Checkpoint(f"hzpub/{world.plan.fund}", len(tree), tree.root()).text
    lines = [_HEAD]
    lines += (f"{_key(world, name)}\n" for _, name, _, _ in _WITNESSES)
    for hour, name in zip((10, 15), (_WITNESSES[at][1] for at in _SIGNING), strict=True):
        time = int(datetime(last.year, last.month, last.day, hour, tzinfo=_BEIJING).timestamp())
        lines.append(f"{len(tree)} {cosign(text, name, _seed(world, name), time)}\n")
    return "".join(lines)


def _replace_seal(world: World, day: date) -> None:
    """The township accountant's seal lay about for a day; what was entered meanwhile is looked through."""
    scribe, holder = world.scribe, TOWNSHIP[1]
    old, last, digest = scribe.keys.current(holder), scribe.book.number, f"sha256:{scribe.last_digest}"
    first = f"{int(last) - _UNSEEN:06}"
    grant(world, holder, day, reason="原来的印章一天不知去向，换新的", sealers=_OTHERS)
    values = {
        "date": day,
        "holder": holder,
        "key": old,
        "cause": "compromised",
        "distrust_from": first,
        "note": "U盘找到了，不知有没有人用过",
    }
    scribe.enter("key_revocation", day, values, sealers=_OTHERS)
    looked = {
        "date": day,
        "first": first,
        "last": last,
        "digest": digest,
        "reason": "逐条对过银行回单和纸质凭证，没有不符",
    }
    scribe.enter("reseal", day, looked)


def _agree(world: World, day: date) -> None:
    meet(world, "members", "请镇财政所见证公布的账；镇里没有签的时候，两位代表都签也算数", day)
    rows = []
    for name, key, person, alone in _WITNESSES:
        row = {"name": name, "vkey": str(_key(world, key)), "alone": alone}
        rows.append(row | ({"person": person} if person else {}))
    values = {"date": day, "witnesses": tuple(rows), "quorum": 2, "reason": "成员大会议定"}
    world.scribe.enter("witness_policy", day, values, sealers=("supervisors", "township_finance"))


def _key(world: World, name: str) -> VerifierKey:
    return VerifierKey.of_seed(name, WITNESS, _seed(world, name))


def _seed(world: World, name: str) -> bytes:
    return sha256(f"{world.plan.seed}/witness/{name}".encode()).digest()
