"""From a file to a sealed record: every signature checked, every sealer named.

In:    a `RecordFile`, and the authority at its place in the books.
Out:   `Signed` (arithmetic only, no authority needed, so it can run in any process), then the `Seal`s that
       count and an `Objection` for everything that speaks against the rest.
Never: touches disk or git, repairs anything, accepts a role from outside the signed namespace.
"""

from collections.abc import Mapping
from typing import Any

from hzpub.base.words import N_, Label
from hzpub.kinds.kind import Kind
from hzpub.kinds.record import Seal
from hzpub.reading.envelope import RecordFile
from hzpub.trust.authority import Authority
from hzpub.trust.objections import (
    Facts,
    Objection,
    Signed,
    broken,
    missing,
    out_of_order,
    role_label,
    role_labels,
    unfit_keys,
)
from hzpub.trust.sshsig import BadSeal, verify

__all__ = [
    "Facts",
    "Objection",
    "Signed",
    "check_signatures",
    "entry_namespace",
    "judge_entry",
    "judge_seals",
    "seal_namespace",
]


def seal_namespace(role: str, fund: str) -> str:
    """The SSHSIG namespace of a seal: role and fund cannot be changed without breaking it."""
    return f"hzpub1.seal.{role}@{fund}"


def entry_namespace(fund: str) -> str:
    """The SSHSIG namespace of the entry signature."""
    return f"hzpub1.entry@{fund}"


def check_signatures(file: RecordFile, fund: str) -> tuple[Signed, ...]:
    """Check every signature of `file` over the bytes it must cover; the entry's comes last.

    Pure arithmetic on bytes: safe to run in another process. The authority is judged afterwards.
    """
    signed = [
        _check(seal.role, seal.line, file.body, seal.armor, seal_namespace(seal.role, fund)) for seal in file.seals
    ]
    if file.entry is not None:
        role = str(file.entry.values.get("as", ""))
        namespace = entry_namespace(fund)
        signed.append(_check(role, file.entry.line, file.entry.signed, file.entry.armor, namespace))
    return tuple(signed)


def _check(role: str, line: int, message: bytes, armor: str, namespace: str) -> Signed:
    try:
        return Signed(role, line, verify(message, armor, namespace).key)
    except BadSeal as bad:
        return Signed(role, line, "", bad.reason, tuple(bad.facts.items()))


def judge_seals(
    kind: Kind, values: Mapping[str, Any], signed: tuple[Signed, ...], authority: Authority
) -> tuple[tuple[Seal, ...], tuple[Objection, ...]]:
    """Decide which of the checked seals count for `kind` under `authority` (the one at the entry number).

    Answers the seals that count and everything that speaks against the others, or is missing.
    """
    if (good := _all_good(kind, signed, authority)) is not None:
        return good, ()
    seals: list[Seal] = []
    objections = list(unfit_keys(kind, values))
    if objections:  # the body has to be written anew, and everything below it with it
        return (), tuple(objections)
    for place, one in enumerate(signed):
        facts: Facts = (("role", role_label(one.role)), ("kind", Label(kind.title)))
        if one.role not in kind.seals.allowed:
            message = N_("{kind}不需要{role}的章")
            objections.append(Objection(one.line, message, N_("删去盖章部分，重新请该盖章的人盖"), facts))
        elif any(one.role == other.role for other in signed[:place]):
            objections.append(Objection(one.line, N_("{role}盖了两次"), N_("只留一次"), facts))
        elif (seal := _judge(one, values, authority, objections)) is not None:
            if any(seal.key == other.key for other in seals):
                message = N_("{role}的章和另一枚章是同一把钥匙")
                objections.append(Objection(one.line, message, N_("每个职务用自己的印章"), facts))
            else:
                seals.append(seal)
    objections += out_of_order(kind, signed)
    objections += missing(kind, signed)
    return tuple(seals), tuple(objections)


def _all_good(kind: Kind, signed: tuple[Signed, ...], authority: Authority) -> tuple[Seal, ...] | None:
    """The seals when each role the kind demands sealed once, in order, with a key of its own; else None.

    What nearly every record is; anything else takes the long way, which can say what is wrong.
    """
    if kind.seals.any_of or kind.name == "charter" or tuple(one.role for one in signed) != kind.seals.all_of:
        return None
    seals = []
    for one in signed:
        person, why = authority.sealer(one.role, one.key)
        if one.reason or why:
            return None
        seals.append(Seal(one.role, person, one.key))
    return tuple(seals) if len({one.key for one in signed}) == len(seals) else None


def judge_entry(kind: Kind, signed: Signed, authority: Authority) -> tuple[Seal | None, tuple[Objection, ...]]:
    """Decide whether the entry signature counts: the cashier's, or a deputy's where the kind allows it."""
    objections: list[Objection] = []
    seal = _judge(signed, {}, authority, objections)
    if signed.role in kind.entered_by:
        return seal, tuple(objections)
    who, deputies = role_label(signed.role), role_labels(kind.entered_by)
    facts: Facts = (("kind", Label(kind.title)), ("role", who), ("who", deputies))
    refused = Objection(signed.line, N_("{role}不能把{kind}入账"), N_("由{who}入账"), facts)
    return None, (refused, *objections)


def _judge(
    one: Signed, values: Mapping[str, Any], authority: Authority, objections: list[Objection]
) -> Seal | None:
    """The seal of `one` when it counts; None, and an objection more, when not."""
    role = role_label(one.role)
    if one.reason:
        objections.append(broken(one))
        return None
    if one.role == "new_key":
        facts: Facts = (("role", role),)
        if one.key != values.get("key"):
            message = N_("盖章的不是要发放的这枚印章")
            objections.append(Objection(one.line, message, N_("请新印章的持有人自己盖"), facts))
            return None
        if authority.knows(one.key):
            message = N_("这枚印章以前发放过")
            objections.append(Objection(one.line, message, N_("请持有人用 hzpub keygen 另做一枚印章"), facts))
            return None
        return Seal(one.role, str(values.get("holder", "")), one.key)
    person, why = authority.sealer(one.role, one.key)
    if why:
        facts = (("role", role), ("why", Label(why)))
        fix = N_("请现任{role}用登记过的印章盖")
        objections.append(Objection(one.line, N_("{role}的章不算数：{why}"), fix, facts))
        return None
    return Seal(one.role, person, one.key)
