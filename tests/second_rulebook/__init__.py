"""A second rulebook, to show where the seam is: a closed-end industry fund.

In:    the machinery of hzpub.   Out: `industry_fund()`, its rulebook.
Never: imports anything of the village mutual-aid rulebook.

Investors commit money and pay it in when it is called; a committee decides on investments; the custodian bank
confirms every payment with the fourth seal. One company may take a fifth of the fund and one sector a quarter, of
the denominator that the charter declares.
"""

from functools import cache

from hzpub.rulebooks.discovery import Rulebook, discover
from tests.second_rulebook.fund_type import INDUSTRY_FUND
from tests.second_rulebook.numbers import Numbers

SYSTEM = ("append", "date", "id", "money", "ref", "signed", "yaml")
"""What holds for every fund that is kept in sealed records."""


@cache
def industry_fund() -> Rulebook:
    """The rulebook of a closed-end industry fund."""
    system = (f"hzpub.rulebooks.system.{name}" for name in SYSTEM)
    return discover(__name__, *system, fund_type=INDUSTRY_FUND, numbers=Numbers)
