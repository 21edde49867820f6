"""Who witnesses a fund's log and how many are enough: what `witness_policy` records say, by position in the log.

In:    the rows of a record, the times of cosignatures that hold.
Out:   `Policy`: when its quorum was complete; the same as a C2SP tlog-policy file.
Never: looks at a clock or checks a signature; counts a witness whom the policy does not name.

Which policy holds for a checkpoint is told by its size, never by a date: the last one among its records. So an old
checkpoint stays as good as it was when a witness retires.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hzpub.trust.notes import VerifierKey


@dataclass(frozen=True, slots=True)
class Appointed:
    """One witness: what people call him, his verifier key, his person number or "", whether he alone is enough."""

    name: str
    vkey: str
    person: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Policy:
    """The witnesses from record `since` on. `quorum` counts among those who are not enough alone; 0 means never."""

    since: str
    witnesses: tuple[Appointed, ...]
    quorum: int

    @property
    def together(self) -> tuple[Appointed, ...]:
        """Those who count only with others."""
        return tuple(each for each in self.witnesses if not each.alone)

    @property
    def is_reachable(self) -> bool:
        """Whether the quorum can be reached at all, and asks for nobody where there is nobody."""
        others = len(self.together)
        alone = len(self.witnesses) > others
        return self.quorum <= others and (alone or bool(self.quorum) or not self.witnesses)

    def complete_at(self, times: Mapping[str, int]) -> int | None:
        """The unix time at which the quorum was complete, None while it is not.

        `times` holds when each verifier key (in its one spelling) signed the checkpoint.
        """
        moments = [times[each.vkey] for each in self.witnesses if each.alone and each.vkey in times]
        others = sorted(times[each.vkey] for each in self.together if each.vkey in times)
        if 0 < self.quorum <= len(others):
            moments.append(others[self.quorum - 1])
        return min(moments, default=None)


def policy_at(policies: Sequence[Policy], size: int) -> Policy | None:
    """The policy that holds for a checkpoint of `size` records; None where none or an empty one does."""
    chosen = next((each for each in reversed(policies) if int(each.since) <= size), None)
    return chosen if chosen is not None and chosen.witnesses else None


def policy_text(policy: Policy, log: VerifierKey | None) -> str:
    """The policy as a C2SP tlog-policy file; its names are numbers, for they mean nothing outside the file."""
    lines = [f"log {log}"] if log is not None else []
    names = {each.vkey: f"w{number}" for number, each in enumerate(policy.witnesses, 1)}
    for each in policy.witnesses:
        lines += [f"# {names[each.vkey]}: {each.name}", f"witness {names[each.vkey]} {each.vkey}"]
    enough = [names[each.vkey] for each in policy.witnesses if each.alone]
    if policy.quorum:
        lines.append(_group("together", policy.quorum, (names[each.vkey] for each in policy.together)))
        enough.append("together")
    if len(enough) > 1:
        lines.append(_group("enough", 1, enough))
        enough = ["enough"]
    lines += [f"quorum {name}" for name in enough or ["none"]]
    return "".join(f"{line}\n" for line in lines)


def _group(name: str, least: int, members: Iterable[str]) -> str:
    return " ".join(("group", name, str(least), *members))
