"""Who may seal what, as files for `ssh-keygen`: on the site under keys/, and by `hzpub export`.

In:    the last book, the chronicle, words.   Out: two texts.
Never: holds a private key; says more than the records.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

from hzpub.base.words import N_, Words
from hzpub.ledger.book import Book
from hzpub.reports.chronicle import Chronicle
from hzpub.reports.seals import entered_on
from hzpub.trust.allowed_signers import allowed_signers, revoked_keys

_ALLOWED = N_("由记录生成。先后以记录编号为准，这里的日子只给 ssh-keygen 用：核对一条记录，用它入账那天中午。")
_REVOKED = N_("由记录生成。丢失和可能被他人使用的印章：以后再出现的都不认。核对以前的记录不用这份。")


class Checked(Protocol):
    """What an outcome tells about its books."""

    @property
    def book(self) -> Book:
        """The books after the last record."""

    @property
    def chronicle(self) -> Chronicle:
        """The line of each record."""


def signers_of(outcome: Checked, words: Words) -> str:
    """The text of `allowed_signers`; empty for books without a charter."""
    fund = outcome.book.fund
    day_of = partial(entered_on, outcome.chronicle)
    return allowed_signers(outcome.book.authority, fund.id, day_of, words(_ALLOWED)) if fund else ""


def revoked_of(outcome: Checked, words: Words) -> str:
    """The text of the list of revoked keys."""
    return revoked_keys(outcome.book.authority, words(_REVOKED))


KEY_LISTS: Mapping[str, tuple[str, Callable[[Checked, Words], str]]] = {
    "allowed-signers": ("keys/allowed_signers", signers_of),
    "revoked-keys": ("keys/revoked", revoked_of),
}
"""By the name used on the command line: where it lies on the site, and how it is made."""
