"""The numbers of the industry fund's rulebook; `parameters.yml` beside this file declares them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Numbers:
    """Limits per thousand, and of what: all that was promised, or all that was paid in."""

    company_limit: int
    sector_limit: int
    limit_base: str
    quarter_deadline_days: int
    strict_disclosure: bool
