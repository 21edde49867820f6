"""The whole notice site, from one outcome: hub pages, lists, a page for each household, loan, quarter, rule.

In:    an outcome without unacknowledged errors, an empty folder, words.
Out:   finished files in the folder, and how many of what.
Never: judges or computes; knows MkDocs.
"""

from collections.abc import Sequence
from pathlib import Path

from hzpub.base.words import N_, Words
from hzpub.publish.directory import print_directory
from hzpub.publish.material import Outcome, basis_of
from hzpub.publish.printing import Printing, Progress
from hzpub.publish.prose import attachments, read_guides
from hzpub.publish.unentered import Draft
from hzpub.reports.fund import fund_report
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
) -> dict[str, int]:
    """Print the site into `target`; answers counts of pages, members, loans, quarters, records, rules, bytes.

    The caller checks links and writes sums afterwards (`links.seal_site`). Raises ValueError for books
    without a charter.
    """
    return print_all(prepare(outcome, target, words, progress), drafts)


def prepare(
    outcome: Outcome, target: Path, words: Words, progress: Progress | None = None, mark: Mark | None = None
) -> Printing:
    """Everything that pages share; `helpers` of the result are what templates need beside their facts."""
    basis = basis_of(outcome)
    return Printing(outcome, basis, fund_report(basis), target, words, progress, mark)


def print_all(site: Printing, drafts: Sequence[Draft] = (), *, with_guides: bool = True) -> dict[str, int]:
    """Print every page; `with_guides=False` leaves the guides and what lies beside them to MkDocs."""
    site.hubs(drafts)
    members, loans = member_list(site.basis), loan_list(site.basis)
    site.members(members)
    site.loans(loans)
    site.quarters()
    site.records()
    site.rules()
    site.official(members)
    if with_guides:
        for guide in read_guides():
            site.press.page(guide.url, "main.html", "rules", guide.title, page=guide)
        for path in attachments():
            site.press.file(path.name, path.read_bytes())
    site.press.page("404.html", "pages/missing.html", "", site.words(N_("没有这一页")))
    print_directory(site.press, site.words)
    site.data(members, loans)
    site.assets()
    return site.counts | {"pages": site.press.pages, "bytes": site.press.size}
