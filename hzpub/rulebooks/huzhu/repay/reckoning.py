"""What a repayment was split into, beside what it should have been.

In:    the step of a repayment (by the bank, or set off against money the fund holds), the parameters of its loan.
Out:   a `Reckoning`, and its figures as facts in which a cashier can find the right split.
Never: judges. The rules on fees, penalties and repayments each look at their own part.
"""

import datetime as dt
from typing import NamedTuple

from hzpub.base.findings import Facts, facts_of
from hzpub.base.money import charge
from hzpub.base.months import MONTH, month_thirtieths
from hzpub.base.words import N_, Label, Yuan
from hzpub.kinds.record import Record
from hzpub.ledger.book import Loan, Payout
from hzpub.ledger.fees import FeeTerms, Split, penalty, split, usage_fee
from hzpub.ledger.instalments import last_day, parts_of, repaid
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters

REPAYING = ("loan_repayment", "payable_offset", "share_offset")
"""Every kind that repays a loan: through the bank, from what the household paid too much, from its shares."""
SPLIT_RIGHT = N_(
    "{amount} 应拆成本金 {right_principal}、占用费 {right_fee}、违约金 {right_penalty}、多还 {right_excess}；"
    "写错了就按这个数改，钱真是这样收的就做违规确认"
)
"""What to do about any wrong split: the one that the rules give, box by box."""


class Reckoning(NamedTuple):
    """One repayment: `amount` as recorded in `taken`, and as the rules split it in `right` (fen).

    `fee` and `penalty` are those that the recorded principal costs by this day, as far as it was owed. `due` and
    `last_day` are those of the oldest instalment it pays for, `is_late` tells whether any of them was late.
    `collects_arrears` tells that it brings only what earlier repayments left out, and no principal.
    """

    amount: int
    taken: Split
    right: Split
    fee: int
    penalty: int
    span: int
    late: int
    payout: Payout
    due: dt.date
    last_day: dt.date
    day: dt.date
    is_late: bool
    collects_arrears: bool

    @property
    def facts(self) -> Facts:
        """The figures that messages about this repayment speak of."""
        return facts_of(
            amount=Yuan(self.amount),
            principal=Yuan(self.taken.principal),
            usage_fee=Yuan(self.taken.usage_fee),
            penalty=Yuan(self.taken.penalty),
            fee_due=Yuan(self.fee),
            penalty_due=Yuan(self.penalty),
            paid_on=self.payout.paid_on,
            due=self.due,
            last_day=self.last_day,
            day=self.day,
            span=months_label(self.span),
            late=months_label(self.late),
            right_principal=Yuan(self.right.principal),
            right_fee=Yuan(self.right.usage_fee),
            right_penalty=Yuan(self.right.penalty),
            right_excess=Yuan(self.right.excess),
        )


def taken_apart(record: Record) -> Split:
    """The four parts of a repayment as recorded (fen)."""
    return Split(record["principal"], record["usage_fee"], record["penalty"], record.get("excess", 0))


def reckon(step: Step, params: Parameters) -> Reckoning | None:
    """Reckon the repayment of `step` anew; None when REPAY-PRINCIPAL finds nothing there to repay.

    Usage fee and penalty count from the bank day of the repayment (R五3③, R六(2)).
    """
    return step.once(_reckon, params)


def _reckon(step: Step, params: Parameters) -> Reckoning | None:
    record, terms = step.record, params.fee_terms
    loan = step.before.loans.get(record["loan"])
    if loan is None or loan.payout is None or record.day < loan.payout.paid_on:
        return None
    taken, payout, day = taken_apart(record), loan.payout, record.day
    if taken.principal > 0 and not loan.is_open:
        return None
    owed = min(taken.principal, loan.outstanding)
    since = repaid(loan)
    parts = parts_of(payout, since, max(owed, 1))
    oldest = parts[0]
    timely = last_day(oldest.due, terms.holiday_shift)
    is_late = any(day > last_day(part.due, terms.holiday_shift) for part in parts)
    span = month_thirtieths(payout.paid_on, day, terms.month_rule)
    return Reckoning(
        amount=record["amount"],
        taken=taken,
        right=split(loan, day, record["amount"], terms),
        fee=charge(owed, terms.usage_fee, span),
        penalty=penalty(payout, owed, day, terms, since) if is_late else 0,
        span=span,
        late=month_thirtieths(timely, day, terms.month_rule),
        payout=payout,
        due=oldest.due,
        last_day=timely,
        day=day,
        is_late=is_late,
        collects_arrears=_collects_arrears(loan, payout, taken, terms),
    )


def months_label(thirtieths: int) -> Label:
    """A time in thirtieths of a month as people say it."""
    months, days = divmod(thirtieths, MONTH)
    if not days:
        return Label(N_("{months} 个月"), (("months", months),))
    if not months:
        return Label(N_("{days} 天"), (("days", days),))
    return Label(N_("{months} 个月零 {days} 天"), (("months", months), ("days", days)))


def _collects_arrears(loan: Loan, payout: Payout, taken: Split, terms: FeeTerms) -> bool:
    """Whether `taken` holds no principal and at most the fee and penalty that earlier repayments left out."""
    if not taken.principal == 0 < taken.usage_fee + taken.penalty:
        return False
    fee = late = since = 0
    for each in loan.repayments:
        fee += usage_fee(payout, each.principal, each.day, terms) - each.usage_fee
        late += penalty(payout, each.principal, each.day, terms, since) - each.penalty
        since += each.principal
    return taken.usage_fee <= max(0, fee) and taken.penalty <= max(0, late)
