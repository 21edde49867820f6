"""Small parts: shares in per mille, arithmetic in words."""

import datetime as dt
import doctest

import pytest

from hzpub.base import shares
from hzpub.base.words import Words
from hzpub.reports import telling
from hzpub.reports.parts import Arithmetic

SAY = Words.chinese().fact


@pytest.mark.parametrize("module", [shares, telling], ids=["shares", "telling"])
def test_examples_in_docstrings_hold(module):
    tried = doctest.testmod(module)

    assert tried.attempted > 0
    assert tried.failed == 0


@pytest.mark.parametrize(
    ("thirtieths", "permyriad", "words"),
    [
        (90, 50, "2,000.00 元 × 5‰ × 3 个月 = 30.00 元"),
        (37, 5, "2,000.00 元 × 0.5‰ × （1 + 7/30）个月 = 30.00 元"),
        (12, 50, "2,000.00 元 × 5‰ × 12/30 个月 = 30.00 元"),
        (0, 50, "2,000.00 元 × 5‰ × 0 个月 = 30.00 元"),
    ],
)
def test_arithmetic_is_said_as_a_reader_would_write_it(thirtieths, permyriad, words):
    day = dt.date(2024, 3, 15)

    assert SAY(Arithmetic(200_000, permyriad, thirtieths, 3_000, "R五3③", day, day).sentence) == words


def test_nothing_over_the_limit_reads_as_the_limit():
    assert shares.percent(shares.per_mille_up(13_500_001, 15_000_000)) == "90.1\u00a0%"
