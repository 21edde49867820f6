"""Turn what a person types into the one spelling a record allows.

In:    a box and texts such as "2000", "42", "养殖", "@scan.pdf", "person:P0001;name:张建国".
Out:   the spelled value for that box, still to be read by the box itself; what the register must hold.
Never: judges: a text it cannot help with goes to the box unchanged, whose own message is the better one.

How to type, box by box:

money       2000, 2000.5 or 2000.00                      day         2024-03-15, 2024/3/15, 2024年3月15日, today
number      3                                            record      123 for 000123
quarter     2024Q1, 2024-1 or 2024年第1季度
member      42 or M0042                                  person      7 or P0007
choice      the word or its Chinese label                paper       @file: the SHA-256 of that file
public key  @file.pub, or the text itself                withheld    the plain value: name=…, account=…
list        a,b,c or the same box several times          table       the box once per row: column:value;column:value
"""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar
from unicodedata import normalize

from hzpub.base.files import digest_plain, read_plain
from hzpub.base.words import N_
from hzpub.desk.errors import DeskError
from hzpub.kinds.boxes import Box, BoxError, Choice, Day, Listed, Money, Reference, Row, Whole
from hzpub.kinds.vocabulary import Digest, Held, Holder, InQuarter, Member, Numbered, Person, PublicKey
from hzpub.reading.characters import first_forbidden
from hzpub.trust.register import Entry

HOLD = "_hold"
_Answer = TypeVar("_Answer")
TODAY = ("today", "今天")

_MONEY = re.compile(r"(0|[1-9][0-9]{0,8})(?:\.([0-9]{1,2}))?")
_WHOLE = re.compile("0|-?[1-9][0-9]{0,14}")
_DAY = re.compile("([0-9]{4})(?:[-/.]|年)([0-9]{1,2})(?:[-/.]|月)([0-9]{1,2})日?")
_QUARTER = re.compile("([0-9]{4})(?:[Qq-]|年第?|/)([1-4])(?:季度?)?")
_BETWEEN = re.compile(r"\s*[,，、]\s*")


@dataclass
class Typing:
    """One form being filled: today's date, a source of salts, and the withheld values met on the way."""

    today: dt.date
    salt: Callable[[], bytes]
    held: list[Entry] = field(default_factory=list)

    def spell(self, box: Box, texts: Sequence[str], of: str = "fund") -> Any:
        """The spelled value of `box`; `of` says whose a withheld value is.

        Raises BoxError for a text that cannot stand in a record, DeskError for a file that cannot be read.
        """
        if isinstance(box, Listed):
            if isinstance(box.of, Row):
                return tuple(self._row(box.of, text) for text in texts)
            items = (item for text in texts for item in _BETWEEN.split(text.strip()))
            return tuple(self._one(box.of, item, of) for item in items if item)
        if len(texts) != 1:
            raise BoxError(N_("写了 {count} 次"), N_("这一栏只写一次"), count=str(len(texts)))
        return self._one(box, texts[0], of)

    def _row(self, row: Row, text: str) -> dict[str, Any]:
        names = "|".join(sorted((plain_name(box) for box in row.boxes), key=len, reverse=True))
        parts = re.split(rf"(?:^|;)\s*({names})\s*[:：]", text.strip())
        if parts[0].strip() or len(parts) < 3:
            shape = ";".join(f"{plain_name(box)}:…" for box in row.boxes)
            raise BoxError(N_("“{text}”不像一行表格"), N_("照这样写：{shape}"), text=text, shape=shape)
        typed = dict(zip(parts[1::2], parts[2::2], strict=True))
        of = next((typed[box.name] for box in row.boxes if isinstance(box, Person) and box.name in typed), "fund")
        whose = str(self._one(Person(name="person", label=""), of, "")) if of != "fund" else of
        return {box.name: self._one(box, typed[name], whose) for box in row.boxes if (name := plain_name(box)) in typed}

    def _one(self, box: Box, text: str, of: str) -> Any:
        text = normalize("NFC", text).strip()
        match box:
            case Held():
                return self._hold(box, text, of)
            case Digest() if text.startswith("@"):
                return f"sha256:{_from_file(text[1:], digest_plain)}"
            case PublicKey():
                return _public_key(text)
            case Money() if found := _MONEY.fullmatch(text):
                return f"{found[1]}.{(found[2] or ''):0<2}"
            case Whole() if _WHOLE.fullmatch(text):
                return int(text)
            case Day():
                return self._day(text)
            case InQuarter() if found := _QUARTER.fullmatch(text):
                return f"{found[1]}Q{found[2]}"
            case Reference() | Numbered() if re.fullmatch("[0-9]{1,6}", text):
                return f"{int(text):06}"
            case Member() if found := re.fullmatch("[Mm]?([0-9]{1,4})", text):
                return f"M{int(found[1]):04}"
            case Person() | Holder() if found := re.fullmatch("[Pp]?([0-9]{1,4})", text):
                return f"P{int(found[1]):04}"
            case Choice():
                return {label: word for word, label in box.options.items()}.get(text, text)
        _refuse_forbidden(text)
        return text

    def _day(self, text: str) -> str:
        if text in TODAY:
            return self.today.isoformat()
        found = _DAY.fullmatch(text)
        return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else text

    def _hold(self, box: Held, text: str, of: str) -> str:
        if re.fullmatch(box.pattern, text):
            return text
        _refuse_forbidden(text)
        if not 1 <= len(text) <= 120:
            raise BoxError(N_("没有写内容，或者太长"), N_("写 1 到 120 个字"))
        entry = Entry(of, plain_name(box), self.salt(), text)
        self.held.append(entry)
        return entry.hold


def plain_name(box: Box) -> str:
    """The name under which people fill a box: `name` for `name_hold`."""
    return box.name.removesuffix(HOLD) if isinstance(box, Held) else box.name


def _refuse_forbidden(text: str) -> None:
    if (found := first_forbidden(text)) is not None:
        code = f"{found[0]} (U+{ord(found[0]):04X})" if found[0].isprintable() else f"U+{ord(found[0]):04X}"
        raise BoxError(N_("内容里有不能用的字符 {code}"), N_("删去这个字符，或换成中文标点"), code=code)


def _public_key(text: str) -> str:
    if text.startswith("@"):
        text = _from_file(text[1:], _start_of).decode("utf-8", "replace")
    return " ".join(text.split()[:2])


def _start_of(name: str) -> bytes:
    return read_plain(name, 4096)


def _from_file(name: str, ask: Callable[[str], _Answer]) -> _Answer:
    """What `ask` says of a file the user named. Raises DeskError when it is no plain file, or cannot be read."""
    try:
        return ask(name)
    except OSError as error:
        said = error.strerror or str(error)
        raise DeskError(N_("打不开 {path}：{said}"), N_("核对文件名"), path=name, said=said) from None
