"""The numbers of a rulebook, dated, and the values a fund has set for itself.

In:    `parameters.yml` of a rulebook, the charter's own values.
Out:   `Parameters` in force at an entry; a loan keeps those in force when it was approved.
Never: judges whether a fund may set a value (rule SYS-RULEVER does).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from hzpub.base.money import parse_yuan
from hzpub.ledger.allowances import AllowanceTerms
from hzpub.ledger.fees import FeeTerms


@dataclass(frozen=True)
class Parameters:
    """Every number of the mutual-aid rulebook. Money in fen, rates per ten thousand and month.

    The names are those of `parameters.yml`, which carries label, unit and clause of each.
    """

    share_price: int
    min_membership_months: int
    cap_base: int
    cap_step: int
    cap_max: int
    star_max: int
    max_lent_permille: int
    longest_term: int
    usage_fee: int
    penalty: int
    month_rule: str
    holiday_shift: bool
    late_entry_days: int
    quarter_deadline_days: int
    seal_persons: int
    group_size: int
    max_guaranteed_households: int
    star_min_amount: int
    star_min_days: int
    council_min: int
    council_max: int
    board_min: int
    board_max: int
    poor_representatives: int
    gift_shares: bool
    poor_gift_shares: int
    exit_notice_days: int
    max_share_permille: int
    refill_days: int
    remind_days: int
    usual_term: int
    disburse_days: int
    retry_days: int
    instalments: bool
    penalty_base: str
    star_on_late: str
    sue_days: int
    dividend_policy: str
    dividend: int
    issue_allowance: int
    issue_stop: str
    collection_short: int
    collection_middle: int
    collection_long: int
    prompt_days: int
    posting_days: int
    annual_days: int
    objection_days: int
    strict_disclosure: bool
    referral_max: int

    @cached_property
    def fee_terms(self) -> FeeTerms:
        """The prices of a loan under these parameters."""
        return FeeTerms(
            self.usage_fee, self.penalty, self.month_rule, self.holiday_shift, self.penalty_base, self.star_on_late
        )

    @cached_property
    def allowance_terms(self) -> AllowanceTerms:
        """What the council draws under these parameters."""
        return AllowanceTerms(
            self.issue_allowance,
            self.issue_stop,
            self.collection_short,
            self.collection_middle,
            self.collection_long,
            self.month_rule,
        )


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter as published: its name, label (msgid), unit, clause, default, and what a fund may set.

    `most` and `least` are the rulebook's bounds, both included; beyond them only the county can allow it. `counts` says
    what a count counts ("people", "households", "shares", "stars", or "" for nothing that has a word), `zero` (msgid) what
    zero means where it is more than no days or no yuan.
    """

    name: str
    label: str
    unit: str
    clause: str
    default: str
    most: str = ""
    choices: tuple[str, ...] = ()
    least: str = ""
    counts: str = ""
    zero: str = ""

    def read(self, text: str) -> int | str | bool:
        """Turn a spelling from the charter or the rulebook into its meaning; raises ValueError."""
        if self.unit == "yuan":
            return parse_yuan(text)
        if self.unit == "permille":
            if not re.fullmatch(r"[0-9]{1,3}\.[0-9]", text):
                raise ValueError(text)
            return int(text.replace(".", ""))
        if self.unit in ("yes_no", "choice"):
            if text not in (self.choices or ("yes", "no")):
                raise ValueError(text)
            return text == "yes" if self.unit == "yes_no" else text
        if not re.fullmatch("0|[1-9][0-9]{0,5}", text):
            raise ValueError(text)
        return int(text)


def load(path: Path) -> Mapping[str, Parameter]:
    """Read the declared parameters of a rulebook, in the order in which people read them."""
    rows: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {
        name: Parameter(
            name,
            row["label"],
            row["unit"],
            row["clause"],
            row["default"],
            row.get("most", ""),
            tuple(row.get("choices", ())),
            row.get("least", ""),
            row.get("counts", ""),
            row.get("zero", ""),
        )
        for name, row in rows.items()
    }


def in_force(
    declared: Mapping[str, Parameter], own: tuple[tuple[str, str, str], ...] = (), numbers: type[Any] = Parameters
) -> Any:
    """The parameters of a fund: the rulebook's defaults, and `own` (name, value, authority) over them.

    `numbers` is the dataclass of a rulebook's parameters, one field for each that its rules ask for.
    Values that are unknown or misspelt are left at the default here; rule SYS-RULEVER names them.
    """
    chosen: dict[str, Any] = {name: each.read(each.default) for name, each in declared.items()}
    for name, value, _ in own:
        if name in declared:
            try:
                chosen[name] = declared[name].read(value)
            except ValueError:
                continue
    return numbers(**{field.name: chosen[field.name] for field in fields(numbers)})
