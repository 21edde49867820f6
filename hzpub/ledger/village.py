"""The village mutual-aid fund as a type of fund.

In:    nothing.   Out: `MUTUAL_AID`.
Never: knows a rule.
"""

from hzpub.ledger.accounts import CHART
from hzpub.ledger.folds import FOLDS
from hzpub.ledger.fund_type import FundType
from hzpub.ledger.transfers import DERIVED
from hzpub.ledger.undo import UNDO

MUTUAL_AID = FundType(("hzpub.kinds",), CHART, FOLDS, UNDO, DERIVED)
