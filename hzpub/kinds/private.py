"""Numbers that may never stand in a record: identity cards, mobile phones, bank cards, house addresses.

In:    free text.   Out: a sentence naming what was found, or None.
Never: keeps or repeats the number.

Everything under `records/` is published as it is, and prosecutors have ordered village boards to take such
numbers down (docs/dev/decisions/0020); so they are refused by shape and check digit before they are sealed. Digits may be
grouped by a space, a hyphen or a dot, and may be full-width. Bank slips, documents and landlines stay welcome.
"""

import re
from collections.abc import Iterator

from hzpub.base.words import N_

_DIGIT = re.compile("[0-9０-９]")
_HALF_WIDTH = {ord(wide): str(digit) for digit, wide in enumerate("０１２３４５６７８９")} | {ord("Ｘ"): "X", ord("ｘ"): "x"}
_GROUPED = re.compile("[0-9]+(?:[ .·—–-][0-9]+)*[Xx]?")
_GROUP = re.compile("[0-9]+[Xx]?")
_ADDRESS = re.compile(
    "[0-9]+(?:号楼|单元|门牌)|[0-9]+栋[0-9]|(?<![0-9])[0-9]{3,4}室"
    "|(?:路|街|巷|弄|胡同|村|组|屯)[0-9]+号(?![文令通决公])"
)
_PROVINCE = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"
_DAY = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_IDENTITY = re.compile(f"{_PROVINCE}[0-9]{{4}}(?:18|19|20)[0-9]{{2}}{_DAY}[0-9]{{3}}[0-9Xx]")
_OLD_IDENTITY = re.compile(f"{_PROVINCE}[0-9]{{6}}{_DAY}[0-9]{{3}}")
_MOBILE = re.compile("(?:0{0,2}86)?1[3-9][0-9]{9}")
_CARD = re.compile("(?:35|[4-69][0-9])[0-9]{14,17}")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def private_number(text: str) -> str | None:
    """Name the kind of private number in `text` (a msgid), or answer None.

    >>> private_number("卖给李四，电话 138 0013 8000")
    '内容里像有手机号码'
    >>> [private_number(text) for text in ("0315-0007", "云财扶〔2024〕3号", "0793-1234567")]
    [None, None, None]
    """
    if _DIGIT.search(text) is None:
        return None
    plain = text.translate(_HALF_WIDTH)
    if _ADDRESS.search(plain):
        return N_("内容里像有门牌地址")
    for number in _numbers(plain):
        if _IDENTITY.fullmatch(number) and _is_identity_number(number):
            return N_("内容里像有身份证号码")
        if _OLD_IDENTITY.fullmatch(number):
            return N_("内容里像有身份证号码")
        if _MOBILE.fullmatch(number):
            return N_("内容里像有手机号码")
        if _CARD.fullmatch(number) and _luhn(number):
            return N_("内容里像有银行卡号")
    return None


def _numbers(text: str) -> Iterator[str]:
    """Every number of 11 to 19 digits that neighbouring groups of digits make together."""
    for grouped in _GROUPED.findall(text):
        groups = _GROUP.findall(grouped)
        for first in range(len(groups)):
            number = ""
            for group in groups[first:]:
                number += group
                if len(number) >= 11:
                    yield number
                if len(number) > 19:
                    break


def _is_identity_number(digits: str) -> bool:
    """Check digit of GB 11643 (ISO 7064, MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(digits[:17], _WEIGHTS, strict=True))
    return "10X98765432"[total % 11] == digits[17].upper()


def _luhn(digits: str) -> bool:
    """Check digit of ISO/IEC 7812-1."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (1 + place % 2)
        total += doubled - 9 * (doubled > 9)
    return total % 10 == 0
