"""The page on seals and offices: names and days first, fingerprints behind a click, lists for stock tools beside it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.rules.scenes import told

KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINBKsjJ0K7SrOhNovUYV5ObQIkq3GgFrr4UgozLJd4c3"
STOLEN = f"""\
  - {{kind: meeting}}
  - {{kind: office_appointment, office: council_custodian, person: P0002}}
  - {{kind: key_grant, holder: P0002, key: {KEY}}}
  - {{kind: donation, as: gift}}
  - {{kind: key_revocation, holder: P0002, key: {KEY}, cause: compromised, distrust_from: $gift}}
"""


@pytest.fixture(name="site")
def made_site(printed: Callable[..., Path], outcome_of: Callable[..., object]) -> Path:
    return printed(outcome_of([step.record for step in told(STOLEN, "empty").steps]))


def test_no_key_material_stands_outside_details(site: Path) -> None:
    page = (site / "seals.html").read_text(encoding="utf-8")
    plain = re.sub(r"<details.*?</details>", "", page, flags=re.DOTALL)

    assert "SHA256:" in page
    assert "SHA256:" not in plain
    assert "ssh-ed25519" not in page


def test_the_page_warns_of_the_keeper_and_of_records_not_sealed_again(site: Path) -> None:
    page = (site / "seals.html").read_text(encoding="utf-8")

    assert "理事会公章由会计（P0002）保管" in page
    assert "从 000005 号记录起信不过" in page
    assert "没有重新盖章" in page


def test_the_lists_for_stock_tools_lie_beside_it_and_the_ways_lead_there(site: Path) -> None:
    allowed = (site / "keys" / "allowed_signers").read_text(encoding="utf-8")

    assert f"{KEY}\n" in allowed
    assert re.search('valid-after="[0-9]{14}Z",valid-before="[0-9]{14}Z" ssh-ed25519', allowed)
    assert KEY in (site / "keys" / "revoked").read_text(encoding="utf-8")
    for page in ("public.html", "rules.html"):
        assert 'href="seals.html"' in (site / page).read_text(encoding="utf-8")
    assert (site / "keys.html").exists()
