"""What the books know about public affairs: today's meeting, the one thing that waits for an answer, the last sums.

In:    `Asked`.   Out: the meeting of that day, the objection or inspection still open, what is left of a capital.
Never: picks one of several.
"""

from collections.abc import Mapping

from hzpub.base.money import yuan
from hzpub.desk.asked import NOTHING, Asked, Found, Helper, filled, only
from hzpub.rulebooks.huzhu.exit.final import moved_since

_MEMBERS = ("members",)
_ASSEMBLIES: Mapping[str, tuple[str, ...]] = {
    "annual_report": ("members", "representatives"),
    "expulsion": ("council",),
    "final_account": _MEMBERS,
    "rulebook_change": _MEMBERS,
    "winding_up": _MEMBERS,
    "write_off": _MEMBERS,
}
"""Which meetings may decide on a kind; any meeting on the others."""


def meeting(asked: Asked) -> Found:
    """The meeting that was held on the day of the record, if only one was that may decide it."""
    book, wanted = asked.book, _ASSEMBLIES.get(asked.kind, ())
    held = (
        number
        for number, met in book.affairs.meetings.items()
        if met.day == asked.day and number not in book.reversed and (not wanted or met.assembly in wanted)
    )
    return filled(meeting=only(held))


def _reply(asked: Asked) -> Found:
    raised = asked.book.affairs.objections.values()
    return filled(objection=only(each.number for each in raised if not each.reply))


def _rectification(asked: Asked) -> Found:
    found = asked.book.affairs.inspections.values()
    return filled(inspection=only(each.number for each in found if each.must_mend and not each.rectified))


def _capital(asked: Asked) -> Found:
    """All that is left of the capital of that source, as far as the account can pay it."""
    held = min(-asked.book.balances.get(asked.text("source"), 0), asked.book.totals.bank)
    return {"amount": yuan(held)} if held > 0 else NOTHING


def _final(asked: Asked) -> Found:
    ending = asked.book.affairs.winding_up
    if ending is None:
        return NOTHING
    return {box: yuan(fen) for box, fen in moved_since(asked.book, ending).items()}


def _reseal(asked: Asked) -> Found:
    """The digest of the last file of the range: nobody copies 64 digits by hand."""
    digest = asked.digest_of(asked.text("last"))
    return {"digest": f"sha256:{digest}"} if digest else NOTHING


def _witnesses(asked: Asked) -> Found:
    """Where every witness is enough alone, or none is left, there are no others to count."""
    named = asked.meaning("witnesses") if asked.settings.get("witnesses") else ()
    is_none = isinstance(named, tuple) and all(each["alone"] == "yes" for each in named)
    return {"quorum": "0"} if is_none else NOTHING


AFFAIRS: Mapping[str, Helper] = {
    "capital_return": _capital,
    "final_account": _final,
    "objection_reply": _reply,
    "rectification": _rectification,
    "witness_policy": _witnesses,
    "reseal": _reseal,
}
