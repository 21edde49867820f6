"""The sheets of paper that go out with the site, set in the background while pages are printed.

In:    an edition, the reports.   Out: `print/` with every quarter's notice on A4 and A3 and as a text to be read out,
the lists, the sheet of a meeting, an objection slip.
Never: chooses how people are named; stops the site when this machine cannot make paper: the pages say what is missing.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from hzpub.base.words import Words
from hzpub.paper.blocks import Sheet
from hzpub.paper.edition import Edition
from hzpub.paper.lists import loan_sheet, meeting_sheet, member_sheet
from hzpub.paper.notice import notice_sheet
from hzpub.paper.script import script
from hzpub.paper.slips import objection_slip
from hzpub.paper.typesetting import CannotPrint, Typesetter, as_json
from hzpub.publish.material import Outcome
from hzpub.publish.press import Press
from hzpub.publish.sharing import share_card
from hzpub.reports.fund_objects import FundReport
from hzpub.reports.loan_objects import LoanList
from hzpub.reports.mark import Mark
from hzpub.reports.meeting import meeting_report
from hzpub.reports.member_objects import MemberList
from hzpub.reports.names import Names
from hzpub.reports.posting import posting
from hzpub.reports.quarter_objects import QuarterReport
from hzpub.reports.quarters import Quarters

SIZES = ("a4", "a3")
PageOf = Callable[[str], str]


def edition_of(
    outcome: Outcome,
    fund: FundReport,
    words: Words,
    page_of: PageOf,
    mark: Mark | None,
    site: str,
    names: Names,
    *,
    village: bool = False,
) -> Edition:
    """The edition of papers for this outcome; `site` is the address of the published site, "" when not known."""
    return Edition(
        words=words,
        names=names,
        head=fund.head,
        as_of=outcome.as_of,
        last_number=fund.last_number,
        page_of=page_of,
        mark=mark,
        site=site,
        village=village,
    )


class Papers:
    """The papers of one build; with no edition none are made. `why` says what is missing on this machine, or ""."""

    def __init__(self, edition: Edition | None = None) -> None:
        self.why = ""
        self._edition = edition
        self._setter: Typesetter | None = None
        self._waiting: list[tuple[str, Future[bytes]]] = []
        self.texts: list[tuple[str, bytes]] = []
        """What stands on each sheet, for whoever looks for private data: nobody can search the letters of a PDF."""
        self._pool = ThreadPoolExecutor(1)
        try:
            self._setter = Typesetter(edition.as_of) if edition else None
        except CannotPrint as cannot:
            self.why = f"{edition(cannot.reason)}。{edition(cannot.fix)}" if edition else ""

    @property
    def sheets(self) -> bool:
        """Sheets are made in this build."""
        return self._setter is not None

    @property
    def scripts(self) -> bool:
        """Texts to be read out are made in this build; they need no font."""
        return self._edition is not None

    def start(
        self, quarters: Quarters, notices: Sequence[QuarterReport], members: MemberList, loans: LoanList
    ) -> None:
        """Begin to set every sheet; pages may be printed meanwhile."""
        if self._edition is not None and self._setter is not None:
            for url, sheet in self._sheets(self._edition, quarters, notices, members, loans):
                self.texts.append((url, as_json(sheet).encode()))
                self._waiting.append((url, self._pool.submit(self._setter.pdf, sheet)))

    def card(self) -> bytes:
        """The picture beside a shared link; empty where this machine cannot set it. Call after `finish`."""
        return self._setter.picture(share_card(self._edition)) if self._edition and self._setter else b""

    def finish(self, press: Press, quarters: Quarters, notices: Sequence[QuarterReport]) -> int:
        """Write every paper once it is set; answers how many."""
        try:
            for url, made in self._waiting:
                press.file(url, made.result())
        finally:
            self._pool.shutdown(wait=True, cancel_futures=True)
        for report in notices if self._edition else ():
            text = script(self._edition, posting(quarters, report)) if self._edition else ""
            press.file(f"print/{report.quarter}.txt", text.encode())
        return len(self._waiting)

    def _sheets(
        self,
        edition: Edition,
        quarters: Quarters,
        notices: Sequence[QuarterReport],
        members: MemberList,
        loans: LoanList,
    ) -> Iterator[tuple[str, Sheet]]:
        for report in notices:
            posted = posting(quarters, report)
            for size in SIZES:
                yield f"print/{report.quarter}-{size}.pdf", notice_sheet(edition, posted, size)
        yield "print/members.pdf", member_sheet(edition, members)
        yield "print/loans.pdf", loan_sheet(edition, loans)
        yield "print/meeting.pdf", meeting_sheet(edition, meeting_report(quarters.basis))
        yield "print/objection.pdf", objection_slip(edition)
