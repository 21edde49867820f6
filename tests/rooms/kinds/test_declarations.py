"""Every kind is declared so that forms, sentences, seals and books can be asked from it."""

import subprocess
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from string import Formatter

import pytest
import yaml

from hzpub.kinds import all_kinds, document
from hzpub.kinds.boxes import Box, Choice, Listed, Money, Reference, Row
from hzpub.kinds.kind import DEPUTIES, HEADER, Kind, Seals
from hzpub.kinds.vocabulary import OFFICES, ROLES
from hzpub.ledger.accounts import CHART
from hzpub.ledger.folds import FOLDS
from hzpub.ledger.undo import UNDO
from hzpub.reading.reasons import explanations
from hzpub.trust.authority import COUNCIL_OFFICES, ROLE_OF_OFFICE, SINGLE_SEATS, SUPERVISOR_OFFICES

PAGE = Path(__file__).parents[3] / "docs" / "dev" / "record-format.md"
KINDS = all_kinds().values()
WANTED = {
    *("charter", "person", "key_grant", "key_revocation", "office_appointment", "office_end", "meeting"),
    *("member", "member_account", "share_subscription", "share_redemption", "joint_liability_group"),
    *("government_grant", "partner_unit_grant", "donation", "other_income", "bank_statement"),
    *("loan_application", "guarantee", "loan_approval", "loan_disbursement", "loan_repayment"),
    *("reversal", "breach", "breach_cure", "void", "exception"),
}


def inner(boxes: tuple[Box, ...]) -> Iterator[Box]:
    """Every box a person fills, the columns of tables among them."""
    for box in boxes:
        if isinstance(box, Listed):
            yield from inner((box.of,))
        elif isinstance(box, Row):
            yield from inner(box.boxes)
        else:
            yield box


def filled(kind: Kind) -> tuple[Box, ...]:
    return (*kind.boxes, *kind.entry_boxes)


def test_the_kinds_of_format_1_are_all_there() -> None:
    assert set(all_kinds()) >= WANTED


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_box_can_be_asked_for(kind: Kind) -> None:
    assert kind.title
    assert kind.purpose
    for box in chain(filled(kind), inner(filled(kind))):
        assert box.label, f"{kind.name}.{box.name} has no label"
        if not isinstance(box, Row):
            assert box.help, f"{kind.name}.{box.name} needs one sentence on how to fill it"
    for box in inner(filled(kind)):
        assert box.read(box.sample()) is not None, f"{kind.name}.{box.name}: its own example does not fit"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_place_in_a_sentence_is_a_box_that_is_always_filled(kind: Kind) -> None:
    boxes = {box.name: box for box in filled(kind)}
    places = [place for _, place, _, _ in Formatter().parse(kind.sentence) if place]

    assert places
    for place in places:
        assert place in boxes, f"{kind.name}: no box called {place}"
        assert boxes[place].required, f"{kind.name}: {place} may be left out, so the sentence could not be said"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_names_are_keys_that_stand_once(kind: Kind) -> None:
    names = [box.name for part in ("body", "entry") for box in kind.boxes_of(part)]

    assert len(set(names)) == len(names)
    for name in (*names, *(box.name for box in inner(filled(kind)))):
        assert "不认识" not in explanations(f"{name}: x", 1)[0].message, name


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_only_roles_that_exist_seal_and_enter(kind: Kind) -> None:
    assert set(kind.seals.allowed) <= set(ROLES)
    assert kind.seals.at_least <= len(kind.seals.any_of)
    assert kind.entered_by in (("cashier",), DEPUTIES)
    assert kind.entered_by[0] == "cashier"
    assert "new_key" not in kind.seals.allowed or kind.name == "key_grant"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_money_moves_between_accounts_by_boxes_that_hold_money(kind: Kind) -> None:
    for move in kind.moves:
        assert {move.debit, move.credit} <= set(CHART)
        assert isinstance(kind.box(move.box), Money)
        assert kind.box(move.box).required
    assert kind.day in {box.name for part in ("body", "entry") for box in kind.boxes_of(part)}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_references_lead_to_kinds_that_exist(kind: Kind) -> None:
    for box in inner(filled(kind)):
        if isinstance(box, Reference):
            assert set(box.kinds) <= set(all_kinds())


def test_money_that_leaves_the_bank_wears_four_seals() -> None:
    """What the bank or a court took by itself is told by its statement; `happened` marks it as a fact."""
    paying = [kind for kind in KINDS if any(move.credit == "bank" for move in kind.moves)] + [all_kinds()["capital_return"]]

    assert {"loan_disbursement", "share_redemption", "operating_allowance", "dividend_payment"} <= {k.name for k in paying}
    for kind in paying:
        if kind.name in ("bank_charge", "court_deduction"):
            assert kind.happened
            assert kind.seals == Seals(("accountant",))
        else:
            assert kind.seals == Seals(("council", "chair", "accountant", "township_finance"))


def test_a_lost_cashier_blocks_neither_keys_nor_offices_nor_admissions() -> None:
    deputies = {kind.name for kind in KINDS if kind.entered_by == DEPUTIES}

    assert deputies >= {
        "key_grant",
        "key_revocation",
        "office_appointment",
        "office_end",
        "breach",
        "breach_cure",
        "objection",
        "reseal",
        "void",
    }


def test_offices_and_roles_speak_of_each_other() -> None:
    assert set(ROLE_OF_OFFICE) <= set(OFFICES)
    assert set(ROLE_OF_OFFICE.values()) == set(ROLES) - {"council", "new_key"}
    assert {*COUNCIL_OFFICES, *SUPERVISOR_OFFICES, *SINGLE_SEATS} <= set(OFFICES)


def test_every_fold_and_undo_belongs_to_a_kind() -> None:
    assert set(FOLDS) <= set(all_kinds())
    assert set(UNDO) <= set(all_kinds())
    assert {kind.name for kind in KINDS if kind.moves} <= set(UNDO)


def test_choices_are_words_that_no_yaml_program_turns_into_something_else() -> None:
    for kind in KINDS:
        for box in inner(filled(kind)):
            if isinstance(box, Choice):
                for word in box.options:
                    assert yaml.safe_load(f'"{word}"') == word
                    assert word.isascii()


def test_the_header_is_the_same_for_all() -> None:
    assert [box.name for box in HEADER] == ["hzpub", "fund", "kind", "date"]
    for kind in KINDS:
        assert kind.boxes_of("body")[:4] == HEADER
        assert [box.name for box in kind.boxes_of("entry")][:2] == ["entry", "entered"]
        assert [box.name for box in kind.boxes_of("entry")][-2:] == ["previous", "as"]


def test_the_page_on_the_format_is_in_step() -> None:
    page = PAGE.read_text("utf-8")

    assert document.refreshed(page) == page, f"run: python -m hzpub.kinds.document {PAGE.relative_to(PAGE.parents[2])}"
    for part in ("ranges", "roles", "kinds", "boxes"):
        assert f"<!-- generated: {part} " in page


def test_nobody_pays_for_cerberus_who_does_not_ask_it() -> None:
    code = "import sys, hzpub.kinds; hzpub.kinds.all_kinds(); sys.exit('cerberus' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
