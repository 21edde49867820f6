"""The whole notice site, from one outcome: hub pages, lists, a page for each household, loan, quarter, rule.

In:    an outcome without unacknowledged errors, an empty folder, words.
Out:   finished files in the folder, and how many of what.
Never: judges or computes; knows MkDocs.
"""

from collections.abc import Sequence
from pathlib import Path

from hzpub.base.words import N_, Words
from hzpub.publish.directory import print_directory
from hzpub.publish.editions import WEB, Policy
from hzpub.publish.material import Outcome
from hzpub.publish.printing import Printing, Progress
from hzpub.publish.prose import attachments, read_guides
from hzpub.publish.recordfiles import RecordFiles
from hzpub.publish.unentered import Draft
from hzpub.reports.loan_list import loan_list
from hzpub.reports.mark import Mark
from hzpub.reports.members import member_list

__all__ = ["Printing", "Progress", "prepare", "print_all", "render_site"]


def render_site(
    outcome: Outcome,
    target: Path,
    words: Words,
    progress: Progress | None = None,
    drafts: Sequence[Draft] = (),
    policy: Policy = WEB,
) -> dict[str, int]:
    """Print the site into `target`; answers counts of pages, members, loans, quarters, records, rules, bytes.

    The caller checks links and writes sums afterwards (`links.seal_site`). Raises ValueError for books
    without a charter.
    """
    return print_all(prepare(outcome, target, words, progress, policy=policy), drafts)


def prepare(
    outcome: Outcome,
    target: Path,
    words: Words,
    progress: Progress | None = None,
    mark: Mark | None = None,
    *,
    files: RecordFiles | None = None,
    keys: Sequence[str] = (),
    address: str | None = None,
    policy: Policy = WEB,
) -> Printing:
    """Everything that pages share; `helpers` of the result are what templates need beside their facts.

    `policy` says for whom the site is, and with it how people are named.

    `files` opens the records for their own pages, `keys` are the log's and its witnesses' for the verifier.
    `address` is where the site will be found, "" when not known; with None no paper is made.
    """
    around = (target, words, progress, mark)
    return Printing(outcome, *around, files=files, keys=keys, address=address, policy=policy)


def print_all(site: Printing, drafts: Sequence[Draft] = (), *, with_guides: bool = True) -> dict[str, int]:
    """Print every page; `with_guides=False` leaves the guides and what lies beside them to MkDocs."""
    site.hubs(drafts)
    members, loans = member_list(site.basis), loan_list(site.basis)
    site.paper(members, loans)
    site.members(members)
    site.loans(loans)
    site.quarters()
    site.records()
    site.verifier()
    site.rules()
    site.official(members)
    if with_guides:
        for guide in read_guides(words=site.words):
            site.press.page(guide.url, "main.html", "rules", guide.title, page=guide)
        for path in attachments():
            site.press.file(path.name, path.read_bytes())
    site.press.page("404.html", "pages/missing.html", "", site.words(N_("没有这一页")))
    site.paper_done()
    site.data(members, loans)
    print_directory(site.press, site.words)
    site.assets()
    site.downloads.finish()
    return site.counts | {"pages": site.press.pages, "bytes": site.press.size}
