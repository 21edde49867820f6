"""Sums in the characters that cannot be altered with one stroke, as receipts write them.

In:    whole fen.   Out: 大写, such as 贰仟元整.
Never: rounds; writes capitals in a language that has none.
"""

from cn2an import an2cn

from hzpub.base.money import yuan


def capitals(fen: int) -> str:
    """A sum of whole fen as a receipt spells it; raises ValueError below zero.

    >>> capitals(200000), capitals(1001001), capitals(1005), capitals(50), capitals(0)
    ('贰仟元整', '壹万零壹拾元零壹分', '壹拾元零伍分', '伍角', '零元整')
    >>> capitals(1_0000_0050_00), capitals(44312_50), capitals(100_10)
    ('壹亿零伍拾元整', '肆万肆仟叁佰壹拾贰元伍角', '壹佰元壹角')
    """
    if fen < 0:
        raise ValueError(f"no capitals for {fen} fen")
    return str(an2cn(yuan(fen), "rmb"))
