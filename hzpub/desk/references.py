"""Notice, while a form is being filled in, that a number leads to the wrong place.

In:    the book, a kind, what was typed so far.   Out: nothing, or a DeskError in the cashier's words.
Never: replaces the check at entry (SYS-REF); it only speaks earlier, before sums are asked for in vain.
"""

import datetime as dt
from collections.abc import Container, Sequence
from typing import Any

from hzpub.base.words import N_, Label
from hzpub.desk.drafting import Settings
from hzpub.desk.errors import DeskError
from hzpub.desk.phrases import either
from hzpub.desk.shelf import kind_named
from hzpub.desk.values import Typing
from hzpub.kinds.boxes import Box, BoxError, Listed, Reference, Row
from hzpub.kinds.kind import Kind
from hzpub.kinds.vocabulary import Member
from hzpub.ledger.book import Book
from hzpub.rulebooks.system.references import POINTING, Pointer, pointers

_CHECK = N_("核对编号；被引用的记录要先入账")


def refuse_wrong_references(book: Book, kind_name: str, settings: Settings, taken: Container[str] = ()) -> None:
    """Say at once that a number leads nowhere, to a struck-out record, or to another kind than the box asks for.

    Lists and tables are looked into. Households and persons in `taken` stand in drafts that may be entered
    together with this one. Raises DeskError for the first such number; a misspelt one is left to the box itself.
    """
    kind = kind_named(kind_name)
    for pointer in pointers(kind, _meanings(kind, settings)):
        if isinstance(pointer.box, Reference):
            _refuse_record(book, pointer)
        elif pointer.value not in taken:
            _refuse_unknown(book, pointer)


def _meanings(kind: Kind, settings: Settings) -> dict[str, Any]:
    """The meanings of the boxes that hold numbers, as far as they fit."""
    typing, found = Typing(dt.date.min, bytes), {}
    for box in kind.boxes:
        text = settings.get(box.name)
        if text and _points(box):
            try:
                found[box.name] = box.read(typing.spell(box, [text] if isinstance(text, str) else text))
            except BoxError:
                continue
    return found


def _points(box: Box) -> bool:
    if isinstance(box, Listed):
        return _points(box.of)
    return any(map(_points, box.boxes)) if isinstance(box, Row) else isinstance(box, POINTING)


def _refuse_record(book: Book, pointer: Pointer) -> None:
    _, box, target = pointer
    label, is_a = Label(box.label), book.kind_of.get(target)
    wanted: Sequence[str] = box.kinds if isinstance(box, Reference) else ()
    if is_a is None:
        raise DeskError(N_("“{box}”写的 {target} 账上没有"), _CHECK, box=label, target=target)
    if wanted and is_a not in wanted:
        message = N_("“{box}”写的 {target} 号是{is_a}，这里要写{wanted}的编号")
        it, those = Label(kind_named(is_a).title), either([Label(kind_named(name).title) for name in wanted])
        raise DeskError(message, _CHECK, box=label, target=target, is_a=it, wanted=those)
    if by := book.reversed.get(target):
        message, fix = N_("{target} 号记录已由 {by} 号冲正，不能再用"), N_("换成重新入账的那一条的编号")
        raise DeskError(message, fix, target=target, by=by)


def _refuse_unknown(book: Book, pointer: Pointer) -> None:
    _, box, value = pointer
    is_member = isinstance(box, Member)
    if value not in (book.members if is_member else book.persons):
        fix = N_("核对会员证号；新会员先做入会记录") if is_member else N_("核对人员编号；新人先做人员登记")
        raise DeskError(N_("“{box}”写的 {target} 账上没有"), fix, box=Label(box.label), target=value)
