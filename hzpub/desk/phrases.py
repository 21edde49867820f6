"""Several things of which one is meant, as people say it: 甲、乙或丙; and which seals a draft still lacks.

In:    facts, a kind and the roles that have sealed.   Out: facts that translate themselves.
Never: joins words that are already translated.
"""

from collections.abc import Sequence

from hzpub.base.words import N_, Fact, Label
from hzpub.kinds.kind import Kind
from hzpub.trust.objections import role_label, role_labels


def either(several: Sequence[Fact]) -> Fact:
    """Several things of which one is meant; raises ValueError when there are none."""
    first, *rest = several
    if not rest:
        return first
    if len(rest) == 1:
        return Label(N_("{first}或{second}"), (("first", first), ("second", rest[0])))
    return Label(N_("{first}、{rest}"), (("first", first), ("rest", either(rest))))


def missing_seals(kind: Kind, present: tuple[str, ...]) -> tuple[Fact, ...]:
    """The seals a draft still lacks, one fact each; those of which some are enough make one fact together."""
    lacking = [role_label(role) for role in kind.seals.all_of if role not in present]
    if count := kind.seals.short(present):
        spare = tuple(role for role in kind.seals.any_of if role not in present)
        some = Label(N_("{roles}中的 {count} 枚"), (("roles", role_labels(spare)), ("count", count)))
        lacking.append(either([role_label(role) for role in spare]) if count == 1 else some)
    return tuple(lacking)


def wanted_seals(kind: Kind) -> Fact:
    """Every seal the kind takes, in one phrase; a dash for none."""
    told = [role_labels(kind.seals.all_of)] if kind.seals.all_of else []
    told += missing_seals(kind, kind.seals.all_of)
    return Label(N_("{all}，{some}"), (("all", told[0]), ("some", told[1]))) if len(told) == 2 else [*told, "—"][0]
