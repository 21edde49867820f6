"""A draft is made from plain words, all mistakes are named at once, and names go to the register only."""

import datetime as dt
import hashlib
from pathlib import Path
from typing import Any

import pytest

from hzpub.base.words import Words
from hzpub.desk.drafting import draft
from hzpub.desk.errors import DeskError
from hzpub.kinds import all_kinds
from hzpub.reading.envelope import read
from hzpub.trust import register

PAPER = "sha256:" + "8f" * 32
MEMBER = {
    "member": "7",
    "person": "p12",
    "village_group": "3",
    "household_class": "建档立卡贫困户",
    "class_list": "2023年底名单",
    "paper": PAPER,
}


def values(path: Path) -> dict[str, Any]:
    return read(path.read_bytes(), path.name).values


def lines(error: pytest.ExceptionInfo[DeskError]) -> str:
    return "\n".join(error.value.lines(Words.chinese()))


def test_plain_typing_becomes_the_one_spelling(village: Any) -> None:
    found = values(village.draft("member", "2024-03-15", **MEMBER))

    assert found["date"] == "2024-03-15"
    assert (found["member"], found["person"], found["village_group"]) == ("M0007", "P0012", 3)
    assert found["household_class"] == "poor"


@pytest.mark.parametrize(
    ("typed", "spelled"), [("2000", "2000.00"), ("2000.5", "2000.50"), ("2000.00", "2000.00"), (" 0.05 ", "0.05")]
)
def test_money_is_spelled_with_two_decimals(typed: str, spelled: str, village: Any) -> None:
    path = village.draft("share_subscription", member="1", shares="1", amount=typed, bank_slip="0315-1")

    assert values(path)["amount"] == spelled


@pytest.mark.parametrize("typed", ["2024-3-5", "2024/03/05", "2024.3.5", "2024年3月5日", "2024-03-05"])
def test_a_day_may_be_typed_as_people_write_it(typed: str, village: Any) -> None:
    path = village.draft("bank_statement", date=typed, balance="1", paper=PAPER)

    assert values(path)["date"] == "2024-03-05"
    assert path.name == "2024-03-05-bank_statement-1.yml"


@pytest.mark.parametrize("typed", ["2024Q1", "2024q1", "2024-1", "2024年第1季度", "2024年1季度"])
def test_a_quarter_may_be_typed_as_people_write_it(typed: str, village: Any) -> None:
    path = village.draft("board_review", quarter=typed, findings="手续齐全", paper=PAPER)

    assert values(path)["quarter"] == "2024Q1"


@pytest.mark.parametrize("members", ["M0001,2、3", ["1", "M0002", "3"], ["1, 2", "3"]])
def test_a_list_is_typed_with_commas_or_by_repeating(members: Any, village: Any) -> None:
    path = village.draft("joint_liability_group", members=members, leader="2", paper=PAPER)

    assert values(path)["members"] == ("M0001", "M0002", "M0003")


def test_rows_may_hold_colons_and_semicolons(village: Any) -> None:
    row = "direction:银行已收;amount:12;note:回单未到; 下月:入账"
    path = village.draft("bank_statement", balance="1", differences=row, paper=PAPER)

    assert values(path)["differences"] == ({"direction": "in", "amount": "12.00", "note": "回单未到; 下月:入账"},)


def test_a_scan_is_given_as_a_file(village: Any, tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"scan")
    path = village.draft("bank_statement", balance="1", paper=f"@{tmp_path / 'scan.pdf'}")

    assert values(path)["paper"] == f"sha256:{hashlib.sha256(b'scan').hexdigest()}"
    with pytest.raises(DeskError, match="打不开"):
        village.draft("bank_statement", balance="1", paper="@no such file")


def test_a_name_goes_to_the_register_and_only_its_commitment_into_the_draft(village: Any) -> None:
    path = village.draft("person", person="7", name="张建国")
    hold = str(values(path)["name_hold"])
    known = register.load(village.root)

    assert "张建国" not in path.read_text("utf-8")
    assert known is not None
    assert known.value(hold) == known.name_of("P0007") == "张建国"


def test_every_commitment_has_a_salt_of_its_own(village: Any) -> None:
    first = village.draft("person", person="7", name="张建国")
    second = village.draft("person", person="7", name="张建国")

    assert values(first)["name_hold"] != values(second)["name_hold"]
    assert (first.name, second.name) == ("2024-01-10-person-1.yml", "2024-01-10-person-2.yml")


def test_all_missing_boxes_are_named_at_once_with_label_and_example(village: Any) -> None:
    with pytest.raises(DeskError) as caught:
        village.draft("loan_repayment", loan="118")

    told = lines(caught)
    assert len(caught.value.details) == 7
    assert "收到金额（amount）" in told
    assert "例如 2030.00" in told
    assert "notice" not in told
    assert village.drafts() == []


def test_what_does_not_fit_is_said_in_the_words_of_its_box(village: Any) -> None:
    with pytest.raises(DeskError) as caught:
        village.draft("share_subscription", member="Z1", shares="0", amount="1,000", bank_slip='a"b', colour="red")

    told = lines(caught)
    assert len(caught.value.details) == 5
    for said in ("写会员证号", "0 不在 1 到 200 之间", "金额“1,000”不合格式", "不能用的字符", "没有“colour”这一栏"):
        assert said in told


def test_a_wrong_box_gets_the_nearest_name_and_a_later_one_its_time(village: Any) -> None:
    with pytest.raises(DeskError) as caught:
        village.draft("loan_disbursement", aprroval="1", paid_on="2024-01-01")

    assert "是不是 approval" in lines(caught)
    assert "付款日（paid_on）到入账时才填" in lines(caught)


def test_nothing_at_all_is_written_when_one_box_is_wrong(village: Any) -> None:
    before = (village.root / "register.yml").read_bytes()
    with pytest.raises(DeskError):
        village.draft("member_account", member="1", bank="", account="6200 1", paper=PAPER)

    assert (village.root / "register.yml").read_bytes() == before


def test_private_numbers_never_reach_a_draft(village: Any) -> None:
    with pytest.raises(DeskError, match="手机号码"):
        village.draft("office_end", office="chair", person="1", reason="电话 13812345678")


def test_only_a_charter_comes_before_the_charter(empty_village: Any, helpers: Any) -> None:
    with pytest.raises(DeskError, match="还没有章程"):
        empty_village.draft("person", person="1", name="张三")
    with pytest.raises(DeskError, match="基金编号"):
        empty_village.draft("charter", **helpers.charter_settings(fund=""))
    with pytest.raises(DeskError, match="种类有"):
        empty_village.draft("loan")


def test_another_funds_id_is_refused(village: Any) -> None:
    with pytest.raises(DeskError, match=r"other\.1"):
        village.draft("bank_statement", balance="1", paper=PAPER, fund="other.1")


def test_two_drafts_are_not_made_at_the_same_moment(village: Any) -> None:
    def salt() -> bytes:
        raise AssertionError("not reached")

    from hzpub.desk.locking import locked

    with locked(village.root, "drafting"), pytest.raises(DeskError, match="另一个窗口"):
        draft(village.root, "bank_statement", {"balance": "1", "paper": PAPER}, today=dt.date(2024, 1, 1), salt=salt)

    assert village.drafts() == []


def test_every_kind_can_be_drafted_from_the_examples_of_its_own_form(
    village: Any, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hzpub.desk.forms import prompts

    monkeypatch.chdir(tmp_path_factory.mktemp("scans"))
    Path("scan.pdf").write_bytes(b"a signed paper")
    key = "ssh-ed25519 " + "A" * 68
    plain = {"key": key, "members": "1,2,3"}
    special = {"keys": [f"holder:P000{n};key:{key[:-1]}{n}" for n in range(5)],
               "people": [f"person:{n};name:张{n}" for n in range(1, 6)],
               "offices": [f"office:chair;person:{n}" for n in range(1, 6)]}  # fmt: skip
    for name in all_kinds():
        own = special if name == "charter" else plain
        settings = {prompt.box: own.get(prompt.box, prompt.example) for prompt in prompts(name)}
        path = village.draft(name, **settings)
        _, misfits = all_kinds()[name].read_body(values(path))
        assert misfits == (), name
