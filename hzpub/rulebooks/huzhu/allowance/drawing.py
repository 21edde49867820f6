"""Whether a quarter's allowance may be drawn by a record, and how much it is.

In:    the step of an operating allowance, the parameters.   Out: what stands in the way, or the `Drawable`.
Never: judges amounts; the rules beside it do.
"""

from hzpub.base.words import N_
from hzpub.ledger.draws import Drawable, drawable
from hzpub.ledger.replay import Step, booked_on
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach


def in_the_way(step: Step, params: Parameters) -> Breach | None:
    """What keeps the quarter from being drawn by this record: not over, not closed, drawn before, out of order."""
    record, book = step.record, step.before
    quarter, draws = record["quarter"], book.pool.draws
    if quarter in draws:
        message, fix = N_("{quarter}的工作经费在 {number} 号已经提过"), N_("一季只提一次；提错了先冲正那一条")
        return breach("quarter", message, fix, quarter=quarter.label, number=draws[quarter].number)
    later = max(draws, default=quarter)
    if later > quarter:
        message, fix = N_("{later}的工作经费已经提了，不能回头提{quarter}的"), N_("照季度先后提；没提的不再补")
        return breach("quarter", message, fix, later=later.label, quarter=quarter.label)
    if record.day <= quarter.last:
        message, fix = N_("{quarter}还没有过完，付款日是 {day}"), N_("{last} 过了再提")
        return breach("quarter", message, fix, quarter=quarter.label, day=record.day, last=quarter.last)
    days = params.quarter_deadline_days
    if booked_on(quarter.last, record.entered, days, book.affairs.notices) == quarter.last:
        message = N_("{quarter}还没有关账：公示没有盖章，季末也没有过 {days} 天")
        fix = N_("先把这一季的记录入完，公示盖了章再提")
        return breach("quarter", message, fix, quarter=quarter.label, days=days)
    return None


def computed(step: Step, params: Parameters) -> Drawable | None:
    """What may be drawn, as the books stand before the record; None when nothing may be drawn by it."""
    return step.once(_computed, params)


def _computed(step: Step, params: Parameters) -> Drawable | None:
    if in_the_way(step, params) is not None:
        return None
    return drawable(step.before, step.record["quarter"], params.allowance_terms)
