"""Generated meanings for any box, so that a property can be asked of every kind without listing kinds."""

import base64
import datetime as dt
import re
from typing import Any

from hypothesis import strategies as st

from hzpub.base.months import Quarter
from hzpub.kinds.boxes import Box, Choice, Day, Listed, Money, Pattern, Reference, Row, Text, Whole
from hzpub.kinds.frame import Version
from hzpub.kinds.kind import Kind
from hzpub.kinds.private import private_number
from hzpub.kinds.vocabulary import InQuarter, PublicKey

_LETTERS = st.sampled_from("养鹅周转〔〕·—号aZ 09#:-'{}&*!|")


def meanings_of(box: Box) -> st.SearchStrategy[Any]:
    """Any meaning of `box`."""
    match box:
        case Version():
            return st.just(1)
        case Listed():
            unique = (lambda row: row[box.unique]) if box.unique else repr
            most = min(box.most, box.least + 3)
            return st.lists(meanings_of(box.of), min_size=box.least, max_size=most, unique_by=unique).map(tuple)
        case Row():
            return _form(box.boxes)
        case Money():
            return st.integers(box.least, 99_999_999_999)
        case Whole():
            return st.integers(box.least, box.most)
        case Day():
            return st.dates(dt.date(1980, 1, 1), dt.date(2099, 12, 31))
        case Choice():
            return st.sampled_from(sorted(box.options))
        case Reference():
            return st.integers(1, 999_999).map("{:06}".format)
        case Text():
            return st.text(_LETTERS, min_size=1, max_size=box.longest).filter(_is_plain)
        case PublicKey():
            return st.binary(min_size=32, max_size=32).map(_public_key)
        case InQuarter():
            return st.builds(Quarter, st.integers(1980, 2099), st.integers(1, 4))
        case Pattern():
            alphabet = st.characters(min_codepoint=0x20, max_codepoint=0x7E, exclude_characters='"\\')
            return st.from_regex(re.compile(box.pattern, re.ASCII), fullmatch=True, alphabet=alphabet)
    raise TypeError(type(box))


def bodies(kind: Kind) -> st.SearchStrategy[dict[str, Any]]:
    """Any meanings of the boxes of a body, `date` among them; optional ones come and go."""
    return _form((kind.boxes_of("body")[3], *kind.boxes))


def entries(kind: Kind) -> st.SearchStrategy[dict[str, Any]]:
    """Any meanings of the lines of an entry, its signature aside."""
    return _form(kind.boxes_of("entry"))


def _form(boxes: tuple[Box, ...]) -> st.SearchStrategy[dict[str, Any]]:
    filled = {box.name: meanings_of(box) if box.required else st.none() | meanings_of(box) for box in boxes}
    return st.fixed_dictionaries(filled).map(lambda form: {key: value for key, value in form.items() if value is not None})


def _is_plain(text: str) -> bool:
    return text == text.strip(" ") and private_number(text) is None


def _public_key(point: bytes) -> str:
    blob = b"\0\0\0\x0bssh-ed25519\0\0\0 " + point
    return f"ssh-ed25519 {base64.b64encode(blob).decode()}"
