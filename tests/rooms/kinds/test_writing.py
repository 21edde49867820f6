"""What is written is read back, and what was read is written again byte for byte; Cerberus agrees on the way."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hzpub.kinds import all_kinds
from hzpub.kinds.kind import HEADER, Kind
from hzpub.kinds.schema import OUT_OF_ORDER, complaints
from hzpub.kinds.writing import body_text, entry_text, seals_text, signature_text
from hzpub.reading.envelope import read
from hzpub.reading.reasons import NUMBER
from hzpub.reading.sheet import parse
from tests.rooms.kinds.values import bodies, entries
from tests.rooms.reading.files import armors

FUND = "dawu.361122"
ORDINARY = [kind for kind in all_kinds().values() if kind.name != "charter"]
KINDS = pytest.mark.parametrize("kind", ORDINARY, ids=lambda kind: kind.name)
FEW = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])

JUNK: list[Any] = [
    *("", " ", "x", "养鹅 ", "2024-03-15\n", "２０２４-０３-１５", "20240315", "000123\n", "００0123", "2000.00\n"),
    *("２０００.00", "M0042\n", "no", "x" * 130, "13800138000", True, False, 0, -1, 10**14, ()),
    *(("x",), ("x", "x"), ({"x": "y"},), ({},)),
]


def check_round_trip(kind: Kind, meanings: dict[str, Any], entry: dict[str, Any], armor: str) -> None:
    """Write, read, write again."""
    seals = [(role, armor) for role in kind.seals.allowed]
    head = f"{body_text(kind, FUND, meanings)}---\n{seals_text(seals)}---\n{entry_text(kind, entry)}"
    data = (head + signature_text(armor)).encode()
    file = read(data, "x.yml")
    read_body, misfits = kind.read_body(file.values)
    assert file.entry is not None
    read_entry, more = kind.read_entry(file.entry.values)

    assert not misfits
    assert not more
    assert read_body == {"hzpub": 1, "fund": FUND, "kind": kind.name, **meanings}
    assert read_entry == entry
    assert complaints(kind, "body", file.values) == {}
    assert complaints(kind, "entry", file.entry.values) == {}
    assert body_text(kind, read_body["fund"], {name: read_body[name] for name in meanings}).encode() == file.body
    again = f"{file.body.decode()}---\n{seals_text((seal.role, seal.armor) for seal in file.seals)}---\n"
    assert (again + entry_text(kind, read_entry)).encode() == file.entry.signed
    assert file.entry.signed + signature_text(file.entry.armor).encode() == data


@KINDS
@FEW
@given(data=st.data())
def test_every_kind_comes_back_as_it_was_written(kind: Kind, data: st.DataObject) -> None:
    check_round_trip(kind, data.draw(bodies(kind)), data.draw(entries(kind)), data.draw(armors))


@settings(max_examples=5, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_the_charter_comes_back_too(data: st.DataObject) -> None:
    kind = all_kinds()["charter"]
    check_round_trip(kind, data.draw(bodies(kind)), data.draw(entries(kind)), "A\n")


@KINDS
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_cerberus_and_our_own_reader_never_differ_in_their_verdict(kind: Kind, data: st.DataObject) -> None:
    """On good values, on junk in any box, on a line too many, too few or in the wrong place."""
    values: dict[str, Any] = dict(parse(body_text(kind, FUND, data.draw(bodies(kind)))))
    name = data.draw(st.sampled_from([*values, "stray"]))
    match data.draw(st.sampled_from(["junk", "missing", "moved", "fine"])):
        case "junk":
            values[name] = data.draw(st.sampled_from(JUNK))
        case "missing":
            values.pop(name, None)
        case "moved":
            values[name] = values.pop(name, "x")
    _, misfits = kind.read_body(values)
    objections = complaints(kind, "body", values)

    assert set(objections) == {str(misfit.path[0]) for misfit in misfits}


def test_lines_out_of_order_are_named_once_by_both() -> None:
    kind = all_kinds()["person"]
    values = dict(parse(body_text(kind, FUND, {"date": dt.date(2024, 3, 15), "person": "P0007", "name_hold": HOLD})))
    values["date"] = values.pop("date")
    _, misfits = kind.read_body(values)

    assert [(misfit.path, misfit.message) for misfit in misfits] == [(("person",), OUT_OF_ORDER)]
    assert complaints(all_kinds()["person"], "body", values) == {"person": [OUT_OF_ORDER]}


HOLD = "BFCsBJbYrhAxi+bh2YIFDISq+HyO1qS53aqumWkBedM="


def test_all_misfits_of_a_form_are_told_at_once() -> None:
    kind = all_kinds()["share_subscription"]
    values = {"hzpub": 1, "fund": "DAWU", "kind": kind.name, "date": "2024-02-30", "shares": "1", "colour": "red"}
    _, misfits = kind.read_body(values)

    assert [(misfit.path, misfit.message) for misfit in misfits] == [
        (("fund",), "“{value}”不合格式"),
        (("date",), "没有 {value} 这一天"),
        (("member",), "缺“{box}”这一栏"),
        (("shares",), "“{value}”不是个数"),
        (("amount",), "缺“{box}”这一栏"),
        (("bank_slip",), "缺“{box}”这一栏"),
        (("colour",), "没有“{key}”这一栏"),
    ]


def test_what_the_reader_would_refuse_is_never_written() -> None:
    kind = all_kinds()["office_end"]
    good = {"date": dt.date(2024, 3, 15), "office": "cashier", "person": "P0007", "reason": "外出务工"}

    assert body_text(kind, FUND, good)
    for reason in ('说"走"', "外出\n务工", "外\\出", "e\u0301", "x\u2028y"):
        with pytest.raises(ValueError, match="not for a record"):
            body_text(kind, FUND, {**good, "reason": reason})


def test_an_empty_list_is_left_out() -> None:
    kind = all_kinds()["bank_statement"]
    text = body_text(kind, FUND, {"date": dt.date(2024, 3, 31), "balance": 0, "differences": (), "paper": "x"})

    assert "differences" not in text


def test_armour_keeps_its_lines_whatever_stands_in_them() -> None:
    armor = "a\x0bb\u2028c\n d\n"

    assert seals_text([("chair", armor)]).count("\n") == 5
    assert signature_text(armor) == "sshsig: |\n  a\x0bb\u2028c\n   d\n"
    assert seals_text([]) == "seals: []\n"


def test_whole_numbers_are_those_of_the_grammar() -> None:
    assert NUMBER == "0|-?[1-9][0-9]{0,14}"
    assert len(HEADER) == 4
