"""Who may seal as what is decided by the place in the books, never by a date that somebody typed."""

import datetime as dt
from itertools import count
from typing import Any

import pytest

from hzpub.kinds import all_kinds
from hzpub.kinds.record import Record, make_record
from hzpub.trust.authority import NOBODY, SINGLE_SEATS, Authority

FOUNDERS = {
    "chair": "P0001",
    "accountant": "P0002",
    "cashier": "P0003",
    "council_member": "P0004",
    "council_custodian": "P0004",
    "supervisors_head": "P0005",
    "supervisors_deputy": "P0006",
    "township_head": "P0007",
    "township_accountant": "P0008",
}


def key(holder: str) -> str:
    return f"key of {holder}"


def record(kind: str, number: int, **values: Any) -> Record:
    return make_record(all_kinds()[kind], f"{number:06}", dt.date(2024, 1, 1), {"date": dt.date(2024, 1, 1), **values})


def charter(**offices: str) -> Record:
    seats = {**FOUNDERS, **offices}
    holders = ["council", *dict.fromkeys(seats.values())]
    return record(
        "charter",
        1,
        offices=tuple({"office": office, "person": person} for office, person in seats.items()),
        keys=tuple({"holder": holder, "key": key(holder)} for holder in holders),
    )


FOUNDED = NOBODY.after(charter())
_numbers = count(2)


def appointed(authority: Authority, office: str, person: str) -> Authority:
    return authority.after(record("office_appointment", next(_numbers), office=office, person=person))


def granted(authority: Authority, holder: str, new: str, **values: Any) -> Authority:
    return authority.after(record("key_grant", next(_numbers), holder=holder, key=new, **values))


def revoked(authority: Authority, holder: str, old: str) -> Authority:
    return authority.after(record("key_revocation", next(_numbers), holder=holder, key=old, cause="lost"))


@pytest.mark.parametrize(
    ("role", "person"),
    [
        ("chair", "P0001"),
        ("accountant", "P0002"),
        ("cashier", "P0003"),
        ("supervisors", "P0005"),
        ("supervisors", "P0006"),
        ("township_finance", "P0007"),
        ("township_finance", "P0008"),
    ],
)
def test_an_office_carries_its_seal_and_no_other(role: str, person: str) -> None:
    assert FOUNDED.sealer(role, key(person)) == (person, "")
    for other in {"chair", "accountant", "cashier", "supervisors", "township_finance", "council"} - {role}:
        assert FOUNDED.sealer(other, key(person))[0] == ""


def test_before_the_charter_nobody_may_seal() -> None:
    assert NOBODY.sealer("chair", key("P0001")) == ("", "没有登记过这枚印章")


def test_a_plain_council_member_has_no_seal() -> None:
    assert FOUNDED.sealer("chair", key("P0004")) == ("", "印章的持有人现在不担任这个职务")


def test_the_councils_seal_is_a_key_of_its_own_and_its_custodian_answers_for_it() -> None:
    assert FOUNDED.sealer("council", key("council")) == ("P0004", "")
    assert FOUNDED.sealer("chair", key("council"))[0] == ""
    assert FOUNDED.sealer("council", key("P0004"))[0] == ""


def test_without_a_custodian_the_councils_seal_does_not_count() -> None:
    end = record("office_end", 9, office="council_custodian", person="P0004", reason="外出")

    assert FOUNDED.after(end).sealer("council", key("council"))[0] == ""
    assert appointed(FOUNDED.after(end), "council_custodian", "P0002").sealer("council", key("council")) == ("P0002", "")


def test_a_grant_of_the_councils_key_may_name_a_new_custodian_and_another_grant_may_not() -> None:
    new = granted(FOUNDED, "council", "new", custodian="P0002")
    sly = granted(FOUNDED, "P0009", "new", custodian="P0009")

    assert new.sealer("council", "new") == ("P0002", "")
    assert sly.holders("council_custodian") == ("P0004",)


@pytest.mark.parametrize("office", SINGLE_SEATS)
def test_a_single_seat_passes_from_its_holder(office: str) -> None:
    after = appointed(FOUNDED, office, "P0009")

    assert after.holders(office) == ("P0009",)
    assert FOUNDED.holders(office) == (FOUNDERS[office],)


def test_the_old_chairs_seal_stops_counting_and_the_new_one_needs_a_key() -> None:
    after = appointed(FOUNDED, "chair", "P0009")

    assert after.sealer("chair", key("P0001")) == ("", "印章的持有人现在不担任这个职务")
    assert after.sealer("chair", key("P0009")) == ("", "没有登记过这枚印章")
    assert granted(after, "P0009", key("P0009")).sealer("chair", key("P0009")) == ("P0009", "")


def test_seats_that_many_may_hold_are_added_to() -> None:
    after = appointed(appointed(FOUNDED, "council_member", "P0009"), "supervisor", "P0010")
    again = appointed(after, "council_member", "P0009")

    assert after.holders("council_member") == ("P0004", "P0009")
    assert again.holders("council_member") == ("P0004", "P0009")
    assert granted(after, "P0010", key("P0010")).sealer("supervisors", key("P0010")) == ("P0010", "")


def test_whoever_leaves_an_office_leaves_only_that_one() -> None:
    both = appointed(FOUNDED, "council_member", "P0001")
    after = both.after(record("office_end", 9, office="council_member", person="P0001", reason="x"))

    assert both.offices_of("P0001") == ("chair", "council_member")
    assert after.offices_of("P0001") == ("chair",)
    assert after.holders("council_member") == ("P0004",)


def test_a_charter_that_names_two_chairs_seats_the_last() -> None:
    rows = ({"office": "chair", "person": "P0001"}, {"office": "chair", "person": "P0002"})
    keys = tuple({"holder": holder, "key": key(holder)} for holder in ("P0001", "P0002"))
    founded = NOBODY.after(record("charter", 1, offices=rows, keys=keys))

    assert founded.sealer("chair", key("P0001"))[0] == ""
    assert founded.sealer("chair", key("P0002")) == ("P0002", "")


def test_a_revoked_key_is_refused_from_its_place_on_and_counts_before_it() -> None:
    after = revoked(FOUNDED, "P0001", key("P0001"))

    assert after.sealer("chair", key("P0001")) == ("", "这枚印章已经停用")
    assert FOUNDED.sealer("chair", key("P0001")) == ("P0001", "")
    assert granted(after, "P0001", "second").sealer("chair", "second") == ("P0001", "")


def test_a_revoked_key_never_comes_back_and_never_gets_another_holder() -> None:
    after = revoked(FOUNDED, "P0001", key("P0001"))

    for authority in (after, FOUNDED):
        again = granted(authority, "P0009", key("P0001"))
        assert again.keys == authority.keys
        assert again.knows(key("P0001"))


def test_only_the_holder_named_loses_the_key() -> None:
    assert revoked(FOUNDED, "P0002", key("P0001")).sealer("chair", key("P0001")) == ("P0001", "")


def test_two_keys_of_one_person_both_count() -> None:
    after = granted(FOUNDED, "P0007", "second")

    assert after.sealer("township_finance", "second") == ("P0007", "")
    assert after.sealer("township_finance", key("P0007")) == ("P0007", "")


def test_a_second_charter_does_not_found_a_second_authority() -> None:
    coup = charter(chair="P0099")

    assert FOUNDED.after(coup) == FOUNDED
    assert NOBODY.after(coup).holders("chair") == ("P0099",)


def test_records_about_anything_else_leave_the_authority_as_it_is() -> None:
    assert FOUNDED.after(record("donation", 5, amount=1)) is FOUNDED


def test_each_term_and_grant_tells_from_which_entry_to_which() -> None:
    after = FOUNDED.after(record("office_appointment", 44, office="chair", person="P0009"))
    after = after.after(record("key_revocation", 45, holder="P0001", key=key("P0001"), cause="left_office"))

    old, new = (term for term in after.terms if term.office == "chair")
    assert (old.person, old.since, old.until) == ("P0001", "000001", "000044")
    assert (new.person, new.since, new.until) == ("P0009", "000044", "")
    (gone,) = (grant for grant in after.keys if grant.until)
    assert (gone.holder, gone.until, gone.cause) == ("P0001", "000045", "left_office")
