"""GOVERN-BOARD-SEATS: the supervisory board has a head and a deputy, two people, when money is lent."""

from collections.abc import Iterator

from hzpub.base.words import N_, Label
from hzpub.kinds.vocabulary import OFFICES
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.arrears.liability import DECIDING
from hzpub.rulebooks.huzhu.govern.representatives import LEADING
from hzpub.rulebooks.huzhu.govern.seats import at_loan
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

ONE_PERSON = N_("监事会主任和副主任都是 {person}，要两个人")
CHOOSE = N_("主任、副主任另选一个人，写好任职记录，再批款放款")


@rule(
    "GOVERN-BOARD-SEATS",
    title=N_("监事会有主任、副主任和三种代表"),
    clause="R四2",
    on=DECIDING,
    message=N_("{office}空缺，没有人接任"),
    fix=N_("先开会选举，写好任职记录，再批款放款；还款、退股照常办"),
)
def head_and_deputy(step: Step, _: Parameters) -> Iterator[Breach]:
    """Head and deputy are both in office and two persons; the three representatives are GOVERN-REPRESENTATIVES'.

    A vacancy stops approvals and pay-outs, never repayments, withdrawals or notices.
    """
    authority = step.before.authority
    head, deputy = authority.holders(LEADING[0]), authority.holders(LEADING[1])
    if head and deputy and head != deputy:
        return
    for office, holders in zip(LEADING, (head, deputy), strict=True):
        if not holders:
            yield breach(at_loan(step), office=Label(OFFICES[office]))
    if head and head == deputy:
        yield breach(at_loan(step), ONE_PERSON, CHOOSE, person=head[0])
