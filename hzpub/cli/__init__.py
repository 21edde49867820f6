"""The command `hzpub`: the only place that knows today's date, the terminal and exit codes.

In:    arguments.   Out: text for people or machines; exit 0 clean, 1 findings, 2 usage or environment.
Never: decides anything about records; each command hands over to the room that does.
"""

import os
import sys
from collections.abc import Sequence

from hzpub.base.words import Words, nearest
from hzpub.cli.commands import make_cli
from hzpub.cli.shell import run


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `hzpub` with `arguments` (those of the process by default) and leave with its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    words = Words.load(language_of(given))
    sys.exit(run(make_cli(words), given, words))


def language_of(arguments: Sequence[str]) -> str:
    """The language asked for by `--lang`, else by HZPUB_LANG, else Chinese."""
    asked = os.environ.get("HZPUB_LANG", "")
    for at, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            asked = argument.partition("=")[2]
        elif argument == "--lang" and at + 1 < len(arguments):
            asked = arguments[at + 1]
    return nearest(asked)
