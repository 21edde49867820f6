"""Published readings with what each alternative would have made of this fund's books.

In:    a `Basis`, the rulebook's readings.   Out: `Readings`.
Never: types a figure: every difference is reckoned anew from loans, repayments and shares; judges a reading.
"""

from collections.abc import Iterable, Iterator, Mapping

from hzpub.base.words import N_, Label, Yuan
from hzpub.reports.basis import Basis
from hzpub.reports.reading_costs import (
    LOAN_PARTS,
    PUBLISHED,
    SUMS,
    Reckoned,
    Way,
    collection_in_the_later_tier,
    collection_once,
    costs_of,
    fees_until_due,
    reckoned,
    whole,
    with_odd_days,
)
from hzpub.reports.reading_objects import CostRow, Costs, OptionRow, ReadingRow, Readings
from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.readings import Option, Reading, mutual_aid_readings

TOUCHED: Mapping[str, tuple[str, ...]] = {
    "month_rule": ("fees", "penalties", "issue", "collection"),
    "penalty_base": ("penalties",),
    "holiday_shift": ("penalties",),
    "issue_stop": ("issue",),
    "dividend_policy": (),
}
"""The parameters whose readings are reckoned, and the parts of a loan's cost that each touches."""
SPECIAL: Mapping[tuple[str, str], Way] = {
    ("FEE-WHILE-LATE", "until_due"): Way(parts={"fees": fees_until_due}),
    ("TIERS-MEET", "later"): Way(parts={"collection": collection_in_the_later_tier}),
    ("RECOVERY-BY-MONTH", "once"): Way(parts={"collection": collection_once}),
    ("DIVIDEND-MONTHS", "odd_days"): Way(held=with_odd_days),
    ("SHARES-NEWEST-FIRST", "oldest"): Way(held=whole, newest_first=False),
}
"""Alternatives that no parameter switches: how to reckon them."""

_MORE_OR_LESS = {
    "borrowers": (N_("借款户一共多付 {sum}"), N_("借款户一共少付 {sum}")),
    "allowances": (N_("工作经费多提 {sum}"), N_("工作经费少提 {sum}")),
    "dividends": (N_("红利多发 {sum}"), N_("红利少发 {sum}")),
}
_SUMS = {
    "fees": N_("占用费"),
    "penalties": N_("违约金"),
    "allowances": N_("工作经费"),
    "dividends": N_("红利"),
}
_SAME = N_("在本社的账上一分不差")


def readings_report(basis: Basis, published: Iterable[Reading] | None = None) -> Readings:
    """Every reading (the rulebook's unless given), with differences in fen over the whole life of the fund."""
    now = basis.params_at(basis.book.number)
    base = reckoned(basis, PUBLISHED)
    repaid = (each for loan in basis.book.loans.values() for each in loan.repayments)
    readings = mutual_aid_readings() if published is None else published
    return Readings(
        published=costs_of(base),
        repayments=sum(1 for each in repaid if each.principal),
        rows=tuple(_row(reading, basis, now, base) for reading in readings),
    )


def readings_of(report: Readings, rule_ids: Iterable[str]) -> tuple[ReadingRow, ...]:
    """The readings that belong to one of `rule_ids`."""
    wanted = set(rule_ids)
    return tuple(row for row in report.rows if wanted & set(row.rules))


def _row(reading: Reading, basis: Basis, now: Parameters, base: Reckoned) -> ReadingRow:
    chosen = _spelt(reading, now)
    options = tuple(_option(reading, option, option.name == chosen, basis, base) for option in reading.options)
    texts = {option.name: option.text for option in reading.options}
    parameter = mutual_aid().parameters.get(reading.parameter)
    return ReadingRow(
        id=reading.id,
        clause=reading.clause,
        rules=reading.rules,
        question=Label(reading.question),
        options=options,
        choice=Label(texts[chosen]) if chosen in texts else Label(N_("本社写的是 {value}"), (("value", chosen),)),
        reason=Label(reading.reason),
        parameter=reading.parameter,
        parameter_label=Label(parameter.label) if parameter else None,
        no_figure=Label(reading.no_figure) if reading.no_figure else None,
        own=chosen != reading.choice,
    )


def _spelt(reading: Reading, now: Parameters) -> str:
    """The name of the option in force; the value itself when the fund chose one that is not listed."""
    if not reading.parameter:
        return reading.choice
    parameter, value = mutual_aid().parameters[reading.parameter], getattr(now, reading.parameter)
    return next((each.name for each in reading.options if parameter.read(each.name) == value), str(value))


def _option(
    reading: Reading, option: Option, is_chosen: bool, basis: Basis, base: Reckoned
) -> OptionRow:
    text = Label(option.text)
    if is_chosen or not reading.is_computed:
        return OptionRow(name=option.name, text=text, is_chosen=is_chosen, difference=None, told=())
    way = SPECIAL.get((reading.id, option.name)) or _switched(reading.parameter, option.name)
    found = reckoned(basis, way)
    rows = tuple(_cost_row(name, parts, base, found) for name, parts in SUMS.items() if found.keys() & set(parts))
    difference = Costs(**{row.part: row.difference for row in rows})
    return OptionRow(
        name=option.name,
        text=text,
        is_chosen=False,
        difference=difference,
        told=tuple(_told(difference)),
        rows=rows,
    )


def _cost_row(name: str, parts: tuple[str, ...], base: Reckoned, found: Reckoned) -> CostRow:
    """The sum `name` as it is and as it would be; a part that `found` does not tell stays as it is."""
    now = {each: sum(base[part][each] for part in parts) for each in base[parts[0]]}
    then = {each: sum(found.get(part, base[part])[each] for part in parts) for each in now}
    return CostRow(
        part=name,
        label=Label(_SUMS[name]),
        reckoned=len(now),
        differing=sum(then[each] != fen for each, fen in now.items()),
        published=sum(now.values()),
        otherwise=sum(then.values()),
        difference=sum(then.values()) - sum(now.values()),
    )


def _switched(name: str, spelling: str) -> Way:
    """The way to reckon with `name` set to `spelling`."""
    value = mutual_aid().parameters[name].read(spelling)
    parts = {part: LOAN_PARTS[part] for part in TOUCHED[name]}
    return Way(((name, value),), parts, None if parts else whole)


def _told(difference: Costs) -> Iterator[Label]:
    sums = {
        "borrowers": difference.fees + difference.penalties,
        "allowances": difference.allowances,
        "dividends": difference.dividends,
    }
    for name, fen in sums.items():
        if fen:
            yield Label(_MORE_OR_LESS[name][fen < 0], (("sum", Yuan(abs(fen))),))
    if not any(sums.values()):
        yield Label(_SAME)
