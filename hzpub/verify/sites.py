"""A published site, checked from its own entry bundles: records laid out anew, every figure reckoned anew.

In:    a place with a site, a scratch folder.
Out:   checks; the books that the site's records make.
Never: writes anywhere but below the scratch folder; believes a page: pages are only held against their sums.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from hzpub.base.words import N_, Label
from hzpub.pipeline import Progress
from hzpub.publish.held import FOLDER
from hzpub.publish.links import MANIFEST
from hzpub.trust.notes import MOST_BYTES, BadNote, Note
from hzpub.verify.books import Books, check_books
from hzpub.verify.figures import Published, check_key_lists, check_report, read_report
from hzpub.verify.logfiles import Agreed, check_policies, check_strays
from hzpub.verify.places import FolderPlace, Place, Unread
from hzpub.verify.published import PublishedLog, check_log
from hzpub.verify.verdicts import Checks

_MOST_MANIFEST = 16 * 1024 * 1024
_MANY = 20
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_KIND = re.compile(rb'^kind: "([a-z][a-z0-9_]{0,60})"$', re.MULTILINE)
_ENTERED = re.compile(rb"^entered: \"?(\d{4})-(\d\d)-\d\d\"?$", re.MULTILINE)


def check_site(
    place: Place, scratch: Path, checks: Checks, progress: Progress | None = None
) -> tuple[PublishedLog | None, Books | None, dict[str, Note]]:
    """Check a whole site; answers its log, its books, its earlier checkpoints by path. Raises CannotVerify."""
    log = check_log(place, checks)
    sums = _sums(place, checks)
    notes = _notes(place, sums, checks)
    report = read_report(place)
    if log is None or log.leaves is None:
        checks.unseen("records", N_("没有拿到全部记录，印章、规则、金额和公布的数字都没能查"))
        return log, None, notes
    lay_out(log.leaves, scratch)
    as_of = report.as_of if isinstance(report, Published) else None
    books = check_books(scratch, checks, with_history=False, as_of=as_of, progress=progress)
    if books.origin != log.checkpoint.origin:
        said = N_("签条是“{log}”的，记录是“{books}”的")
        checks.fails("origin", said, log=log.checkpoint.origin, books=books.origin)
    check_report(report, books.outcome, checks)
    language = report.language if isinstance(report, Published) else ""
    check_key_lists(place, books.outcome, language, checks)
    agreed = Agreed.of(books.outcome.book.affairs.policies, log.checkpoint.size, log.key)
    check_policies(place, agreed, checks)
    check_strays(place, agreed, checks)
    return log, books, notes


def lay_out(leaves: Iterable[bytes], target: Path) -> None:
    """Write each leaf where a record of its number, kind and month lies; what is no record goes to month 0000/00."""
    for number, data in enumerate(leaves, 1):
        kind, entered = _KIND.search(data), _ENTERED.search(data)
        month = f"{entered[1].decode()}/{entered[2].decode()}" if entered else "0000/00"
        path = target / "records" / month / f"{number:06}-{kind[1].decode() if kind else 'unknown'}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _sums(place: Place, checks: Checks) -> Mapping[str, str]:
    """Hold every file against `manifest.sha256`, where files are near; answers what the manifest says."""
    try:
        text = place.read(MANIFEST, _MOST_MANIFEST).decode("utf-8", "replace")
    except Unread as bad:
        checks.fails("manifest", N_("网站的指纹清单不能用"), [bad.said])
        return {}
    rows = [_LINE.fullmatch(line) for line in text.split("\n")[:-1]]
    listed = {row[2]: row[1] for row in rows if row}
    if not text.endswith("\n") or len(listed) != len(rows):
        checks.fails("manifest", N_("{path} 写得不对"), path=MANIFEST)
        return listed
    if not isinstance(place, FolderPlace):
        said = N_("网页没有逐个取来核对指纹；把网站整个存下来，再核对那个文件夹就都查")
        checks.unseen("manifest", said)
        return listed
    wrong = list(_unlike(place, listed))
    if wrong:
        checks.fails("manifest", N_("有 {count} 个文件和指纹清单不一样"), wrong[:_MANY], count=len(wrong))
    else:
        checks.holds("manifest", N_("{count} 个文件都和指纹清单一样"), count=len(listed))
    return listed


def _unlike(place: FolderPlace, listed: Mapping[str, str]) -> Iterable[Label]:
    there = set(place.paths()) - {MANIFEST}
    for path in sorted(there | listed.keys()):
        if path not in listed:
            yield Label(N_("{path} 不在清单里"), (("path", path),))
        elif path not in there:
            yield Unread.missing(path).said
        else:
            try:
                if place.digest(path) != listed[path]:
                    yield Label(N_("{path} 不一样"), (("path", path),))
            except Unread as bad:
                yield bad.said


def _notes(place: Place, listed: Iterable[str], checks: Checks) -> dict[str, Note]:
    """The earlier checkpoints that the manifest lists."""
    found: dict[str, Note] = {}
    for path in sorted(each for each in listed if re.fullmatch(rf"{FOLDER}/history/\d{{1,9}}", each)):
        try:
            found[path] = Note.parse(place.read(path, MOST_BYTES))
        except (Unread, BadNote) as bad:
            why = bad.said if isinstance(bad, Unread) else Label(bad.reason, tuple(bad.facts.items()))
            checks.fails("earlier", N_("以前公布的签条 {path} 读不懂"), [why], path=path)
    return found
