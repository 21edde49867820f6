"""Make a draft: parts 1 and 2 of a record, with nobody's seal on it yet.

In:    the fund's folder, a kind, and what was typed for each box ("amount" -> "2000").
Out:   a file in `drafts/`; withheld values with fresh salts in the register.
Never: numbers, seals or enters; writes anything while one box is missing or does not fit.
"""

import datetime as dt
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from hzpub.base.words import N_, Label
from hzpub.desk.errors import DeskError, misfit, not_format_1, with_facts
from hzpub.desk.forms import body_boxes, missing_line
from hzpub.desk.locking import locked
from hzpub.desk.presets import presets
from hzpub.desk.shelf import DRAFTS, fund_of, kind_named
from hzpub.desk.values import Typing, plain_name
from hzpub.kinds.boxes import Box, BoxError
from hzpub.kinds.kind import HEADER, Kind
from hzpub.kinds.vocabulary import Member, Person
from hzpub.kinds.writing import body_text, seals_text
from hzpub.publish.scan import Scanner
from hzpub.reading.envelope import Unreadable, read
from hzpub.trust import register
from hzpub.trust.safely import settle, write_safely

Settings = Mapping[str, str | list[str]]
"""What was typed, by box name; a list where a box was given several times."""


def draft(
    root: Path,
    kind_name: str,
    settings: Settings,
    *,
    today: dt.date,
    salt: Callable[[], bytes],
) -> Path:
    """Make a draft in `drafts/` and return its path, ``<date>-<kind>-<n>.yml``.

    `settings` are typed as `values` describes; `date` is `today` when left out, `fund` is needed for the
    first charter only. `salt` gives sixteen fresh random bytes at each call; values of withheld boxes go to
    the register, their commitments into the draft. Raises DeskError naming every box that is missing,
    unknown or does not fit, `Unreadable` for a damaged register; then nothing was written.
    """
    kind = kind_named(kind_name)
    fund = _fund(root, kind, settings)
    if kind.name == "charter":
        settings = {**presets(root), **settings}
    typing = Typing(today, salt)
    values = _fill(kind, settings, typing)
    meanings, misfits = kind.read_body({"hzpub": 1, "fund": fund, "kind": kind.name, **values})
    if misfits:
        details = [Label(one.message, one.facts) for one in misfits]
        raise DeskError(N_("这张{kind}还不能起草"), N_("改好后再起草"), details=details, kind=Label(kind.title))
    data = f"{body_text(kind, fund, meanings)}---\n{seals_text(())}".encode()
    name = f"{meanings['date'].isoformat()}-{kind.name}"
    try:
        read(data, f"{DRAFTS}/{name}.yml")
    except Unreadable as error:
        raise not_format_1(error) from None
    _refuse_withheld(root, kind, data, typing.held)
    with locked(root, "drafting"):
        if typing.held:
            register.add_all(root, typing.held, fund=fund)
        return _put(root / DRAFTS, name, data)


def _fund(root: Path, kind: Kind, settings: Settings) -> str:
    """The id that goes into the body: the fund's own, or the one a first charter brings along."""
    known = fund_of(root)
    given = settings.get("fund")
    fund = known or (given if isinstance(given, str) else "")
    if not fund:
        if kind.name == "charter":
            message, fix = N_("还没有写基金编号"), N_("加上 fund=基金编号，例如 fund=dawu.361122")
        else:
            message, fix = N_("这个基金还没有章程"), N_("先起草章程：hzpub new charter")
        raise DeskError(message, fix)
    if given not in (None, fund):
        raise DeskError(
            N_("这里的基金是“{fund}”，不是“{given}”"), N_("去掉 fund 这一项"), fund=fund, given=str(given)
        )
    try:
        HEADER[1].read(fund)
    except BoxError as error:
        raise with_facts(error.message, error.fix, error.facts) from None
    return fund


def _fill(kind: Kind, settings: Settings, typing: Typing) -> dict[str, Any]:
    """Spelled values of every box typed, in the order of the form. Raises DeskError with all complaints."""
    boxes = body_boxes(kind)
    typed = {name: [text] if isinstance(text, str) else list(text) for name, text in settings.items()}
    typed = {name: [text for text in texts if text.strip()] for name, texts in typed.items() if name != "fund"}
    typed.setdefault("date", [typing.today.isoformat()])
    details = list(_unknown(kind, boxes, typed))
    values: dict[str, Any] = {}
    of = "fund"
    for box in boxes:
        texts = typed.get(plain_name(box)) or typed.get(box.name) or []
        if not texts:
            details += [missing_line(box)] if box.required else []
            continue
        try:
            values[box.name] = typing.spell(box, texts, of)
            box.read(values[box.name])
        except BoxError as error:
            details.append(misfit(box.label, plain_name(box), error))
            continue
        if of == "fund" and isinstance(box, Member | Person):
            of = str(values[box.name])
    if details:
        message = N_("这张{kind}还有 {count} 处要补或要改：")
        fix = N_("一次补齐再起草：hzpub new {name} --set 名称=内容 …")
        raise DeskError(
            message, fix, details=details, kind=Label(kind.title), count=len(details), name=kind.name
        )
    return values


def _refuse_withheld(root: Path, kind: Kind, data: bytes, held: Sequence[register.Entry]) -> None:
    """Refuse a draft that says openly what the register, or the draft itself, withholds: records are published."""
    known = register.load(root)
    scanner = Scanner(register.Register("", (*(known.entries if known else ()), *held)), names=False, numbers=False)
    scanner.look(DRAFTS, data)
    if scanner.leaks:
        message = N_("这张{kind}里写出了不公开的内容：{what}")
        fix = N_("记录是公开的，去掉账号，改写成别的说法")
        raise DeskError(message, fix, kind=Label(kind.title), what=min(scanner.leaks).label)


def _unknown(kind: Kind, boxes: Sequence[Box], typed: Mapping[str, list[str]]) -> Iterator[Label]:
    """One line for every name that is no box of this form, with the nearest one that is."""
    known = [name for box in boxes for name in dict.fromkeys((plain_name(box), box.name))]
    later = {box.name for box in kind.entry_boxes}
    for name in typed:
        if name in later:
            facts = (("box", Label(kind.box(name).label)), ("key", name))
            yield Label(N_("{box}（{key}）到入账时才填：hzpub enter 文件 --set {key}=内容"), facts)
        elif name not in known:
            near = get_close_matches(name, known, 1) or ["、".join(plain_name(box) for box in boxes)]
            yield Label(N_("没有“{key}”这一栏；是不是 {near}"), (("key", name), ("near", near[0])))


def _put(folder: Path, name: str, data: bytes) -> Path:
    """Write the draft under the first free number, never over another one."""
    folder.mkdir(exist_ok=True)
    number = 1
    while True:
        path = folder / f"{name}-{number}.yml"
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644))
        except FileExistsError:
            number += 1
            continue
        write_safely(path, data)
        settle(folder)
        return path
