"""What can be said against the seals of a record, each in its own words.

In:    signatures after the arithmetic (`Signed`), a kind.
Out:   `Objection`s: line, reason and way out (msgids), facts.
Never: checks a signature, knows who holds an office.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from hzpub.base.words import N_, Fact, Label
from hzpub.kinds.kind import Kind
from hzpub.kinds.vocabulary import ROLES
from hzpub.trust.sshkeys import BadKey, parse_public, problem

Facts = tuple[tuple[str, Fact], ...]

_NAMESPACE = re.compile(r"hzpub1\.seal\.([a-z0-9_]+)@([a-z0-9.-]+)")
_AND = N_("{first}、{rest}")


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature after the arithmetic: the role it claims, its key, or why it does not hold."""

    role: str
    line: int
    key: str = ""
    reason: str = ""
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Objection:
    """A seal that does not count: line in the file, the reason and the way out (msgids), their facts.

    `fatal` marks a signature that does not hold over the bytes.
    """

    line: int
    message: str
    fix: str
    facts: Facts = ()
    fatal: bool = False


def out_of_order(kind: Kind, signed: tuple[Signed, ...]) -> Iterator[Objection]:
    """The first seal that stands above one it should follow; seals have one order (`Seals.allowed`)."""
    allowed = kind.seals.allowed
    known = [one for one in signed if one.role in allowed]
    for above, below in pairwise(known):
        if allowed.index(above.role) > allowed.index(below.role):
            facts: Facts = (("role", role_label(below.role)), ("above", role_label(above.role)))
            message = N_("章的次序不对：{role}应在{above}前面")
            yield Objection(below.line, message, N_("用 hzpub seal 重新盖章"), facts)
            return


def missing(kind: Kind, signed: tuple[Signed, ...]) -> Iterator[Objection]:
    """The seals that are not there: each role that must seal, and how many of those that may."""
    present = tuple(one.role for one in signed)
    line = signed[-1].line if signed else 0
    for role in kind.seals.all_of:
        if role not in present:
            facts: Facts = (("role", role_label(role)), ("kind", Label(kind.title)))
            yield Objection(line, N_("{kind}缺{role}的章"), N_("请{role}盖章后再入账"), facts)
    if short := kind.seals.short(present):
        spare = tuple(role for role in kind.seals.any_of if role not in present)
        facts = (("kind", Label(kind.title)), ("count", short), ("roles", role_labels(spare)))
        fix = N_("请{roles}中的 {count} 位盖章后再入账")
        yield Objection(line, N_("{kind}还缺 {count} 枚章"), fix, facts)


def unfit_keys(kind: Kind, values: Mapping[str, Any]) -> Iterator[Objection]:
    """Keys that a charter or a grant brings and that must not be granted: weak ones, and second spellings."""
    for row in values.get("keys", ()) if kind.name == "charter" else [values] if kind.name == "key_grant" else ():
        try:
            why = problem(parse_public(row["key"]))
        except BadKey as bad:
            why = bad.reason
        if why is not None:
            facts: Facts = (("holder", row["holder"]), ("why", Label(why)))
            fix = N_("请持有人用 hzpub keygen 另做一枚印章")
            yield Objection(1, N_("{holder} 的公钥不能用：{why}"), fix, facts)


def broken(one: Signed) -> Objection:
    """Why a signature does not hold, in the plainest words that are true."""
    who, said = role_label(one.role), dict(one.facts)
    made, wanted = (_NAMESPACE.fullmatch(said.get(name, "")) for name in ("found", "expected"))
    if made and wanted and made[2] != wanted[2]:
        facts: Facts = (("role", who), ("fund", made[2]), ("own", wanted[2]))
        message, fix = N_("{role}的章是给基金 {fund} 盖的，不是 {own}"), N_("请{role}在本基金的记录上重新盖章")
    elif made and wanted and made[1] != wanted[1]:
        facts = (("role", who), ("other", role_label(made[1])))
        message, fix = N_("这是以{other}的名义盖的章，写成了{role}"), N_("改回{other}，再请{role}自己盖章")
    else:
        facts = (("role", who), ("why", Label(one.reason, one.facts)))
        message = N_("{role}的章对不上这份内容：{why}")
        fix = N_("内容在盖章之后改过，或者章是从别处抄来的：恢复原来的内容，或请{role}重新盖章")
    return Objection(one.line, message, fix, facts, fatal=True)


def role_label(role: str) -> Fact:
    """A role as people read it; one that nobody declared stands as it was written."""
    return Label(ROLES[role]) if role in ROLES else role


def role_labels(roles: tuple[str, ...]) -> Fact:
    """Several roles, joined as a list; at least one."""
    first, *rest = roles
    if not rest:
        return role_label(first)
    return Label(_AND, (("first", role_label(first)), ("rest", role_labels(tuple(rest)))))
