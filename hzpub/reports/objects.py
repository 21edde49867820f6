"""Every report object under one roof: what templates, JSON, tables and print read.

In:    nothing.   Out: the names that other rooms import from here.
Never: computes.
"""

from hzpub.base.shares import percent
from hzpub.reports.fund_objects import FundHead, FundReport, KeyDate
from hzpub.reports.line import Line, MonthOfRecords
from hzpub.reports.loan_objects import (
    LOAN_STATES,
    CapCheck,
    Debt,
    FundCheck,
    Guarantor,
    LoanList,
    LoanReport,
    LoanRow,
    RepaymentRow,
    ScheduleRow,
    Stage,
)
from hzpub.reports.member_objects import (
    MEMBER_STATES,
    ClassTotal,
    GroupRow,
    GuaranteeRow,
    MemberList,
    MemberReport,
    MemberRow,
    ShareRow,
    StarRow,
)
from hzpub.reports.notice_objects import BANK_STATES, BREACH_STATES, BankCheck, BreachRow, Correction, Notices
from hzpub.reports.parts import Arithmetic, Facet, Fen, Limits, Permille, SealBox, Source
from hzpub.reports.quarter_objects import (
    Archive,
    Balance,
    FlowRow,
    Lending,
    LoanMove,
    OverdueRow,
    QuarterReport,
    QuarterRow,
)

__all__ = [
    "BANK_STATES",
    "BREACH_STATES",
    "LOAN_STATES",
    "MEMBER_STATES",
    "Archive",
    "Arithmetic",
    "Balance",
    "BankCheck",
    "BreachRow",
    "CapCheck",
    "ClassTotal",
    "Correction",
    "Debt",
    "Facet",
    "Fen",
    "FlowRow",
    "FundCheck",
    "FundHead",
    "FundReport",
    "GroupRow",
    "GuaranteeRow",
    "Guarantor",
    "KeyDate",
    "Lending",
    "Limits",
    "Line",
    "LoanList",
    "LoanMove",
    "LoanReport",
    "LoanRow",
    "MemberList",
    "MemberReport",
    "MemberRow",
    "MonthOfRecords",
    "Notices",
    "OverdueRow",
    "Permille",
    "QuarterReport",
    "QuarterRow",
    "RepaymentRow",
    "ScheduleRow",
    "SealBox",
    "ShareRow",
    "Source",
    "Stage",
    "StarRow",
    "percent",
]
