"""Notice, while a form is being filled in, that a record number leads to the wrong place.

In:    the book, a kind, what was typed so far.   Out: nothing, or a DeskError in the cashier's words.
Never: replaces the check at entry (SYS-REF); it only speaks earlier, before sums are asked for in vain.
"""

from hzpub.base.words import N_, Label
from hzpub.desk.drafting import Settings
from hzpub.desk.errors import DeskError
from hzpub.desk.shelf import kind_named
from hzpub.kinds.boxes import Reference
from hzpub.ledger.book import Book


def refuse_wrong_references(book: Book, kind_name: str, settings: Settings) -> None:
    """Say at once that a record number leads nowhere, or to another kind of record than the box asks for.

    Raises DeskError for the first such box; a misspelt number is left to the box itself.
    """
    for box in kind_named(kind_name).boxes:
        target = settings.get(box.name)
        if not isinstance(box, Reference) or not isinstance(target, str) or not target:
            continue
        is_a = book.kind_of.get(target)
        label = Label(box.label)
        if is_a is None and len(target) == 6:
            message, fix = N_("“{box}”写的 {target} 账上没有"), N_("核对编号；被引用的记录要先入账")
            raise DeskError(message, fix, box=label, target=target)
        if is_a is not None and box.kinds and is_a not in box.kinds:
            message = N_("“{box}”写的 {target} 号是{is_a}，这里要写{wanted}的编号")
            fix, wanted = N_("核对编号；被引用的记录要先入账"), Label(kind_named(box.kinds[0]).title)
            raise DeskError(message, fix, box=label, target=target, is_a=Label(kind_named(is_a).title), wanted=wanted)
