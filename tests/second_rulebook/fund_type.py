"""The industry fund as a type of fund: accounts, what its records do, which office seals as what.

In:    nothing.   Out: `INDUSTRY_FUND`.
Never: knows a rule.
"""

import datetime as dt
from dataclasses import replace

from hzpub.kinds.record import Record
from hzpub.ledger.accounts import Account, chart_of
from hzpub.ledger.book import EMPTY, Book, Fund
from hzpub.ledger.changes import Changes, Undo
from hzpub.ledger.fund_type import FundType
from hzpub.trust.authority import Authority
from tests.second_rulebook.portfolio import Decision, Portfolio, Stake, portfolio

CHART = chart_of(
    Account("bank", "1002", "银行存款", "asset", "Assets:Bank"),
    Account("investments", "1511", "股权投资", "asset", "Assets:Investments"),
    Account("paid_in", "4001", "实缴出资", "principal", "Equity:PaidIn"),
    Account("gains", "6111", "投资收益", "fee", "Income:Gains"),
    Account("management_fees", "6602", "管理费", "fee", "Expenses:ManagementFees"),
)
ROLES = {
    "manager_head": "manager",
    "committee_chair": "committee",
    "investors_delegate": "investors",
    "custodian_officer": "custodian",
}


def _charter(book: Book, record: Record, _: dt.date) -> Changes:
    if book.fund is not None:
        return {}
    own = tuple((row["name"], row["value"], row["authority"]) for row in record.get("parameters", ()))
    changes = ((record.number, len(own)),)
    fund = Fund(record["fund"], record["fund_name"], record.date, "industry_fund", False, own, changes)
    persons = book.persons.update({row["person"]: record.number for row in record["people"]})
    return {"fund": fund, "persons": persons, "own": Portfolio(record["ends_on"])}


def _commitment(book: Book, record: Record, _: dt.date) -> Changes:
    held = portfolio(book)
    promised = held.promised.set(record.number, (record["investor"], record["amount"]))
    return {"own": replace(held, promised=promised)}


def _capital_call(book: Book, record: Record, _: dt.date) -> Changes:
    held = portfolio(book)
    return {"own": replace(held, called=held.called.set(record.number, (record["investor"], record["amount"])))}


def _decision(book: Book, record: Record, _: dt.date) -> Changes:
    held = portfolio(book)
    boxes = ("company", "sector", "amount", "in_favour", "votes")
    decided = Decision(record.number, *(record[box] for box in boxes))
    return {"own": replace(held, decisions=held.decisions.set(record.number, decided))}


def _investment(book: Book, record: Record, _: dt.date) -> Changes:
    held = portfolio(book)
    decided = held.decisions.get(record["decision"])
    if decided is None:
        return {}
    stake = Stake(decided.number, decided.company, decided.sector, record["amount"])
    return {"own": replace(held, stakes=held.stakes.set(record.number, stake))}


def _strike(field: str) -> Undo:
    def undo(book: Book, number: str, _: dt.date) -> Changes:
        held = portfolio(book)
        left = getattr(held, field)
        return {"own": replace(held, **{field: left.delete(number)})} if number in left else {}

    return undo


INDUSTRY_FUND = FundType(
    forms=("tests.second_rulebook.kinds",),
    chart=CHART,
    folds={
        "charter": _charter,
        "commitment": _commitment,
        "capital_call": _capital_call,
        "committee_decision": _decision,
        "investment": _investment,
    },
    undo={
        "commitment": _strike("promised"),
        "capital_call": _strike("called"),
        "committee_decision": _strike("decisions"),
        "investment": _strike("stakes"),
        "repayment_of_capital": lambda *_: {},
    },
    nothing=EMPTY._replace(authority=Authority(roles=ROLES, single_seats=tuple(ROLES))),
)
