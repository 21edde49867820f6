"""Seals go on in their fixed order, once each, on exactly the body people saw."""

from pathlib import Path
from typing import Any

import pytest

from hzpub.base.words import Words
from hzpub.desk.errors import DeskError
from hzpub.desk.sealing import describe, seal_draft
from hzpub.desk.sentence import next_step
from hzpub.reading.envelope import read
from hzpub.trust.sealing import check_signatures

PAPER = "sha256:" + "8f" * 32


@pytest.fixture
def payout(village: Any) -> Path:
    path: Path = village.draft(
        "loan_disbursement", approval="4", borrower="42", amount="2000", months="3", method="transfer", account="3",
        voucher="2024-031", paper=PAPER,
    )  # fmt: skip
    return path


def roles(path: Path) -> list[str]:
    return [seal.role for seal in read(path.read_bytes(), "x").seals]


def test_seals_stand_in_their_fixed_order_whoever_comes_first(village: Any, payout: Path) -> None:
    body = read(payout.read_bytes(), "x").body
    village.seal(payout, ["township_finance", "chair", "council", "accountant"])
    file = read(payout.read_bytes(), "x")

    assert roles(payout) == ["council", "chair", "accountant", "township_finance"]
    assert file.body == body
    assert [one.reason for one in check_signatures(file, village.book().fund.id)] == [""] * 4


def test_a_seal_nobody_asked_for_and_a_second_one_are_refused(village: Any, payout: Path) -> None:
    village.seal(payout, ["chair"])
    before = payout.read_bytes()

    with pytest.raises(DeskError, match="放款不需要出纳的章"):
        village.seal(payout, ["cashier"])
    with pytest.raises(DeskError, match="理事长已经盖过章了"):
        village.seal(payout, ["chair"])
    assert payout.read_bytes() == before


def test_one_key_cannot_stand_for_two_offices(payout: Path, helpers: Any) -> None:
    seal_draft(payout, "chair", helpers.signer("P0001"))
    with pytest.raises(DeskError, match="同一把钥匙"):
        seal_draft(payout, "accountant", helpers.signer("P0001"))


def test_a_strangers_key_is_refused_at_once_when_the_offices_are_known(village: Any, payout: Path, helpers: Any) -> None:
    authority = village.book().authority
    for holder, why in (("stranger", "没有登记过这枚印章"), ("P0002", "不担任这个职务")):
        with pytest.raises(DeskError, match=why):
            seal_draft(payout, "chair", helpers.signer(holder), authority=authority)
    seal_draft(payout, "chair", helpers.signer("P0001"), authority=authority)

    assert roles(payout) == ["chair"]


def test_nobody_seals_below_a_seal_that_no_longer_fits(village: Any, payout: Path) -> None:
    village.seal(payout, ["chair"])
    payout.write_bytes(payout.read_bytes().replace(b'"2000.00"', b'"3000.00"'))

    with pytest.raises(DeskError, match="理事长的章对不上这份内容"):
        village.seal(payout, ["council"])


def test_a_signature_that_is_none_is_not_put_on(payout: Path) -> None:
    before = payout.read_bytes()
    with pytest.raises(DeskError, match="没有盖成"):
        seal_draft(payout, "chair", lambda _message, _namespace: "hello")

    assert payout.read_bytes() == before


def test_only_a_draft_can_be_sealed(village: Any, payout: Path, tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="已经入账"):
        seal_draft(village.root / village.records()[0], "chair", lambda _m, _n: "")
    with pytest.raises(DeskError, match="打不开"):
        seal_draft(tmp_path / "none.yml", "chair", lambda _m, _n: "")
    payout.write_bytes(payout.read_bytes().replace(b"\n", b"\r\n"))
    with pytest.raises(DeskError) as caught:
        seal_draft(payout, "chair", lambda _m, _n: "")
    assert caught.value.findings[0].rule == "SYS-YAML"


def test_a_body_that_misfits_its_form_is_not_sealed(village: Any, payout: Path) -> None:
    payout.write_bytes(payout.read_bytes().replace(b"months: 3", b"months: 300"))
    with pytest.raises(DeskError, match="300 不在 1 到 120 之间"):
        village.seal(payout, ["chair"])


def test_a_new_key_seals_for_itself_only(village: Any, helpers: Any) -> None:
    key = helpers.public_from_seed(helpers.seed("new"))
    path = village.draft("key_grant", holder="P0001", key=key, reason="换届")
    with pytest.raises(DeskError, match="不是要发放的这枚印章"):
        seal_draft(path, "new_key", helpers.signer("P0001"))
    seal_draft(path, "chair", helpers.signer("P0001"))
    seal_draft(path, "supervisors", helpers.signer("P0004"))
    seal_draft(path, "new_key", helpers.signer("new"))

    assert roles(path) == ["new_key", "chair", "supervisors"]


def test_people_see_one_sentence_and_ticks(village: Any, payout: Path) -> None:
    village.seal(payout, ["chair"])
    said = describe(payout, Words.chinese())

    assert said == (
        "2024年1月10日 放款：向 M0042 放款 2,000.00 元，3 个月\n印章：✓理事长 □互助理事会 □会计 □乡镇财政所"
    )


def test_seals_of_which_some_are_enough_are_named_together(village: Any, helpers: Any) -> None:
    key = helpers.public_from_seed(helpers.seed("new"))
    path = village.draft("key_grant", holder="P0001", key=key, reason="换届")

    assert describe(path, Words.chinese()).endswith("印章：□新印章本人 □理事长、监事会、乡镇财政所中的 2 枚")
    with pytest.raises(DeskError, match="这种记录要这些章：新印章本人，理事长、监事会、乡镇财政所中的 2 枚"):
        seal_draft(path, "cashier", helpers.signer("P0003"))
    village.seal(path, ["chair"])
    assert next_step(path, Words.chinese()) == "还缺的章：新印章本人；监事会或乡镇财政所。"
