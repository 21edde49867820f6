"""What an open office does each quarter: notices, reviews, forms handed in, questions answered, inspections.

In:    the months of the fund.   Out: sealed notices, reviews, submissions, objections with their replies.
Never: misses a date that the rulebook sets.
"""

from datetime import date, timedelta
from functools import partial
from typing import Any

from hzpub.base.months import Quarter
from hzpub.demo.agenda import CLOSING, GOVERNING
from hzpub.demo.bankdays import DAY, later, on_or_after, on_or_before
from hzpub.demo.world import COUNTY, World

_PLACE = "村委会门口公示栏"
NOTICE_DAYS = timedelta(days=15)
"""How long after its end a quarter waits for its notice."""
_WORDS = {"not_started": "还没有动工", "under_way": "正在进行，户主说行情平稳", "done": "已经卖出，本钱收回", "failed": "遭了病害，亏了本"}


def publish(world: World) -> None:
    """Put notices, reviews and everything that is handed in into the diary."""
    quarter = Quarter.of(world.month(0))
    while quarter.last <= world.last_day:
        start = quarter.last + DAY
        at = world.agenda.at
        if quarter.number in (2, 4):
            at(on_or_before(quarter.last), partial(_progress, world), CLOSING)
        at(on_or_before(quarter.last + NOTICE_DAYS), partial(_notice, world, quarter), CLOSING)
        at(on_or_before(quarter.last + NOTICE_DAYS), partial(_submit, world, quarter), CLOSING)
        at(later(start, 12), partial(_review, world, quarter), CLOSING)
        quarter = quarter.next()
    for month, act in ((1, _train), (7, _object), (9, _inspect), (13, _train), (17, _object), (21, _inspect)):
        day = on_or_after(world.month(month).replace(day=13))
        if day + timedelta(days=40) <= min(world.last_day, world.ending_on):
            world.agenda.at(day, partial(act, world), GOVERNING)


def post_one(world: World, day: date) -> None:
    """The council's last decision is put up at the village office, once a quarter."""
    if world.approved and day.month % 3 == 1 and day.day < 16:
        values = {"date": day, "target": world.approved, "place": _PLACE, "paper": world.scribe.paper()}
        world.scribe.enter("public_posting", day, values)


def _notice(world: World, quarter: Quarter, day: date) -> None:
    totals = world.scribe.book.totals_at(quarter)
    values = {
        "date": day,
        "quarter": quarter,
        "bank": totals.bank,
        "loans": totals.loans,
        "fund_total": totals.fund,
        "payables": totals.payables,
        "place": _PLACE,
        "paper": world.scribe.paper(),
    }
    world.scribe.enter("notice", day, values)


def _submit(world: World, quarter: Quarter, day: date) -> None:
    forms = ["member_list", "quarter"]
    if quarter.number in (2, 4):
        forms += ["receipts", "overdue", "quality"]
    for form in forms:
        values = {"date": day, "form": form, "quarter": quarter, "recipient": "both", "paper": world.scribe.paper()}
        world.scribe.enter("report_submission", day, values)


def _review(world: World, quarter: Quarter, day: date) -> None:
    values = {
        "date": day,
        "quarter": quarter,
        "findings": "核对了对账单，抽查十笔借款，担保和印章齐全",
        "paper": world.scribe.paper(),
    }
    world.scribe.enter("board_review", day, values, by="supervisors")


def _progress(world: World, day: date) -> None:
    """The accountant asks every borrower how the project goes."""
    for number, case in sorted(world.open_cases.items()):
        days = (day - case.paid_on).days
        state = "not_started" if days < 12 else "done" if days > 70 else "under_way"
        if case.home.leaving:
            state = "failed"
        values: dict[str, Any] = {"date": day, "loan": number, "progress": state, "output": _WORDS[state]}
        world.scribe.enter("project_progress", day, values)


def _train(world: World, day: date) -> None:
    values = {
        "date": day,
        "organiser": f"{COUNTY}扶贫办",
        "topic": "互助资金记账、公示和印章保管",
        "people": world.dice.randint(6, 11),
        "paper": world.scribe.paper(),
    }
    world.scribe.enter("training", day, values)


def _object(world: World, day: date) -> None:
    """Somebody has a question; the supervisors look into it and answer within two weeks."""
    is_first = "objection" not in world.mishaps
    world.mishaps.add("objection")
    values: dict[str, Any] = {"date": day}
    if is_first:
        values["member"] = world.joined[4].member
    values |= {
        "target": world.approved,
        "subject": "公示栏上这一笔的借期和本人听说的不一样" if is_first else "为什么有的户借得比别人多",
        "paper": world.scribe.paper(),
    }
    raised = world.scribe.enter("objection", day, values, sealers=("supervisors",), by="supervisors").number
    result, answer = (
        ("rejected", "查了审批表和转账单，借期和公示一致，已当面说明")
        if is_first
        else ("rejected", "星级多的户额度高，星级从还款记录里算，规则页上有算法")
    )
    world.agenda.at(later(day, 6), partial(_answer, world, raised, result, answer), GOVERNING)


def _answer(world: World, raised: str, result: str, answer: str, day: date) -> None:
    values = {"date": day, "objection": raised, "result": result, "answer": answer, "paper": world.scribe.paper()}
    world.scribe.enter("objection_reply", day, values, by="supervisors")


def _inspect(world: World, day: date) -> None:
    is_first = "inspection" not in world.mishaps
    world.mishaps.add("inspection")
    values: dict[str, Any] = {
        "date": day,
        "authority": f"{COUNTY}财政局",
        "findings": "两张还款通知单没有理事会的签收" if is_first else "账目清楚，没有发现问题",
        "must_mend": "yes" if is_first else "no",
    }
    if is_first:
        values["deadline"] = on_or_after(day + timedelta(days=30))
    number = world.scribe.enter(
        "inspection", day, values | {"paper": world.scribe.paper()}, by="township_finance"
    ).number
    if is_first:
        world.agenda.at(later(day, 12), partial(_mend, world, number), GOVERNING)


def _mend(world: World, inspection: str, day: date) -> None:
    done = "补了签收，以后当天签"
    values = {"date": day, "inspection": inspection, "done": done, "paper": world.scribe.paper()}
    world.scribe.enter("rectification", day, values)
