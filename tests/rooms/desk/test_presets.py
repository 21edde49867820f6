"""Ready sets chosen when a fund begins, and what the founder still has to write."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from hzpub.base.words import Words
from hzpub.cli.profiles import profile_rows, profile_table
from hzpub.desk.drafting import draft
from hzpub.desk.errors import DeskError
from hzpub.desk.founding import init
from hzpub.desk.presets import PRESETS, preset_text, presets
from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.profiles import mutual_aid_profiles, read_profiles

AT = dt.datetime(2024, 1, 8, 9, tzinfo=dt.timezone(dt.timedelta(hours=8)))
CHOSEN = ("dividends-none", "resettlement-community", "leaving-notice")


@pytest.fixture
def root(tmp_path: Path, helpers: Any) -> Path:
    init(tmp_path / "fund", {"fund": helpers.FUND, "fund_name": "大坞村互助资金"}, at=AT, profiles=CHOSEN)
    return tmp_path / "fund"


def complete(root: Path) -> None:
    path = root / PRESETS
    path.write_text(path.read_text(encoding="utf-8").replace(";authority:", ";authority:成立大会决议"), encoding="utf-8")


def charter(root: Path, helpers: Any, **changed: Any) -> str:
    settings = {name: value for name, value in helpers.charter_settings(**changed).items() if value}
    path = draft(root, "charter", settings, today=AT.date(), salt=helpers.salts())
    return path.read_text(encoding="utf-8")


def test_a_charter_takes_up_what_was_chosen_once_the_authority_is_written(root: Path, helpers: Any) -> None:
    complete(root)

    text = charter(root, helpers, fund_kind="")

    assert 'fund_kind: "resettlement_community"' in text
    assert 'name: "dividend_policy"\n    value: "unpaid"\n    authority: "成立大会决议"' in text
    assert 'name: "exit_notice_days"\n    value: "60"' in text


def test_without_the_authority_no_charter_is_drafted(root: Path, helpers: Any) -> None:
    with pytest.raises(DeskError, match="依据"):
        charter(root, helpers)

    assert sorted(path.name for path in (root / "drafts").iterdir()) == ["charter.txt"]


def test_what_is_typed_goes_before_what_was_chosen(root: Path, helpers: Any) -> None:
    complete(root)

    assert 'fund_kind: "key_village"' in charter(root, helpers)


def test_a_line_that_says_nothing_is_named(root: Path) -> None:
    (root / PRESETS).write_text("# 可以\n\nfund_kind\n", encoding="utf-8")

    with pytest.raises(DeskError) as refused:
        presets(root)

    assert "3" in "".join(refused.value.lines(Words.chinese()))


def test_no_preset_without_a_choice(tmp_path: Path) -> None:
    init(tmp_path / "fund", {"fund": "a.1", "fund_name": "甲"}, at=AT)

    assert presets(tmp_path / "fund") == {}


@pytest.mark.parametrize("names", [("no-such",), ("dividends-paid", "dividends-none"), ("key-village", "resettlement-community")])
def test_an_unknown_profile_and_two_that_disagree_are_refused(names: tuple[str, ...], tmp_path: Path) -> None:
    with pytest.raises(DeskError):
        init(tmp_path / "fund", {"fund": "a.1", "fund_name": "甲"}, at=AT, profiles=names)

    assert not (tmp_path / "fund").exists()


def test_a_profile_chosen_twice_is_written_once() -> None:
    assert preset_text(["instalments", "instalments"]).count("instalments") == 1


def test_every_profile_is_listed_with_what_it_sets_and_who_uses_it() -> None:
    text = profile_table(Words.chinese())
    rows = {row["name"]: row for row in profile_rows(Words.chinese())}

    assert set(rows) == set(mutual_aid_profiles())
    assert rows["dividends-none"]["parameters"] == {"dividend_policy": "unpaid"}
    assert all(name in text and profile.used_by in text for name, profile in mutual_aid_profiles().items())


@pytest.mark.parametrize(
    "row",
    ["{title: 甲, used_by: 乙}", "{title: 甲, used_by: 乙, parameters: {interest: '1'}}", "{title: 甲, used_by: 乙, parameters: {usage_fee: 5‰}}"],
)
def test_a_profile_that_sets_nothing_or_something_unknown_is_refused(row: str) -> None:
    with pytest.raises(ValueError, match=r"^odd: "):
        read_profiles(f"odd: {row}", mutual_aid().parameters)
