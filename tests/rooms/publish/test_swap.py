"""The published folder is always a whole site, yesterday's or today's."""

from pathlib import Path

import pytest

from hzpub.publish import swap


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("yesterday")
    return folder


def test_the_new_site_takes_the_old_ones_place_and_nothing_else_stays(site: Path) -> None:
    (swap.stage(site) / "index.html").write_text("today")
    swap.publish(site)

    assert (site / "index.html").read_text() == "today"
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_the_first_site_needs_no_old_one(tmp_path: Path) -> None:
    site = tmp_path / "deep" / "site"
    (swap.stage(site) / "index.html").write_text("today")
    swap.publish(site)

    assert (site / "index.html").read_text() == "today"


def test_what_was_staged_and_discarded_leaves_no_trace(site: Path) -> None:
    (swap.stage(site) / "index.html").write_text("half")
    swap.discard(site)

    assert (site / "index.html").read_text() == "yesterday"
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_power_cut_between_the_two_renames_is_repaired(site: Path) -> None:
    (swap.stage(site) / "index.html").write_text("today")
    site.rename(swap.old_of(site))

    assert swap.repair(site)
    assert (site / "index.html").read_text() == "yesterday"


def test_a_power_cut_after_the_renames_keeps_the_new_site(site: Path) -> None:
    (swap.stage(site) / "index.html").write_text("today")
    site.rename(swap.old_of(site))
    swap.staging_of(site).rename(site)

    assert not swap.repair(site)
    assert (site / "index.html").read_text() == "today"
    assert not swap.old_of(site).exists()


def test_a_leftover_of_a_killed_run_is_not_mixed_in(site: Path) -> None:
    (swap.stage(site) / "old-page.html").write_text("left over")

    assert list(swap.stage(site).iterdir()) == []


def test_a_swap_that_fails_puts_the_old_site_back(site: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        swap.publish(site)

    assert (site / "index.html").read_text() == "yesterday"
