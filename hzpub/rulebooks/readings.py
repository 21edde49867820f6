"""Published readings (释义): where the sources are unclear, damaged or at odds, what we made of them, and why.

In:    `readings.yml` of a rulebook, the declared parameters.   Out: `Reading`s in the order in which people read them.
Never: computes what another reading would cost (`reports.readings` does), copies a sentence of the sources.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.parameters import Parameter

COMPUTED = "computed"
"""The `figure` of a reading whose alternatives are reckoned anew from the fund's own books."""

_BOXES = {"rules", "clause", "question", "options", "choice", "reason", "figure"}
_ID = re.compile(r"[A-Z]+(-[A-Z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Option:
    """One way to read the text; `name` is the spelling of the parameter's value where a parameter switches it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One published reading; texts are msgids, in our own words.

    `rules` are the ids of rules or clauses it belongs to, `choice` names one of the `options`. `parameter` switches
    it ("" when nothing does). `no_figure` says why no difference in yuan can be told; it is "" when one is computed.
    """

    id: str
    clause: str
    rules: tuple[str, ...]
    question: str
    options: tuple[Option, ...]
    choice: str
    reason: str
    parameter: str = ""
    no_figure: str = ""

    @property
    def is_computed(self) -> bool:
        """Whether the books can tell what each alternative would have cost."""
        return not self.no_figure


def read_readings(text: str, parameters: Mapping[str, Parameter]) -> tuple[Reading, ...]:
    """Read published readings; raises ValueError that names every one that is not right."""
    sheet: dict[str, Any] = yaml.safe_load(text)
    reasons: Mapping[str, str] = sheet["no_figure"]
    wrong: list[str] = []
    found: list[Reading] = []
    for reading_id, row in sheet["readings"].items():
        complaints = [f"{reading_id}: {each}" for each in _complaints(reading_id, row, reasons, parameters)]
        wrong += complaints
        if not complaints:
            found.append(_reading(reading_id, row, reasons))
    if wrong:
        raise ValueError("; ".join(wrong))
    return tuple(found)


@cache
def mutual_aid_readings() -> tuple[Reading, ...]:
    """The published readings of the village mutual-aid fund's rulebook."""
    path = Path(__file__).parent / "huzhu" / "readings.yml"
    return read_readings(path.read_text(encoding="utf-8"), mutual_aid().parameters)


def _reading(reading_id: str, row: Mapping[str, Any], reasons: Mapping[str, str]) -> Reading:
    options = tuple(Option(name, text) for name, text in row["options"].items())
    no_figure = "" if row["figure"] == COMPUTED else reasons[row["figure"]]
    return Reading(
        reading_id,
        row["clause"],
        tuple(row["rules"]),
        row["question"],
        options,
        row["choice"],
        row["reason"],
        row.get("parameter", ""),
        no_figure,
    )


def _complaints(
    reading_id: str, row: Mapping[str, Any], reasons: Mapping[str, str], parameters: Mapping[str, Parameter]
) -> Iterator[str]:
    """What is wrong with one reading."""
    if set(row) - {"parameter"} != _BOXES or not all(row.values()):
        yield f"has to have exactly these boxes, none empty: {', '.join(sorted(_BOXES))}"
        return
    if not _ID.fullmatch(reading_id):
        yield "an id is words in capitals, joined by hyphens"
    if len(row["options"]) < 2 or row["choice"] not in row["options"]:
        yield "needs two options or more, and a choice among them"
    if row["figure"] != COMPUTED and row["figure"] not in reasons:
        yield f"no reason {row['figure']!r} for a missing figure"
    name = row.get("parameter", "")
    if name and name not in parameters:
        yield f"no parameter {name!r}"
    elif name and parameters[name].default != row["choice"]:
        yield f"the default of {name} is {parameters[name].default!r}"
    for option in row["options"] if name in parameters else ():
        try:
            parameters[name].read(option)
        except ValueError:
            yield f"{name} cannot be {option!r}"
