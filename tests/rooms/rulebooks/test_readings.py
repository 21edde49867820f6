"""Published readings: each is whole, belongs to a rule, and is switched by the parameter it names."""

import re

import pytest

from hzpub.rulebooks.clauses import mutual_aid_clauses
from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.readings import Reading, mutual_aid_readings, read_readings

READINGS = mutual_aid_readings()
PARAMETERS = mutual_aid().parameters
KNOWN = {clause.id for clause in mutual_aid_clauses()} | set(mutual_aid().rules)
GOOD = """
no_figure: {paper: "不动钱"}
readings:
  HOW-LONG:
    clause: "R五3③"
    rules: ["FEE-RATE"]
    parameter: "month_rule"
    question: "几个月？"
    options: {months_odd30: "整月加零头", ceil: "不满一月算一月"}
    choice: "months_odd30"
    reason: "公平"
    figure: "paper"
"""
SUBJECTS = (
    "MONTH-COUNT", "ROUNDING", "QUARTER-SPLIT", "DIVIDEND-MONTHS", "PENALTY-BASE", "HOLIDAY-SHIFT", "TIERS-MEET", "ISSUE-STOP", "CAP-SCOPE",
    "ASSETS-ONCE", "GROUP-OF-FIVE", "DAMAGED-NUMBER", "USUAL-COUNCIL", "FIVE-SEATS", "GIFT-SHARE", "DEFERRED-SHARE", "SHARES-NEWEST-FIRST",
    "POOL-SHORT", "STAR-AFTER-LATE", "INSTALMENTS", "FIRST-IN", "LATE-ENTRY", "PRIORITY-ORDER", "EXTENSION", "DIVIDENDS", "NO-DEPOSITS",
    "ONE-VILLAGE", "RISK-RESERVE", "FUND-EXIT", "NAMES", "POOR-SAME-PRICE",
)
"""What no rulebook page may leave without a reading: the damaged text, the nine conflicts, months and rounding."""


@pytest.mark.parametrize("subject", SUBJECTS)
def test_what_the_sources_leave_open_has_a_reading(subject: str) -> None:
    assert subject in {reading.id for reading in READINGS}


@pytest.mark.parametrize("reading", READINGS, ids=lambda each: each.id)
def test_a_reading_belongs_to_rules_that_exist_and_cites_its_clause(reading: Reading) -> None:
    assert set(reading.rules) <= KNOWN
    assert re.fullmatch(r"[RS][一二三四五六七](?:[0-9]|\([0-9一二三四五六七]\))?[①②③]?|《民法典》第[0-9]+条|推定", reading.clause)


def test_no_two_readings_ask_the_same() -> None:
    questions = [reading.question for reading in READINGS]

    assert len(set(questions)) == len(questions)


def test_every_parameter_with_a_choice_of_words_has_a_reading_that_names_each_choice() -> None:
    told = {reading.parameter: {option.name for option in reading.options} for reading in READINGS if reading.parameter}
    choices = {name: set(each.choices) for name, each in PARAMETERS.items() if each.choices}

    assert {name: told.get(name, set()) for name in choices} == choices


@pytest.mark.parametrize(
    ("was", "becomes", "complaint"),
    [
        ('choice: "months_odd30"', 'choice: "other"', "a choice among them"),
        ('choice: "months_odd30"', 'choice: "ceil"', "default of month_rule"),
        ('parameter: "month_rule"', 'parameter: "months"', "no parameter"),
        ("ceil:", "sometimes:", "cannot be 'sometimes'"),
        ('figure: "paper"', 'figure: "nobody"', "missing figure"),
        ('reason: "公平"', 'reason: ""', "none empty"),
        ("HOW-LONG", "how long", "capitals"),
    ],
)
def test_a_reading_that_is_not_right_is_named(was: str, becomes: str, complaint: str) -> None:
    assert read_readings(GOOD, PARAMETERS)[0].id == "HOW-LONG"
    with pytest.raises(ValueError, match=complaint):
        read_readings(GOOD.replace(was, becomes), PARAMETERS)
