"""Look for withheld values and private numbers in finished files, also where they are encoded.

In:    names and bytes of files; the register, if there is one; numbers that are meant to be public (the hotline).
Out:   `Leak`s: which file, whose value or what sort of number. Never the value itself.
Never: changes a file, decodes without a limit, looks into the drawn letters of a PDF (`docs/public/privacy.md` says so).

One walk per file: every way in which a text may be written (`views`) is put to the same few expressions. Accounts are
compared digit for digit however they are grouped, names and accounts with letters as they stand. Records and boxes refuse the same numbers by
`kinds.private` before they are sealed; this is the second look, at what really goes out.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hzpub.base.words import N_, Label
from hzpub.kinds.private import private_number
from hzpub.publish.views import views
from hzpub.reading.envelope import Unreadable
from hzpub.trust.register import Register, load

NAME = "name"
SHORTEST_NAME, SHORTEST_NUMBER = 2, 6

_RUNS = re.compile(r"[0-9](?<![0-9A-Za-z_.].)[0-9]{2,}(?:[ .·-]?[0-9]{3,})+[Xx]?(?![0-9A-Za-z_])")
"""Groups of three digits or more, not in the middle of a hash; the first digit stands first so that the search is quick."""
_USUAL = re.compile(
    r"(?<![0-9])(?:1[3-9][0-9][ -][0-9]{4}[ -][0-9]{4}|[0-9]{6}[ -][0-9]{8}[ -][0-9]{3}[0-9Xx]|[0-9]{4}(?: [0-9]{4}){3}(?: [0-9]{1,3})?)(?![0-9])"
)
_SIGNS = re.compile("[^0-9A-Za-z]")
_DIGITS = re.compile("[0-9 .·-]+")
_NAME, _ACCOUNT = N_("姓名"), N_("账号")
_LONGEST = 40


@dataclass(frozen=True, slots=True, order=True)
class Leak:
    """Something private in a file that goes out: whose (a number, "fund" or "") and what, as a msgid."""

    file: str
    of: str
    what: str

    @property
    def label(self) -> Label:
        """What a person reads: "P0007 的姓名", or "像手机号码"."""
        facts = (("of", self.of), ("what", Label(self.what)))
        return Label(N_("{of} 的{what}"), facts) if self.of else Label(self.what)


class Scanner:
    """Looks at one file after the other; `leaks` are what was found so far, each once."""

    def __init__(
        self, register: Register | None, *, names: bool, allowed: Iterable[str] = (), numbers: bool = True
    ) -> None:
        """Look for the register's accounts, with `names` for its names too, with `numbers` for private numbers.

        `allowed` are numbers that may stand there.
        """
        self.leaks: set[Leak] = set()
        self._numbers = numbers
        self._allowed = frozenset(_SIGNS.sub("", each) for each in allowed)
        entries = register.entries if register else ()
        others = [each for each in entries if each.box != NAME and len(each.value) >= SHORTEST_NUMBER]
        self._accounts = {_SIGNS.sub("", each.value): each.of for each in others if _DIGITS.fullmatch(each.value)}
        known = {each.value: (each.of, _ACCOUNT) for each in others if not _DIGITS.fullmatch(each.value)}
        if names:
            called = [each for each in entries if each.box == NAME and len(each.value) >= SHORTEST_NAME]
            known |= {each.value: (each.of, _NAME) for each in called}
        self._words = known
        self._any_word = _one_of(known)
        self._clean: set[str] = set()

    def look(self, name: str, data: bytes) -> None:
        """Look through one file and keep what was found under `name`."""
        for text in views(data):
            self.leaks.update(Leak(name, of, what) for of, what in self._in_text(text))

    def _in_text(self, text: str) -> Iterator[tuple[str, str]]:
        """Whose and what, in one way of reading a file."""
        if self._any_word is not None:
            yield from (self._words[found] for found in set(self._any_word.findall(text)))
        for run in set(_RUNS.findall(text)) - self._clean:
            hits = tuple(self._in_run(run))
            yield from hits
            if not hits:
                self._clean.add(run)

    def _in_run(self, run: str) -> Iterator[tuple[str, str]]:
        groups = re.split("[ .·-]", run.upper())
        for number in _joined(groups):
            if number in self._accounts:
                yield self._accounts[number], _ACCOUNT
        if self._numbers:
            for number in (*groups, *(_SIGNS.sub("", each) for each in _USUAL.findall(run))):
                if 11 <= len(number) <= 19 and number not in self._allowed and (what := private_number(number)):
                    yield "", what


def scanner_for(root: Path, hotline: str) -> Scanner:
    """What looks through the site of the fund in `root` before it goes out; names are left out, the pages mask them."""
    try:
        register = load(root)
    except Unreadable:
        register = None
    return Scanner(register, names=False, allowed=(hotline,))


def _joined(groups: Sequence[str]) -> Iterator[str]:
    """Every number that neighbouring groups make together."""
    for first in range(len(groups)):
        number = ""
        for group in groups[first:]:
            number += group
            if len(number) > _LONGEST:
                break
            if len(number) >= SHORTEST_NUMBER:
                yield number


def _one_of(names: Collection[str]) -> re.Pattern[str] | None:
    """One expression for all words, sorted by their first character so that most text costs one look."""
    if not names:
        return None
    by_first: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        by_first.setdefault(name[0], []).append(re.escape(name[1:]))
    return re.compile("|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items()))
