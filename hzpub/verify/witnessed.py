"""Whether these records are the continuation of what people outside saw before: slips, saved checkpoints, cosignatures.

In:    the tree over all records, what a stranger holds, checkpoints with cosignatures, the fund's own policy.
Out:   one check for each.
Never: takes a missing record for a younger log: whoever saw more than there is now has seen records that are gone.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from hzpub.base.words import N_, Label
from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.merkle import Tree
from hzpub.trust.notes import BadNote, Note, Signature, VerifierKey
from hzpub.trust.policies import Policy, policy_at
from hzpub.verify.holding import Held, Saved, Slip
from hzpub.verify.verdicts import Checks

_EARLIEST, _LATEST = 0, 253402300799


def check_held(held: Held, origin: str, tree: Tree, published: VerifierKey | None, checks: Checks) -> None:
    """Hold what the stranger brought against the records under `tree`."""
    if held.key is not None:
        if published is None:
            checks.unseen("key", N_("这里没有公布过核对钥匙，你手里的钥匙没有可比的"))
        elif held.key == published:
            checks.holds("key", N_("公布的核对钥匙就是你手里的那一把"))
        else:
            facts = {"here": str(published), "yours": str(held.key)}
            checks.fails("key", N_("公布的核对钥匙是 {here}，你手里的是 {yours}"), **facts)
    for slip in held.slips:
        _check_slip(slip, origin, tree, checks)
    for saved in held.saved:
        _check_saved(saved, origin, tree, held.key or published, checks)


def _check_slip(slip: Slip, origin: str, tree: Tree, checks: Checks) -> None:
    facts = {"size": str(slip.size), "fingerprint": slip.fingerprint, "now": str(len(tree))}
    if slip.size > len(tree):
        checks.fails("slip", N_("纸条上是 {size} 条，这里只有 {now} 条：公布过的记录少了"), **facts)
        return
    here = Checkpoint(origin, slip.size, tree.root(slip.size)).fingerprint
    if here == slip.fingerprint:
        checks.holds("slip", N_("纸条对得上：前 {size} 条的核对指纹是 {fingerprint}，一条没有改"), **facts)
    else:
        said = N_("纸条对不上：前 {size} 条，纸条上是 {fingerprint}，这里算出来是 {here}")
        checks.fails("slip", said, here=here, **facts)


def _check_saved(saved: Saved, origin: str, tree: Tree, key: VerifierKey | None, checks: Checks) -> None:
    told = saved.checkpoint
    facts = {"file": saved.name, "size": str(told.size), "now": str(len(tree))}
    try:
        signed = key is not None and key in saved.note.signed_by([key])
    except BadNote as bad:
        why = Label(bad.reason, tuple(bad.facts.items()))
        checks.fails("witnessed", N_("存下的签条 {file} 签名不对"), [why], **facts)
        return
    if told.origin != origin:
        said = N_("存下的签条 {file} 是“{other}”的，不是“{origin}”的")
        checks.fails("witnessed", said, other=told.origin, origin=origin, **facts)
    elif told.size > len(tree):
        checks.fails("witnessed", N_("存下的签条 {file} 有 {size} 条，这里只有 {now} 条：公布过的记录少了"), **facts)
    elif tree.root(told.size) != told.root:
        checks.fails("witnessed", N_("存下的签条 {file} 和这里的前 {size} 条对不上：公布过的记录改了"), **facts)
    elif signed:
        checks.holds("witnessed", N_("存下的签条 {file} 对得上：前 {size} 条一条没有改，签名也对"), **facts)
    else:
        said = N_("存下的签条 {file} 对得上：前 {size} 条一条没有改；上面没有这本账的签名可核对")
        checks.holds("witnessed", said, **facts)


def check_history(
    notes: Mapping[str, Note], origin: str, tree: Tree, key: VerifierKey | None, checks: Checks
) -> None:
    """Earlier checkpoints that the site still shows, by path: each must be the beginning of what is there now."""
    wrong = list[Label]()
    for path, note in notes.items():
        facts = (("path", path),)
        try:
            told = Checkpoint.parse(note.text)
            if key is not None:
                note.signed_by([key])
        except BadNote as bad:
            wrong.append(Label(N_("{path}：{why}"), (*facts, ("why", Label(bad.reason, tuple(bad.facts.items()))))))
            continue
        if path.rpartition("/")[2] != str(told.size) or told.origin != origin:
            wrong.append(Label(N_("{path} 不是这本账的这一份"), facts))
        elif told.size > len(tree):
            wrong.append(Label(N_("{path} 的条数比现在的还多：公布过的记录少了"), facts))
        elif tree.root(told.size) != told.root:
            wrong.append(Label(N_("{path} 和现在的前几条对不上：公布过的记录改了"), facts))
    if wrong:
        checks.fails("earlier", N_("以前公布的签条和现在的记录接不上"), wrong)
    elif notes:
        checks.holds("earlier", N_("以前公布的 {count} 张签条都和现在的记录接得上"), count=len(notes))


def check_cosignatures(
    signed: Iterable[tuple[int, Signature]],
    keys: Sequence[VerifierKey],
    policies: Sequence[Policy],
    origin: str,
    tree: Tree,
    checks: Checks,
) -> None:
    """Every witness's line by name, and whether the fund's own policy says that they are enough.

    `signed` holds the size of the checkpoint beside each line. A key nobody gave us judges nothing.
    """
    known = {(key.name, key.id): key for key in keys}
    times = dict[int, dict[str, int]]()
    for size, line in dict.fromkeys(signed):
        facts = {"name": line.name, "size": str(size), "now": str(len(tree))}
        key = known.get((line.name, line.key_id))
        if size > len(tree):
            checks.fails("cosignature", N_("见证人 {name} 见证过 {size} 条，这里只有 {now} 条：公布过的记录少了"), **facts)
        elif key is None:
            checks.unseen("cosignature", N_("见证人 {name} 在 {size} 条时的签名：没有他的核对钥匙，没能查"), **facts)
        else:
            try:
                at = line.verify(key, Checkpoint(origin, size, tree.root(size)).text)
            except BadNote:
                checks.fails("cosignature", N_("见证人 {name} 在 {size} 条时签的，不是这本账"), **facts)
                continue
            times.setdefault(size, {})[str(key)] = at
            checks.holds("cosignature", N_("见证人 {name} 在 {size} 条时的签名对，签于 {time}"), time=_day(at), **facts)
    _check_policy(policies, len(tree), times, checks)


def _check_policy(
    policies: Sequence[Policy], size: int, times: Mapping[int, Mapping[str, int]], checks: Checks
) -> None:
    policy = policy_at(policies, size)
    if policy is None:
        if not times:
            checks.unseen("witnesses", N_("基金没有约定见证人，也没有能核对的见证"))
        return
    enough = [each for each in sorted(times) if (held := policy_at(policies, each)) and held.complete_at(times[each])]
    names = [each.name for each in policy.witnesses]
    details = [Label(N_("约定的见证人：{name}"), (("name", name),)) for name in names]
    if enough:
        facts = {"size": str(enough[-1]), "now": str(size)}
        checks.holds("witnesses", N_("约定的见证人数够了：见证到第 {size} 条，现在共 {now} 条"), details, **facts)
    else:
        checks.unseen("witnesses", N_("约定了见证人，还没有一次签够数"), details)


def _day(at: int) -> str:
    """A unix time as a UTC moment; the bare number where no calendar reaches."""
    if not _EARLIEST <= at <= _LATEST:
        return str(at)
    return dt.datetime.fromtimestamp(at, dt.UTC).strftime("%Y-%m-%d %H:%M UTC")
