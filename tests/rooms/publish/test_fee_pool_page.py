"""The fee-pool page, a quarter's allowance and a household's dividend, as a villager reads them."""

import datetime as dt
import html
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hzpub.base.months import Quarter
from hzpub.kinds import all_kinds
from hzpub.kinds.record import Record, make_record
from hzpub.ledger.dividends import declared_share, dues, years_dividend
from hzpub.ledger.draws import drawable
from hzpub.ledger.replay import replay
from hzpub.rulebooks.discovery import mutual_aid

PARAMS = mutual_aid().parameters_of(())


@pytest.fixture(scope="module")
def drawn(records: list[Record]) -> list[Record]:
    """The village, with its last quarter drawn, its dividend declared and one household paid."""
    told = list(records)

    def add(kind: str, day: dt.date, **values: Any) -> Any:
        number = f"{len(told) + 1:06}"
        entered = max(day, told[-1].entered)
        values = {"date": day, "paid_on": day, "voucher": "1", "bank_slip": "1", **values}
        path = f"records/{entered:%Y/%m}/{number}-{kind}.yml"
        told.append(make_record(all_kinds()[kind], number, entered, values, (), None, path, number * 10 + "0000"))
        return list(replay(told))[-1].after

    book = list(replay(told))[-1].after
    year, quarter = book.entered.year, Quarter.of(book.entered).previous()
    if quarter not in book.pool.draws:
        draw = drawable(book, quarter, PARAMS.allowance_terms)
        parts = {"issue": draw.issue, "collection": draw.collection, "amount": draw.amount}
        book = add("operating_allowance", book.entered, quarter=quarter, payee="互助理事会", **parts)
    right = years_dividend(book, year, PARAMS.dividend)._asdict()
    book = add("dividend_declaration", dt.date(year + 1, 1, 20), year=year, meeting="000001", **right)
    member = min(dues(book, year, PARAMS.dividend))
    share = declared_share(book.members[member], year, PARAMS.dividend, book.pool.declared[year])
    rows = ({"member": member, "amount": share},)
    add("dividend_payment", dt.date(year + 1, 1, 22), year=year, households=rows, amount=share)
    return told


def text_of(path: Path) -> str:
    """The page without its tags, blanks joined."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8"))))


def test_pool_quarter_and_household_tell_the_same_story(
    drawn: list[Record], outcome_of: Callable[..., Any], printed: Callable[..., Path]
) -> None:
    outcome = outcome_of(drawn)
    site = printed(outcome)
    pool = outcome.book.pool
    quarter, (year,) = max(pool.draws), pool.declared
    page = (site / "fee-pool.html").read_text(encoding="utf-8")
    ((_, member),) = pool.dividends
    text, quarterly = text_of(site / "fee-pool.html"), text_of(site / f"fee-pool/{quarter}.html")
    home = text_of(site / f"members/{member}.html")

    assert f'href="fee-pool/{quarter}.html"' in page
    assert f"{year} 年" in text
    assert "90 % 借出" in text
    assert " 元 − " in quarterly
    assert "‰ ×" in quarterly
    assert f"{year} 年的红利怎么算的" in home
    assert "× 3‰ ×" in home
    assert 'href="fee-pool.html"' in (site / "index.html").read_text(encoding="utf-8")
    assert 'href="fee-pool.html"' in (site / "rules.html").read_text(encoding="utf-8")
