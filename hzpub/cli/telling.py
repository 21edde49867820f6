"""Run an act of the desk and tell what went wrong in the reader's words."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from hzpub.base.words import N_, Words
from hzpub.check.show import as_text
from hzpub.cli.books import lines_in
from hzpub.cli.shell import CANNOT, FOUND, Stop
from hzpub.desk.errors import DeskError
from hzpub.reading.envelope import Unreadable
from hzpub.trust.history import HistoryMissing
from hzpub.trust.sshkeys import KeyToolError

_Answer = TypeVar("_Answer")


def now() -> dt.datetime:
    """The moment of this command, with the machine's offset from UTC."""
    return dt.datetime.now().astimezone()


def told(act: Callable[[], _Answer], repo: Path, words: Words) -> _Answer:
    """Run `act`; what a person can mend becomes a `Stop` in the reader's words."""
    try:
        return act()
    except DeskError as error:
        if error.findings:
            click.echo(as_text(error.findings, lines_in(repo), words), err=True)
        message, *rest, fix = error.lines(words)
        raise Stop("\n".join((message, *rest)), fix, FOUND if error.findings else CANNOT) from None
    except Unreadable as error:
        click.echo(as_text(error.findings, lines_in(repo), words), err=True)
        raise Stop(words(N_("文件读不懂")), code=FOUND) from None
    except HistoryMissing as missing:
        raise Stop(words(missing.reason, **missing.facts), words(missing.fix, **missing.facts)) from None
    except KeyToolError as error:
        facts = {name: words(value) for name, value in error.facts.items()}
        raise Stop(words(error.reason, **facts), words(N_("核对钥匙文件和 ssh-keygen 是否可用"))) from None


