"""What else lies under `log/`: everything there follows from the records and the newest checkpoint, or does not belong.

In:    a place with `log/`, its records, the tree over them, the fund's own agreements with witnesses.
Out:   checks on the policy files, on an audit pack's tiles and bundles, on files that hzpub would not have written.
Never: takes a policy file's word for who witnesses: that is a record.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hzpub.base.words import N_, Label
from hzpub.publish.attested import policy_files
from hzpub.publish.held import FOLDER
from hzpub.trust.merkle import Tree, leaf_hash
from hzpub.trust.notes import VerifierKey
from hzpub.trust.policies import Policy
from hzpub.trust.proofs import proof_path
from hzpub.trust.tiles import ENTRIES, WIDTH, bundles, places
from hzpub.verify.places import FolderPlace, Place, Unread
from hzpub.verify.published import check_tiles
from hzpub.verify.verdicts import Checks

_NEWEST = "policy"
_MOST_POLICY = 1024 * 1024
_MANY = 20
_HISTORY = re.compile(r"history/[1-9]\d{0,8}")


@dataclass(frozen=True)
class Agreed:
    """What the fund's records have agreed on when there were `size` of them, as files below `log/`."""

    size: int
    files: Mapping[str, bytes]

    @classmethod
    def of(cls, policies: Sequence[Policy], size: int, key: VerifierKey | None) -> "Agreed":
        """The policy files of a log of `size` records under `key`."""
        known = [each for each in policies if int(each.since) <= size]
        return cls(size, dict(policy_files(known, size, key)))


def check_policies(place: Place, agreed: Agreed, checks: Checks) -> None:
    """Who witnesses, as other programs read it, against the records. No line where there is nothing on either side."""
    wrong = list[Label]()
    for path in sorted({_NEWEST, *agreed.files}):
        name = f"{FOLDER}/{path}"
        try:
            if place.read(name, _MOST_POLICY) != agreed.files.get(path):
                wrong.append(Label(N_("{path} 不一样"), (("path", name),)))
        except Unread as bad:
            if path in agreed.files:
                wrong.append(bad.said)
    if wrong:
        checks.fails("policy", N_("公布的见证约定不是记录里的"), wrong)
    elif agreed.files:
        checks.holds("policy", N_("公布的见证约定就是记录里的"))


def check_strays(place: Place, agreed: Agreed, checks: Checks) -> None:
    """Tell files under `log/` that hzpub does not write there: a proof of no record, a tile of another tree."""
    if not isinstance(place, FolderPlace):
        return
    known = {"checkpoint", "log.vkey", *agreed.files, *map(proof_path, range(agreed.size)), *_rows(agreed.size)}
    there = (path.removeprefix(f"{FOLDER}/") for path in place.paths() if path.startswith(f"{FOLDER}/"))
    odd = [path for path in there if path not in known and not _HISTORY.fullmatch(path)]
    if odd:
        told = [Label(N_("{path} 是多出来的"), (("path", f"{FOLDER}/{path}"),)) for path in odd[:_MANY]]
        checks.fails("strays", N_("log/ 里有 {count} 个不该有的文件"), told, count=len(odd))


def check_packed_log(place: Place, leaves: Sequence[bytes], agreed: Agreed, checks: Checks) -> None:
    """The log inside an audit pack, made anew from the pack's own history."""
    first = leaves[: agreed.size]
    check_tiles(place, Tree(map(leaf_hash, first)), checks)
    wrong = list(_unlike(place, bundles(first)))
    if wrong:
        checks.fails("entries", N_("审计包里公布过的记录原文和 git 历史对不上"), wrong[:_MANY])
    else:
        checks.holds("entries", N_("审计包里公布过的 {size} 条记录原文就是 git 历史里的"), size=agreed.size)
    newest = {path: data for path, data in agreed.files.items() if path == _NEWEST}
    check_policies(place, Agreed(agreed.size, newest), checks)
    check_strays(place, agreed, checks)


def _unlike(place: Place, files: Iterable[tuple[str, bytes]]) -> Iterator[Label]:
    for path, data in files:
        name = f"{FOLDER}/{path}"
        try:
            if place.read(name, len(data)) != data:
                yield Label(N_("{path} 不一样"), (("path", name),))
        except Unread as bad:
            yield bad.said


def _rows(size: int) -> Iterator[str]:
    """The path of every bundle and every tile of a log of this many records."""
    level, count = 0, size
    yield from (path for path, _, _ in places(ENTRIES, size))
    while count:
        yield from (path for path, _, _ in places(level, count))
        level, count = level + 1, count // WIDTH
