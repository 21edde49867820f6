"""Sums in the characters that cannot be altered with one stroke, as receipts write them.

In:    whole fen.   Out: 大写, such as 贰仟元整.
Never: rounds; writes capitals in a language that has none.
"""

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")


def capitals(fen: int) -> str:
    """A sum of whole fen as a receipt spells it; raises ValueError below zero or from a trillion yuan on.

    >>> capitals(200000), capitals(1001001), capitals(1005), capitals(50), capitals(0)
    ('贰仟元整', '壹万零壹拾元零壹分', '壹拾元零伍分', '伍角', '零元整')
    >>> capitals(1_0000_0050_00), capitals(44312_50), capitals(100_10)
    ('壹亿零伍拾元整', '肆万肆仟叁佰壹拾贰元伍角', '壹佰元壹角')
    """
    whole, rest = divmod(fen, 100)
    if not 0 <= whole < 10**12:
        raise ValueError(f"no capitals for {fen} fen")
    jiao, odd = divmod(rest, 10)
    text = _whole(whole) + "元" if whole or not rest else ""
    if not rest:
        return text + "整"
    if jiao:
        text += f"{_DIGITS[jiao]}角"
    elif whole:
        text += "零"
    return text + (f"{_DIGITS[odd]}分" if odd else "")


def _whole(yuan: int) -> str:
    """Whole yuan, in groups of four digits."""
    if not yuan:
        return "零"
    text, gap = "", False
    for place in range(11, -1, -1):
        group, within = divmod(place, 4)
        digit = yuan // 10**place % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + _PLACES[within]
        gap = not digit
        if within == 0 and yuan // 10**place % 10**4:
            text += _GROUPS[group]
            gap = gap and digit == 0 and group > 0
    return text
