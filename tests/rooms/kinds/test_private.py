"""Numbers that would hurt people stay out of a record; numbers that only look long stay welcome."""

import pytest

from hzpub.kinds.boxes import BoxError, Text
from hzpub.kinds.private import private_number

IDENTITY, MOBILE, CARD, ADDRESS = (
    "内容里像有身份证号码",
    "内容里像有手机号码",
    "内容里像有银行卡号",
    "内容里像有门牌地址",
)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("11010519491231002X", IDENTITY),
        ("身份证11010519491231002x，已核对", IDENTITY),
        ("１１０１０５１９４９１２３１００２Ｘ", IDENTITY),
        ("110105 19491231 002X", IDENTITY),
        ("110105-19491231-002X", IDENTITY),
        ("110105491231002", IDENTITY),
        ("13800138000", MOBILE),
        ("电话138 0013 8000找老张", MOBILE),
        ("138-0013-8000", MOBILE),
        ("138.0013.8000", MOBILE),
        ("138 00138000", MOBILE),
        ("13800138000，0793-1234567", MOBILE),
        ("+86 13800138000", MOBILE),
        ("008613800138000", MOBILE),
        ("１３８００１３８０００", MOBILE),
        ("2024 13800138000", MOBILE),
        ("6222021234567890128", CARD),
        ("6222 0212 3456 7890 128", CARD),
        ("卡号4111111111111111", CARD),
        ("3栋2单元501室", ADDRESS),
        ("12号楼", ADDRESS),
        ("大坞村12号", ADDRESS),
        ("青石路8号", ADDRESS),
        ("501室", ADDRESS),
    ],
)
def test_a_private_number_is_refused_in_any_dress(text: str, what: str) -> None:
    assert private_number(text) == what
    with pytest.raises(BoxError) as refused:
        Text(name="note", label="说明").read(text)
    assert refused.value.message == what
    assert not refused.value.facts  # the number itself is never repeated


@pytest.mark.parametrize(
    "text",
    [
        "0315-0007",
        "云财扶〔2024〕3号",
        "大坞村3号文件",
        "0793-1234567",
        "0793-12345678",
        "2024-031",
        "2024-03-15 第0007号",
        "202403150007",
        "20240315000712345678",
        "2024031500071234",
        "建2栋鸡舍",
        "养鹅30只、种植12亩",
        "第3组",
        "11010519491231002",
        "110105194912310021",
        "361122202403150007",
        "12345678901",
        "6222021234567890127",
        "2023年底建档立卡名单",
        "利率5‰，每股500元",
        "",
    ],
)
def test_an_ordinary_number_is_welcome(text: str) -> None:
    assert private_number(text) is None
