"""The loans that gave the borrower his stars, as they stood before a record that gives him money.

In:    the step of an approval or pay-out, the parameters of its loan.
Out:   the first loans repaid on time, as many as there can be stars.
Never: judges.
"""

from hzpub.ledger.book import Loan
from hzpub.ledger.replay import Step
from hzpub.ledger.standing import first_on_time
from hzpub.rulebooks.huzhu.arrears.liability import household_at
from hzpub.rulebooks.parameters import Parameters


def counted(step: Step, params: Parameters) -> tuple[Loan, ...]:
    """One loan for each star of the household, oldest first; worked out once for all rules that ask."""
    return step.once(_counted, params)


def _counted(step: Step, params: Parameters) -> tuple[Loan, ...]:
    household = household_at(step)
    if household is None:
        return ()
    return first_on_time(step.before, household.number, params.fee_terms, params.star_max)
