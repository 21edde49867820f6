"""Put one office's seal on a draft.

In:    a draft, the role to seal as, a signing function.
Out:   the same draft with one seal more, in the order its kind declares.
Never: changes a byte of the body, keeps a key, decides whether the key may hold the office (the check does).
"""

from collections.abc import Callable
from pathlib import Path

from hzpub.base.words import N_, Label
from hzpub.desk.errors import DeskError, with_facts
from hzpub.desk.phrases import wanted_seals
from hzpub.desk.sentence import describe
from hzpub.desk.shelf import kind_of, record_file
from hzpub.kinds.kind import Kind
from hzpub.kinds.writing import seals_text
from hzpub.reading.envelope import RecordFile
from hzpub.trust.authority import Authority
from hzpub.trust.objections import role_label
from hzpub.trust.safely import write_safely
from hzpub.trust.sealing import check_signatures, seal_namespace
from hzpub.trust.sshsig import BadSeal, verify

__all__ = ["Sign", "describe", "seal_draft", "signed_by"]

Sign = Callable[[bytes, str], str]
"""Signs a message for an SSHSIG namespace and answers the armour (`trust.sshkeys.sign_with_stock`)."""


def seal_draft(path: Path, role: str, sign: Sign, *, authority: Authority | None = None) -> None:
    """Add the seal of `role` to the draft at `path`, whole or not at all.

    With an `authority` (the one in force now) a key that may not seal as `role` is refused at once instead of
    at entry. Raises DeskError: not a draft of format 1, a body that does not fit its form, a role this kind
    does not want, a second seal of a role or of a key, an earlier seal that no longer fits the body. Whatever
    `sign` raises passes through.
    """
    file = record_file(path.parent, path)
    kind = kind_of(file)
    _refuse(file, kind, role)
    fund = str(file.values["fund"])
    armor, key = signed_by(sign, file.body, seal_namespace(role, fund), role)
    _refuse_key(file, fund, role, key, authority)
    seals = {seal.role: seal.armor for seal in file.seals} | {role: armor}
    ordered = [(name, seals[name]) for name in kind.seals.allowed if name in seals]
    write_safely(path, file.body + f"---\n{seals_text(ordered)}".encode())


def signed_by(sign: Sign, message: bytes, namespace: str, role: str) -> tuple[str, str]:
    """Sign and check at once: the armour, and the key that made it. Raises DeskError for an unusable one."""
    armor = sign(message, namespace)
    if not armor.endswith("\n"):
        armor += "\n"
    try:
        return armor, verify(message, armor, namespace).key
    except BadSeal as bad:
        why = Label(bad.reason, tuple(bad.facts.items()))
        fix = N_("用登记过的 Ed25519 印章再盖一次")
        raise DeskError(N_("{role}的章没有盖成：{why}"), fix, role=role_label(role), why=why) from None


def _refuse(file: RecordFile, kind: Kind, role: str) -> None:
    """Everything that speaks against sealing, before a key is asked for."""
    path, who = file.path, role_label(role)
    if file.entry is not None:
        raise DeskError(N_("{path} 已经入账，不能再盖章"), N_("有错就另写一条：冲正或违规确认"), path=path)
    _, misfits = kind.read_body(file.values)
    if misfits:
        details = [Label(one.message, one.facts) for one in misfits]
        raise DeskError(N_("{path} 的内容不合格式，不能盖章"), N_("用 hzpub new 重新起草"), details=details, path=path)
    if role not in kind.seals.allowed:
        fix, wanted = N_("这种记录要这些章：{wanted}"), wanted_seals(kind)
        raise DeskError(N_("{kind}不需要{role}的章"), fix, kind=Label(kind.title), role=who, wanted=wanted)
    if any(seal.role == role for seal in file.seals):
        raise DeskError(N_("{role}已经盖过章了"), N_("不用再盖；换一个职务，或者入账"), role=who)
    for old in check_signatures(file, str(file.values["fund"])):
        if old.reason:
            facts = {"role": role_label(old.role), "why": Label(old.reason, old.facts)}
            fix = N_("内容在盖章之后改过：重新起草，请大家重新盖章")
            raise with_facts(N_("{role}的章对不上这份内容：{why}"), fix, facts)


def _refuse_key(file: RecordFile, fund: str, role: str, key: str, authority: Authority | None) -> None:
    """What speaks against this key on this draft."""
    who = role_label(role)
    if any(old.key == key for old in check_signatures(file, fund)):
        raise DeskError(N_("{role}的章和另一枚章是同一把钥匙"), N_("每个职务用自己的印章"), role=who)
    if role == "new_key":
        if key != file.values.get("key"):
            raise DeskError(N_("盖章的不是要发放的这枚印章"), N_("请新印章的持有人自己盖"))
    elif authority is not None:
        _, why = authority.sealer(role, key)
        if why:
            fix = N_("请现任{role}用登记过的印章盖")
            raise DeskError(N_("{role}的章不算数：{why}"), fix, role=who, why=Label(why))
