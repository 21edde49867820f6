"""Which forms there are: a quarterly one for each quarter, three for each half-year, one list of today.

In:    the quarters of a fund.   Out: `Period`s and the heads of forms.
Never: opens a period that no quarter of the fund lies in.
"""

from dataclasses import dataclass

from hzpub.base.months import Quarter
from hzpub.base.words import N_, Label
from hzpub.kinds.vocabulary import OFFICES
from hzpub.reports.form_objects import FORMS, FormHead
from hzpub.reports.line import Line
from hzpub.reports.quarters import Quarters

_FIRST_HALF = N_("{year}年上半年")
_SECOND_HALF = N_("{year}年下半年")
_TODAY = N_("截至 {day}")
_SIGNERS = (
    *(Label(OFFICES[office]) for office in ("chair", "accountant", "cashier", "supervisors_head")),
    Label(OFFICES["township_head"]),
)


@dataclass(frozen=True, slots=True)
class Period:
    """A quarter or a half-year, by its quarters."""

    quarters: tuple[Quarter, ...]

    @property
    def first(self) -> Quarter:
        """Its first quarter."""
        return self.quarters[0]

    @property
    def last(self) -> Quarter:
        """Its last quarter, under which it is handed in."""
        return self.quarters[-1]

    @property
    def label(self) -> Label:
        """The period as people say it."""
        if len(self.quarters) == 1:
            return self.last.label
        return Label(_FIRST_HALF if self.last.number == 2 else _SECOND_HALF, (("year", self.last.year),))

    def __str__(self) -> str:
        """2024Q1 or 2024H1."""
        if len(self.quarters) == 1:
            return str(self.last)
        return f"{self.last.year:04}H{self.last.number // 2}"


def quarterly(quarters: Quarters) -> tuple[Period, ...]:
    """Every quarter of the fund as a period, in time order."""
    return tuple(Period((name,)) for name in quarters.names)


def half_yearly(quarters: Quarters) -> tuple[Period, ...]:
    """Every half-year that a quarter of the fund lies in, in time order."""
    ends = dict.fromkeys(name if name.number % 2 == 0 else name.next() for name in quarters.names)
    return tuple(Period((end.previous(), end)) for end in ends)


def head_of(quarters: Quarters, form: str, period: Period | None = None) -> FormHead:
    """The head of `form` for a period; without one for the list of today."""
    basis = quarters.basis
    if period is None:
        return FormHead(
            form=form,
            title=Label(FORMS[form]),
            period="",
            period_label=Label(_TODAY, (("day", basis.as_of),)),
            first_day=basis.as_of,
            last_day=basis.as_of,
            made_on=basis.as_of,
            is_over=True,
            is_closed=False,
            signers=_SIGNERS,
            submitted=submissions(quarters, form, quarters.names),
        )
    return FormHead(
        form=form,
        title=Label(FORMS[form]),
        period=str(period),
        period_label=period.label,
        first_day=period.first.first,
        last_day=quarters.last_day(period.last),
        made_on=basis.as_of,
        is_over=period.last.last <= basis.as_of,
        is_closed=is_closed(quarters, period.last),
        signers=_SIGNERS,
        submitted=submissions(quarters, form, (period.last,)),
    )


def is_closed(quarters: Quarters, quarter: Quarter) -> bool:
    """Tell whether nothing entered from now on can count in `quarter`: its notice is sealed, or its days are over."""
    return quarter in quarters.basis.book.affairs.notices or quarters.basis.as_of > quarters.closes(quarter)


def submissions(quarters: Quarters, form: str, names: tuple[Quarter, ...]) -> tuple[Line, ...]:
    """The records that say `form` was handed in for one of these quarters, in the order of entry."""
    handed_in = quarters.basis.book.affairs.submissions
    numbers = (handed_in.get((form, name)) for name in names)
    lines = (quarters.basis.chronicle.line(number) for number in numbers if number)
    return tuple(sorted((line for line in lines if line), key=lambda line: line.number))
