"""The figures and lists that a site has published, against those that its own records give.

In:    a published `data/report.json`, key lists; the outcome of checking the records.
Out:   checks that name each figure that differs, as the way to it in the document.
Never: takes one document for another because they look alike: keys given twice, floats beyond JSON, another form.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NoReturn

from hzpub.base.words import CHINESE, N_, Label, Words, languages
from hzpub.pipeline import Outcome
from hzpub.publish.keylists import KEY_LISTS
from hzpub.publish.material import basis_of
from hzpub.reports.report_json import SCHEMA, SCHEMA_FILE, report_json
from hzpub.verify.places import Place, Unread
from hzpub.verify.verdicts import Checks

REPORT = "data/report.json"
MOST = 128 * 1024 * 1024
_MOST_LIST = 4 * 1024 * 1024
_MANY = 20
_LONG = 60


class BadReport(Exception):
    """A document that is no report of ours; `said` tells why."""

    def __init__(self, said: Label) -> None:
        super().__init__(said.text)
        self.said = said


class Published:
    """A report as published. `as_of` is None where it says none that is a day."""

    def __init__(self, data: bytes) -> None:
        """Read it strictly. Raises BadReport."""
        try:
            told = json.loads(data, object_pairs_hook=_once, parse_constant=_never)
        except (ValueError, RecursionError):
            raise BadReport(Label(N_("不是 JSON，或同一项写了两次"))) from None
        if not isinstance(told, dict) or told.get("schema") != SCHEMA or told.get("language") not in languages():
            raise BadReport(Label(N_("不是 {schema} 格式"), (("schema", SCHEMA),)))
        try:
            self.as_of = date.fromisoformat(str(told.get("as_of")))
        except ValueError:
            raise BadReport(Label(N_("没有写明截至哪一天"))) from None
        self.document: dict[str, Any] = {"$schema": SCHEMA_FILE} | told
        self.language: str = told["language"]
        self.shows_classes = told.get("shows_classes") is True


def read_report(place: Place) -> Published | Label:
    """The report of a site, or why there is none that can be compared."""
    try:
        return Published(place.read(REPORT, MOST))
    except (Unread, BadReport) as bad:
        return bad.said


def check_report(published: Published | Label, outcome: Outcome, checks: Checks) -> None:
    """Reckon every figure anew and compare. `outcome` was checked as of the published day."""
    if isinstance(published, Label):
        checks.fails("report", N_("公布的数字文件 {path} 不能用"), [published], path=REPORT)
        return
    if outcome.errors:
        checks.unseen("report", N_("记录本身不对，公布的数字没有再比"))
        return
    own = report_json(basis_of(outcome, shows_classes=published.shows_classes), Words.load(published.language))
    differing = list(differences(published.document, own, ""))
    if differing:
        said = N_("公布的数字有 {count} 处和记录算出来的不一样")
        checks.fails("report", said, differing[:_MANY], count=len(differing))
    else:
        said = N_("公布的数字和记录算出来的逐个相同，截至 {day}")
        checks.holds("report", said, day=published.as_of)


def check_key_lists(place: Place, outcome: Outcome, language: str, checks: Checks) -> None:
    """Who may seal what, as `ssh-keygen` reads it: made anew from the records."""
    if outcome.errors:
        checks.unseen("key-lists", N_("记录本身不对，印章名单没有再比"))
        return
    wrong = list[Label]()
    for path, made in KEY_LISTS.values():
        try:
            if place.read(path, _MOST_LIST) != made(outcome, Words.load(language or CHINESE)).encode():
                wrong.append(Label(N_("{path} 不一样"), (("path", path),)))
        except Unread as bad:
            wrong.append(bad.said)
    if wrong:
        checks.fails("key-lists", N_("公布的印章名单不是记录里的"), wrong)
    else:
        checks.holds("key-lists", N_("公布的印章名单就是记录里的"))


def differences(there: Any, here: Any, way: str) -> Iterator[Label]:
    """Every figure that differs between what is published and what was reckoned, each under its way."""
    if isinstance(there, dict) and isinstance(here, dict):
        for name in sorted(there.keys() | here.keys()):
            if name in there and name in here:
                yield from differences(there[name], here[name], f"{way}/{name}")
            else:
                yield _differs(f"{way}/{name}", there.get(name), here.get(name))
    elif isinstance(there, list) and isinstance(here, list) and len(there) == len(here):
        for at, (one, other) in enumerate(zip(there, here, strict=True)):
            yield from differences(one, other, f"{way}/{_name(other, at)}")
    elif type(there) is not type(here) or there != here:
        yield _differs(way, there, here)


def _name(row: Any, at: int) -> str:
    """A row by its number where it has one; else by its place, counted from 0."""
    number = row.get("number") if isinstance(row, dict) else None
    return number if isinstance(number, str) and number else str(at)


def _differs(way: str, there: Any, here: Any) -> Label:
    facts = (("way", way), ("there", _short(there)), ("here", _short(here)))
    return Label(N_("{way}：公布的是 {there}，算出来是 {here}"), facts)


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"


def _once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(name)
        found[name] = value
    return found


def _never(text: str) -> NoReturn:
    raise ValueError(text)
