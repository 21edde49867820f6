"""Whether a year's dividend may be declared by a record.

In:    the step of a declaration, the parameters.   Out: what stands in the way, or None.
Never: judges amounts; the rules beside it do.
"""

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach


def in_the_way(step: Step, params: Parameters) -> Breach | None:
    """What keeps the year from being declared: no dividends here, a year not over, declared before, or rolled over."""
    year, pool = step.record["year"], step.before.pool
    if params.dividend_policy == "unpaid":
        message, fix = N_("本社的参数写着不分红"), N_("要分红，先由会员大会改参数，写明县里的文件号")
        return breach("kind", message, fix)
    if step.record.day.year <= year:
        message, fix = N_("{year} 年还没有过完，{day} 还不能算这一年的红利"), N_("过了 12 月 31 日再算")
        return breach("year", message, fix, year=year, day=step.record.day)
    if year in pool.declared:
        message, fix = N_("{year} 年的红利在 {number} 号已经定过"), N_("一年只定一次；定错了先冲正那一条")
        return breach("year", message, fix, year=year, number=pool.declared[year].number)
    if year in pool.capitalised:
        message, fix = N_("{year} 年的结余在 {number} 号已经滚存入本金，不能再分红"), N_("先定红利，再滚存；顺序错了先冲正滚存")
        return breach("year", message, fix, year=year, number=pool.capitalised[year])
    return None
