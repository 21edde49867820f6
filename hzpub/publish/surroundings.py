"""What one build borrows from the process around it, and gives back: log handlers and the build date.

In:    nothing.   Out: a count of warnings, messages on standard error, SOURCE_DATE_EPOCH.
Never: leaves a handler or a variable behind.
"""

import datetime as dt
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

LOGGER = "mkdocs"
EPOCH = "SOURCE_DATE_EPOCH"


class Surroundings(logging.Handler):
    """Counts what MkDocs will count under ``--strict``, in time to keep yesterday's site."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings = 0
        self._own_epoch = False

    def enter(self) -> None:
        """Begin to count."""
        self.warnings = 0
        logging.getLogger(LOGGER).addHandler(self)

    def leave(self) -> None:
        """Give everything back; may be called twice."""
        logging.getLogger(LOGGER).removeHandler(self)
        if self._own_epoch:
            os.environ.pop(EPOCH, None)
            self._own_epoch = False

    def emit(self, record: logging.LogRecord) -> None:
        """Count one message."""
        self.warnings += record.levelno >= logging.WARNING

    def date(self, day: dt.date) -> None:
        """Let whatever asks for a build date get `day`, unless the caller has set one."""
        if EPOCH not in os.environ:
            os.environ[EPOCH] = str(int(dt.datetime.combine(day, dt.time(), dt.UTC).timestamp()))
            self._own_epoch = True


@contextmanager
def speaking(level: int) -> Iterator[None]:
    """Print MkDocs' messages from `level` on, as they are, on standard error."""
    logger, handler = logging.getLogger(LOGGER), logging.StreamHandler(sys.stderr)
    handler.setLevel(level)
    before = logger.level
    logger.setLevel(min(level, logging.WARNING))
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)
