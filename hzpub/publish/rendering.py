"""One site on its way out: the log held against what was published, every page printed, links and leaks looked at.

In:    an outcome that may be published, the fund's folder, an empty folder to print into.
Out:   the finished folder and its counts; or Refused with what people read instead.
Never: knows MkDocs; touches the site that is up; lets a preview stand still because of a link.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import Environment

from hzpub.base.words import N_, Words
from hzpub.publish.editions import WEB, Policy, marking
from hzpub.publish.held import LogRefused
from hzpub.publish.links import BrokenSite, seal_site
from hzpub.publish.log import Log, make_log
from hzpub.publish.pages import Printing, Progress, prepare, print_all
from hzpub.publish.recordfiles import RecordFiles
from hzpub.publish.refusal import leak_refusal, log_refusal
from hzpub.publish.scan import scanner_for
from hzpub.publish.theme import environment
from hzpub.publish.unentered import Draft
from hzpub.publish.verdict import Checked

log = logging.getLogger("mkdocs.plugins.hzpub")


VILLAGE = N_("村内版：有姓名，不要放到网上")
"""What every page of the village edition says, and its folder."""


class Refused(Exception):
    """The site may not go out; the message is what the cashier reads."""


class Rendering:
    """Made before MkDocs writes anything, asked again at the end. `site` is what is up now; None for a preview."""

    def __init__(
        self, root: Path, outcome: Checked, words: Words, site: Path | None, policy: Policy = WEB
    ) -> None:
        """Make the log. Raises Refused where it contradicts what `site` or a witness has."""
        self._root, self._outcome, self._words, self._policy = root, outcome, words, policy
        self._is_preview = site is None
        self._printing: Printing | None = None
        self._log: Log | None = None
        if site is not None:
            with self._refusing():
                self._log = make_log(root, outcome, site)

    def environment(self, staging: Path, theme: Path, address: str, progress: Progress | None) -> Environment:
        """Prepare the pages for `staging`; answers what every template needs. `address` is "" when not known."""
        mark, keys = (self._log.mark, self._log.keys) if self._log else (None, ())
        self._printing = prepare(
            self._outcome,
            staging,
            self._words,
            progress,
            mark,
            files=RecordFiles(self._root, self._outcome),
            keys=keys,
            address=None if self._is_preview else address,
            policy=self._policy,
        )
        return environment(self._words, 0, self._printing.helpers, theme)

    def finish(self, staging: Path, drafts: tuple[Draft, ...]) -> dict[str, int]:
        """Print everything, check every link, look for private numbers; answers counts.

        Raises Refused, and BrokenSite for a link that leads nowhere. Call `environment` before.
        """
        if self._printing is None:
            raise RuntimeError("environment() comes before finish()")
        with self._refusing():
            counts = print_all(self._printing, drafts, with_guides=False)
            if self._log is not None:
                self._log.write(staging)
        for name, data in marking(self._words(VILLAGE)).items() if self._policy.village else ():
            (staging / name).write_bytes(data)
        scanner = scanner_for(self._root, self._printing.fund.head.hotline)
        try:
            seal_site(staging, scanner.look, self._printing.home)
            for sheet, text in self._printing.papers.texts:
                scanner.look(sheet, text)
        except BrokenSite as broken:
            if not self._is_preview:
                raise
            log.info(str(broken))
        if scanner.leaks and not self._is_preview:
            raise Refused(leak_refusal(scanner.leaks, self._words))
        return counts

    @property
    def why_no_paper(self) -> str:
        """What this machine lacks for setting paper; "" when nothing."""
        return self._printing.papers.why if self._printing else ""

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        """Records that changed since the check, or contradict the log, end the build with a sentence."""
        try:
            yield
        except LogRefused as refused:
            raise Refused(log_refusal(refused, self._words)) from None
