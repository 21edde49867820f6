"""A seal counts for one role, one fund and one text; every other one is refused in words that name the mistake."""

import datetime as dt
from typing import Any

import pytest

from hzpub.base.words import Words
from hzpub.kinds import all_kinds
from hzpub.kinds.kind import Kind
from hzpub.kinds.record import Seal, make_record
from hzpub.kinds.writing import body_text, entry_text, seals_text, signature_text
from hzpub.reading.envelope import RecordFile, read
from hzpub.trust.authority import NOBODY, Authority
from hzpub.trust.sealing import (
    Objection,
    check_signatures,
    entry_namespace,
    judge_entry,
    judge_seals,
    seal_namespace,
)
from hzpub.trust.sshkeys import public_from_seed
from hzpub.trust.sshsig import sign

FUND = "dawu.361122"
DAY = dt.date(2024, 3, 15)
OFFICES = {
    "council": "council_custodian",
    "chair": "chair",
    "accountant": "accountant",
    "cashier": "cashier",
    "supervisors": "supervisors_head",
    "township_finance": "township_head",
}
PEOPLE = {role: f"P{at:04}" for at, role in enumerate(OFFICES, 1)}
SEEDS = {role: bytes([at]) * 32 for at, role in enumerate(OFFICES, 0x11)}
STRANGER = b"\x99" * 32
KEYS = {role: public_from_seed(seed) for role, seed in SEEDS.items()}

PAYOUT, KEY_GRANT = all_kinds()["loan_disbursement"], all_kinds()["key_grant"]
FOUR = PAYOUT.seals.allowed
VALUES: dict[str, Any] = {
    "date": DAY,
    "approval": "000121",
    "borrower": "M0042",
    "amount": 200_000,
    "months": 3,
    "method": "transfer",
    "account": "000017",
    "voucher": "2024-031",
    "paper": "sha256:" + "8f" * 32,
}
ENTRY = {
    "entry": "000123",
    "entered": DAY,
    "paid_on": DAY,
    "bank_slip": "0315-0007",
    "previous": "sha256:" + "2d" * 32,
    "as": "cashier",
}
NEW_KEY = public_from_seed(STRANGER)
GRANT = {"date": DAY, "holder": "P0009", "key": NEW_KEY, "reason": "换届"}


def charter_values() -> dict[str, Any]:
    return {
        "date": DAY,
        "offices": tuple({"office": OFFICES[role], "person": PEOPLE[role]} for role in OFFICES),
        "keys": tuple(
            {"holder": "council" if role == "council" else PEOPLE[role], "key": KEYS[role]} for role in OFFICES
        ),
    }


AUTHORITY = NOBODY.after(make_record(all_kinds()["charter"], "000001", DAY, charter_values()))


def seal(body: str, role: str, seed: bytes | None = None, fund: str = FUND) -> tuple[str, str]:
    """The seal of `role` over `body`, by its own key unless another is given."""
    return role, sign(body.encode(), seed or SEEDS[role], seal_namespace(role, fund))


def put_together(
    kind: Kind, body: str, seals: list[tuple[str, str]], entry: dict[str, Any] | None = None, clerk: bytes | None = None
) -> RecordFile:
    """A file with these seals, entered by `clerk` (the cashier's key by default) when there is an `entry`."""
    text = f"{body}---\n{seals_text(seals)}"
    if entry is not None:
        text += f"---\n{entry_text(kind, entry)}"
        text += signature_text(sign(text.encode(), clerk or SEEDS["cashier"], entry_namespace(FUND)))
    return read(text.encode(), "x.yml")


def judged(
    kind: Kind, file: RecordFile, authority: Authority = AUTHORITY, values: dict[str, Any] | None = None
) -> tuple[tuple[Seal, ...], list[str]]:
    """The seals that count and what is said against the rest, in Chinese."""
    signed = check_signatures(file, FUND)
    seals, objections = judge_seals(kind, values or {}, signed[:-1] if file.entry else signed, authority)
    return seals, [said(each) for each in objections]


def said(objection: Objection) -> str:
    words = Words.chinese()
    assert words(objection.fix, **dict(objection.facts))
    return words(objection.message, **dict(objection.facts))


BODY = body_text(PAYOUT, FUND, VALUES)
SEALS = [seal(BODY, role) for role in FOUR]


def test_four_seals_by_four_people_count() -> None:
    seals, objections = judged(PAYOUT, put_together(PAYOUT, BODY, SEALS, ENTRY))

    assert objections == []
    assert seals == tuple(Seal(role, PEOPLE[role], KEYS[role]) for role in FOUR)


@pytest.mark.parametrize("role", FOUR)
def test_a_missing_seal_is_named(role: str) -> None:
    file = put_together(PAYOUT, BODY, [each for each in SEALS if each[0] != role])
    label = {"council": "互助理事会", "chair": "理事长", "accountant": "会计", "township_finance": "乡镇财政所"}[role]

    assert judged(PAYOUT, file)[1] == [f"放款缺{label}的章"]


def test_without_any_seal_all_four_are_missing() -> None:
    assert len(judged(PAYOUT, put_together(PAYOUT, BODY, []))[1]) == 4


def test_one_changed_digit_breaks_all_four() -> None:
    seals, objections = judged(PAYOUT, put_together(PAYOUT, BODY.replace("2000.00", "9000.00"), SEALS))

    assert seals == ()
    assert len(objections) == 4
    assert all("对不上这份内容" in each for each in objections)


def test_a_seal_copied_from_another_record_does_not_fit() -> None:
    other = seal(body_text(PAYOUT, FUND, {**VALUES, "borrower": "M0007"}), "chair")
    seals, objections = judged(PAYOUT, put_together(PAYOUT, BODY, [SEALS[0], other, *SEALS[2:]]))

    assert [each.role for each in seals] == ["council", "accountant", "township_finance"]
    assert objections == ["理事长的章对不上这份内容：签名与内容不符：内容改动过，或者不是用这把密钥签的"]


def test_a_seal_under_another_label_says_whose_it_was() -> None:
    relabelled = ("chair", seal(BODY, "accountant")[1])

    assert judged(PAYOUT, put_together(PAYOUT, BODY, [SEALS[0], relabelled, *SEALS[2:]]))[1] == [
        "这是以会计的名义盖的章，写成了理事长"
    ]


def test_a_seal_for_another_fund_says_which() -> None:
    foreign = seal(BODY, "chair", fund="qingshi.361123")

    assert judged(PAYOUT, put_together(PAYOUT, BODY, [SEALS[0], foreign, *SEALS[2:]]))[1] == [
        "理事长的章是给基金 qingshi.361123 盖的，不是 dawu.361122"
    ]


def test_a_seal_made_twice_counts_once() -> None:
    seals, objections = judged(PAYOUT, put_together(PAYOUT, BODY, [SEALS[0], SEALS[1], SEALS[1], *SEALS[2:]]))

    assert [each.role for each in seals] == list(FOUR)
    assert objections == ["理事长盖了两次"]


def test_a_strangers_key_is_not_registered() -> None:
    strange = seal(BODY, "chair", STRANGER)

    assert judged(PAYOUT, put_together(PAYOUT, BODY, [SEALS[0], strange, *SEALS[2:]]))[1] == [
        "理事长的章不算数：没有登记过这枚印章"
    ]


def test_one_key_cannot_seal_for_two_offices() -> None:
    """Not even when one person holds both offices."""
    both = make_record(
        all_kinds()["office_appointment"], "000002", DAY, {"date": DAY, "office": "accountant", "person": PEOPLE["chair"]}
    )
    twice = seal(BODY, "accountant", SEEDS["chair"])
    seals, objections = judged(
        PAYOUT, put_together(PAYOUT, BODY, [*SEALS[:2], twice, SEALS[3]]), AUTHORITY.after(both)
    )

    assert [each.role for each in seals] == ["council", "chair", "township_finance"]
    assert objections == ["会计的章和另一枚章是同一把钥匙"]


def test_the_cashiers_key_is_no_chairs_key() -> None:
    wrong = seal(BODY, "chair", SEEDS["cashier"])

    assert judged(PAYOUT, put_together(PAYOUT, BODY, [SEALS[0], wrong, *SEALS[2:]]))[1] == [
        "理事长的章不算数：印章的持有人现在不担任这个职务"
    ]


def test_seals_have_one_order() -> None:
    file = put_together(PAYOUT, BODY, [SEALS[1], SEALS[0], *SEALS[2:]])

    assert judged(PAYOUT, file)[1] == ["章的次序不对：互助理事会应在理事长前面"]


@pytest.mark.parametrize(("role", "label"), [("supervisors", "监事会"), ("cashier", "出纳")])
def test_a_seal_nobody_asked_for_is_refused(role: str, label: str) -> None:
    file = put_together(PAYOUT, BODY, [*SEALS, seal(BODY, role)])

    assert judged(PAYOUT, file)[1] == [f"放款不需要{label}的章"]


def test_a_role_nobody_knows_is_refused_under_its_own_name() -> None:
    made = ("boss", sign(BODY.encode(), STRANGER, seal_namespace("boss", FUND)))

    assert judged(PAYOUT, put_together(PAYOUT, BODY, [*SEALS, made]))[1] == ["放款不需要boss的章"]


def test_damaged_armour_is_named_as_such() -> None:
    damaged = ("chair", SEALS[1][1].replace("U1N", "U?N", 1))

    (told,) = judged(PAYOUT, put_together(PAYOUT, BODY, [SEALS[0], damaged, *SEALS[2:]]))[1]
    assert "Base64" in told


def test_three_mistakes_at_once_are_three_objections() -> None:
    file = put_together(PAYOUT, BODY, [("council", seal(BODY, "chair")[1]), seal(BODY, "chair", STRANGER), SEALS[2]])

    assert judged(PAYOUT, file)[1] == [
        "这是以理事长的名义盖的章，写成了互助理事会",
        "理事长的章不算数：没有登记过这枚印章",
        "放款缺乡镇财政所的章",
    ]


GRANT_BODY = body_text(KEY_GRANT, FUND, GRANT)


def granted(*roles: str, seed: bytes = STRANGER, values: dict[str, Any] = GRANT) -> tuple[tuple[Seal, ...], list[str]]:
    body = body_text(KEY_GRANT, FUND, values)
    seals = [("new_key", sign(body.encode(), seed, seal_namespace("new_key", FUND))), *(seal(body, r) for r in roles)]
    return judged(KEY_GRANT, put_together(KEY_GRANT, body, seals), values=values)


@pytest.mark.parametrize(
    "roles", [("chair", "supervisors"), ("chair", "township_finance"), ("chair", "supervisors", "township_finance")]
)
def test_any_two_of_three_may_grant_a_key_that_seals_its_own_grant(roles: tuple[str, ...]) -> None:
    seals, objections = granted(*roles)

    assert objections == []
    assert seals[0] == Seal("new_key", "P0009", NEW_KEY)


def test_how_many_of_three_are_missing_is_said_once() -> None:
    assert granted("chair")[1] == ["发放印章还缺 1 枚章"]
    assert granted()[1] == ["发放印章还缺 2 枚章"]


def test_a_new_key_must_prove_itself_and_be_new() -> None:
    assert granted("chair", "supervisors", seed=b"\x98" * 32)[1] == ["盖章的不是要发放的这枚印章"]
    old = {**GRANT, "key": KEYS["chair"]}
    assert granted("supervisors", "township_finance", seed=SEEDS["chair"], values=old)[1] == ["这枚印章以前发放过"]


def test_a_charter_with_a_weak_key_is_refused() -> None:
    charter = all_kinds()["charter"]
    weak = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    padded = KEYS["chair"] + "="
    for bad, why in ((weak, "弱密钥"), (padded, "公钥文字不对")):
        values = {"keys": ({"holder": "P0001", "key": KEYS["chair"]}, {"holder": "P0009", "key": bad})}
        objections = [said(each) for each in judge_seals(charter, values, (), AUTHORITY)[1]]
        assert [each for each in objections if "公钥" in each and each.startswith("P0009") and why in each]
        assert not [each for each in objections if each.startswith("P0001")]


def entered(kind: Kind, body: str, role: str, clerk: bytes, entry: dict[str, Any]) -> tuple[Seal | None, list[str]]:
    file = put_together(kind, body, [], {**entry, "as": role}, clerk)
    found, objections = judge_entry(kind, check_signatures(file, FUND)[-1], AUTHORITY)
    return found, [said(each) for each in objections]


def test_the_cashier_enters_everything() -> None:
    assert entered(PAYOUT, BODY, "cashier", SEEDS["cashier"], ENTRY) == (
        Seal("cashier", PEOPLE["cashier"], KEYS["cashier"]),
        [],
    )


GRANT_ENTRY = {name: value for name, value in ENTRY.items() if name not in ("paid_on", "bank_slip")}


@pytest.mark.parametrize("role", ["supervisors", "township_finance"])
def test_a_deputy_enters_what_a_lost_cashier_must_not_block_and_nothing_else(role: str) -> None:
    label = {"supervisors": "监事会", "township_finance": "乡镇财政所"}[role]

    assert entered(KEY_GRANT, GRANT_BODY, role, SEEDS[role], GRANT_ENTRY)[1] == []
    assert entered(PAYOUT, BODY, role, SEEDS[role], ENTRY) == (None, [f"{label}不能把放款入账"])


def test_nobody_else_is_a_deputy_and_a_deputys_label_needs_a_deputys_key() -> None:
    assert entered(KEY_GRANT, GRANT_BODY, "chair", SEEDS["chair"], GRANT_ENTRY)[0] is None
    assert entered(KEY_GRANT, GRANT_BODY, "supervisors", SEEDS["chair"], GRANT_ENTRY)[1] == [
        "监事会的章不算数：印章的持有人现在不担任这个职务"
    ]


def test_the_entry_seals_every_byte_above_it() -> None:
    """One changed seal, one changed line of the entry: the entry's own signature notices."""
    data = put_together(PAYOUT, BODY, SEALS, ENTRY).data
    for old, new in ((b"0315-0007", b"0315-0008"), (SEALS[0][1].split("\n")[1].encode(), b"AAAA"), (b"2000.00", b"2000.01")):
        changed = read(data.replace(old, new, 1), "x.yml")
        _, objections = judge_entry(PAYOUT, check_signatures(changed, FUND)[-1], AUTHORITY)
        assert [each.fatal for each in objections] == [True]
    assert judge_entry(PAYOUT, check_signatures(read(data, "x.yml"), FUND)[-1], AUTHORITY)[1] == ()


def test_a_seal_is_no_entry_and_an_entry_no_seal() -> None:
    as_entry = sign(BODY.encode(), SEEDS["chair"], entry_namespace(FUND))

    (told,) = judged(PAYOUT, put_together(PAYOUT, BODY, [SEALS[0], ("chair", as_entry), *SEALS[2:]]))[1]
    assert "hzpub1.entry@dawu.361122" in told


def test_each_objection_points_at_its_own_line() -> None:
    file = put_together(PAYOUT, BODY, [SEALS[0], seal(BODY, "chair", STRANGER), *SEALS[2:]])
    (objection,) = judge_seals(PAYOUT, {}, check_signatures(file, FUND), AUTHORITY)[1]

    assert file.data.decode().split("\n")[objection.line - 1] == '  - as: "chair"'
