"""What `hzpub print` prints: from a checked fund and what was asked for to one file.

In:    an outcome, the name of a sheet, a record's, loan's or quarter's number.
Out:   the file's name and its bytes; `NoSlip` when there is no such thing to print.
Never: computes a figure; writes a file.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hzpub.base.words import N_, Words
from hzpub.check.loading import load, read_bytes
from hzpub.cli.shell import FOUND, Stop
from hzpub.kinds import all_kinds
from hzpub.paper.blocks import Sheet
from hzpub.paper.edition import Edition
from hzpub.paper.lists import loan_sheet, meeting_sheet, member_sheet
from hzpub.paper.notice import notice_sheet
from hzpub.paper.script import script
from hzpub.paper.slips import (
    ROLL,
    loan_slip,
    objection_slip,
    on_roll,
    receipt_slip,
    reminder_slip,
    voucher_slip,
)
from hzpub.paper.typesetting import Typesetter
from hzpub.pipeline import Outcome
from hzpub.publish.editions import Policy
from hzpub.publish.held import LogRefused
from hzpub.publish.log import make_log
from hzpub.publish.material import basis_of
from hzpub.publish.mkdocs_runs import settings_of_fund
from hzpub.publish.papers import edition_of
from hzpub.publish.recordpages import Months
from hzpub.publish.refusal import log_refusal
from hzpub.reports.fund import fund_report
from hzpub.reports.loan_list import loan_list
from hzpub.reports.loan_page import loan_report
from hzpub.reports.meeting import meeting_report
from hzpub.reports.members import member_list
from hzpub.reports.posting import Posting, posting
from hzpub.reports.quarters import Quarters
from hzpub.reports.slips import NoSlip, receipt, repayment_notice, voucher


@dataclass(frozen=True)
class Job:
    """One printing: the books, the edition, which record, loan or quarter was asked for ("" for none), on what paper."""

    root: Path
    outcome: Outcome
    quarters: Quarters
    edition: Edition
    which: str
    size: str

    def posted(self) -> Posting:
        """The quarter asked for; by default the last one that is over. Raises NoSlip when there is no such quarter."""
        names = self.quarters.names
        over = [name for name in names if name.last <= self.outcome.as_of] or list(names)
        wanted = [name for name in names if str(name) == self.which] if self.which else over[-1:]
        if not wanted:
            raise NoSlip(self.which)
        return posting(self.quarters, self.quarters.report(wanted[-1]))


def _notice(job: Job) -> tuple[str, Sheet]:
    posted = job.posted()
    return f"notice-{posted.report.quarter}-{job.size}", notice_sheet(job.edition, posted, job.size)


def _receipt(job: Job) -> tuple[str, Sheet]:
    return f"receipt-{job.which}", receipt_slip(job.edition, receipt(job.quarters, job.which))


def _reminder(job: Job) -> tuple[str, Sheet]:
    return f"reminder-{job.which}", reminder_slip(job.edition, repayment_notice(job.quarters.basis, job.which))


def _loan(job: Job) -> tuple[str, Sheet]:
    if job.which not in job.outcome.book.loans:
        raise NoSlip(job.which)
    return f"loan-{job.which}", loan_slip(job.edition, loan_report(job.quarters.basis, job.which))


def _voucher(job: Job) -> tuple[str, Sheet]:
    """A record by its number, or a draft by its path: then it is printed before the four put their seals on it."""
    line = job.outcome.chronicle.line(job.which)
    path = job.root / line.path if line else Path(job.which)
    try:
        loaded = load(path.name, read_bytes(str(path)))
    except OSError:
        raise NoSlip(job.which) from None
    meanings: Mapping[str, Any] = loaded.meanings or {}
    kind = all_kinds().get(str(loaded.file.values.get("kind", ""))) if loaded.file else None
    try:
        made = voucher(kind, meanings, line)
    except NoSlip:
        raise NoSlip(job.which) from None
    return f"voucher-{line.number if line else path.stem}", voucher_slip(job.edition, made)


def _objection(job: Job) -> tuple[str, Sheet]:
    if not job.which:
        return "objection", objection_slip(job.edition)
    line, said = job.outcome.chronicle.line(job.which), job.edition
    if line is not None:
        return f"objection-{line.number}", objection_slip(said, said(N_("记录 {number}"), number=line.number), said.said(line.sentence))
    label = job.posted().report.quarter.label
    return f"objection-{job.which}", objection_slip(said, said(N_("{quarter}公示"), quarter=label))


SHEETS: Mapping[str, Callable[[Job], tuple[str, Sheet]]] = {
    "notice": _notice,
    "members": lambda job: ("members", member_sheet(job.edition, member_list(job.quarters.basis))),
    "loans": lambda job: ("loans", loan_sheet(job.edition, loan_list(job.quarters.basis))),
    "receipt": _receipt,
    "reminder": _reminder,
    "loan": _loan,
    "voucher": _voucher,
    "objection": _objection,
    "meeting": lambda job: ("meeting", meeting_sheet(job.edition, meeting_report(job.quarters.basis))),
}
"""What can be printed -> the stem of its file, and its sheet."""
SCRIPT = "script"
_SMALL = ("a4", ROLL)
PAPERS = {"notice": ("a4", "a3"), "receipt": _SMALL, "reminder": _SMALL, "voucher": _SMALL}
"""The papers for what can be printed on more than A4."""


def job_of(repo: Path, outcome: Outcome, words: Words, which: str, size: str, *, village: bool) -> Job:
    """Everything a sheet needs; a fund that contradicts what it published is refused, as a site of it would be."""
    folder, address, said = settings_of_fund(repo)
    try:
        mark = make_log(repo.resolve(), outcome, folder).mark
    except LogRefused as refused:
        raise Stop(log_refusal(refused, words), code=FOUND) from None
    policy = Policy.of(said, village=village)
    basis = basis_of(outcome, shows_classes=policy.shows_classes)
    page_of = Months.of(outcome.chronicle).href
    around = (outcome, fund_report(basis), words, page_of, mark, address)
    edition = edition_of(*around, policy.names(outcome), village=village)
    return Job(repo, outcome, Quarters(basis), edition, which, size)


def made(job: Job, what: str) -> tuple[str, bytes]:
    """The name and the bytes of what was asked for. Raises NoSlip, and CannotPrint where paper cannot be made."""
    if what == SCRIPT:
        posted = job.posted()
        return f"script-{posted.report.quarter}.txt", script(job.edition, posted).encode()
    name, sheet = SHEETS[what](job)
    if job.size == ROLL:
        name, sheet = f"{name}-{ROLL}", on_roll(job.edition, sheet)
    return f"{name}.pdf", Typesetter(job.outcome.as_of).pdf(sheet)
