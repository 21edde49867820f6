"""Who holds which office and seal, who did before, and what a stolen seal may have done."""

from hzpub.base.words import Label
from hzpub.ledger.replay import Step
from hzpub.reports.basis import Basis
from hzpub.reports.chronicle import Chronicle
from hzpub.reports.seal_objects import SealReport
from hzpub.reports.seals import seal_report
from tests.rooms.reports.conftest import LIMITS, TERMS
from tests.rules.scenes import told

KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINBKsjJ0K7SrOhNovUYV5ObQIkq3GgFrr4UgozLJd4c3"
CHANGED = f"""\
  - {{kind: person, person: P0012}}
  - {{kind: meeting}}
  - {{kind: office_appointment, office: chair, person: P0012}}
  - {{kind: key_grant, as: grant, holder: P0002, key: {KEY}}}
  - {{kind: donation, as: gift}}
  - {{kind: key_revocation, holder: P0002, key: {KEY}, cause: compromised, distrust_from: $gift}}
"""


def report(text: str) -> SealReport:
    steps: tuple[Step, ...] = told(text, "empty").steps
    book = steps[-1].after
    chronicle = Chronicle.of(steps)
    basis = Basis(book=book, chronicle=chronicle, as_of=book.entered, terms_of=lambda _: TERMS, limits_on=lambda _: LIMITS)
    return seal_report(basis)


def test_every_seat_is_named_with_its_holder_and_whether_he_can_seal() -> None:
    made = report(CHANGED)
    held = {(row.office, row.person): (row.has_seal, row.no_seal) for row in made.offices}

    assert held["chair", "P0012"] == (False, False), "the new chair has no key yet"
    assert held["accountant", "P0002"] == (True, False)
    assert held["council_custodian", "P0004"] == (True, False)
    assert held["council_member", "P0005"] == (False, True)
    assert [(row.office, row.person) for row in made.past] == [("chair", "P0001")]
    assert made.past[0].until_day == made.offices[0].since_day


def test_seals_that_ended_say_why_and_which_records_are_doubted() -> None:
    made = report(CHANGED)

    (ended,) = made.ended
    assert (ended.holder, ended.cause, ended.distrusted) == ("P0002", "compromised", "000006")
    assert ended.fingerprint.startswith("SHA256:")
    (row,) = made.distrusted
    assert [(each.number, each.resealed) for each in row.records] == [("000006", "")]
    assert row.open == 1
    assert KEY not in repr(made), "a page shows fingerprints, never keys"


def test_a_keeper_of_the_councils_seal_who_seals_beside_it_is_named() -> None:
    also = "  - {kind: meeting}\n  - {kind: office_appointment, office: council_custodian, person: P0002}\n"
    gone = "  - {kind: office_end, office: council_custodian, person: P0004}\n"

    assert (report("  - {kind: meeting}\n").keeper, report("  - {kind: meeting}\n").keeper_also) == ("P0004", None)
    doubled = report(also)
    assert (doubled.keeper, doubled.keeper_also) == ("P0002", Label("会计"))
    assert report(gone).keeper == ""
