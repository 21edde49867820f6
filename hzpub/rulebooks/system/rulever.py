"""SYS-RULEVER: a fund sets only numbers that the rulebook knows, none above its caps on its own, none for nothing."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from hzpub.base.words import N_, Label, Yuan
from hzpub.kinds.record import Record
from hzpub.ledger.book import Book
from hzpub.ledger.replay import Step
from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.parameters import Parameter, Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

DOCUMENT = re.compile(r"[〔\[（(][0-9]{4}[〕\]）)]第?[0-9]{1,4}号")
"""What the number of an official document looks like."""
MEMBERS_MEET = ("members", "founding", "representatives")
"""Assemblies in which the members decide, themselves or by their representatives (S二(四))."""
ORDERED = (("council_min", "council_max"), ("board_min", "board_max"))
"""Numbers of which the first may not be above the second."""


@rule(
    "SYS-RULEVER",
    title=N_("章程里改的数，要写得对、有依据"),
    clause="S三(五)",
    on=("charter", "rulebook_change"),
    admissible=False,
    message=N_("规则手册里没有“{name}”这个参数"),
    fix=N_("照规则页上的参数名写；没有要改的就整行删去"),
)
def own_numbers(step: Step, _: Parameters) -> Iterator[Breach]:
    """Every own value is of a known parameter, spelt right, named once, covered above the cap; a change changes."""
    declared, record = mutual_aid().parameters, step.record
    is_change = record.kind.name == "rulebook_change"
    seen: set[str] = set()
    for index, row in enumerate(record.get("parameters", ())):
        at, name = ("parameters", index), row["name"]
        if name not in declared:
            yield breach((*at, "name"), name=name)
        elif name in seen:
            message, fix = N_("“{label}”写了两遍"), N_("只留一行")
            yield breach((*at, "name"), message, fix, label=Label(declared[name].label))
        else:
            for found in _row(declared[name], row, step.before if is_change else None):
                yield found._replace(at=(*at, *found.at))
        seen.add(name)
    if seen:
        after = mutual_aid().parameters_of(step.after.fund.parameters if step.after.fund else ())
        yield from _caps(after)
        yield from _order(after, declared)
    if is_change:
        yield from _meeting(step.before, record)


def _caps(own: Parameters) -> Iterator[Breach]:
    """The limit grows from base to highest in exactly as many steps as there are stars (R五3①, R六(5))."""
    reached = own.cap_base + own.cap_step * own.star_max
    if reached != own.cap_max:
        message = N_("起点 {base} 加 {stars} 星每星 {step}，是 {reached}，和最高额度 {most} 对不上")
        fix = N_("改到对得上：起点加上每星多借的钱乘最高星级，正好等于最高额度")
        base, step, most = Yuan(own.cap_base), Yuan(own.cap_step), Yuan(own.cap_max)
        yield breach(
            "kind", message, fix, base=base, stars=own.star_max, step=step, reached=Yuan(reached), most=most
        )


def _order(own: Parameters, declared: Mapping[str, Parameter]) -> Iterator[Breach]:
    for low, high in ORDERED:
        least, most = getattr(own, low), getattr(own, high)
        if least > most:
            message, fix = N_("“{low}”是 {least}，比“{high}”的 {most} 还多"), N_("两个数一起改，少的不能多过多的")
            lower, higher = Label(declared[low].label), Label(declared[high].label)
            yield breach("kind", message, fix, low=lower, high=higher, least=least, most=most)


def _row(parameter: Parameter, row: Mapping[str, Any], before: Book | None) -> Iterator[Breach]:
    """One own number; `before` is the book that a change changes, None for a charter.

    A row that keeps the value may still bring the county document that was missing.
    """
    label, value = Label(parameter.label), row["value"]
    try:
        own = parameter.read(value)
    except ValueError:
        message, fix = N_("“{label}”的数值“{value}”写得不对"), N_("照手册的写法，如 {example}")
        yield breach("value", message, fix, label=label, value=value, example=parameter.default)
        return
    most = parameter.read(parameter.most) if parameter.most else None
    if isinstance(own, int) and isinstance(most, int) and own > most and not DOCUMENT.search(row["authority"]):
        message = N_("“{label}”写 {value}，超过手册的上限 {most}，依据里没有县里的文件号")
        fix = N_("把数值改到 {most} 以内；县里批准过的，在依据里写文件号，如 云扶办〔2024〕3号")
        yield breach("authority", message, fix, label=label, value=value, most=parameter.most)
    least = parameter.read(parameter.least) if parameter.least else None
    if isinstance(own, int) and isinstance(least, int) and own < least and not DOCUMENT.search(row["authority"]):
        message = N_("“{label}”写 {value}，低于手册的下限 {least}，依据里没有县里的文件号")
        fix = N_("把数值改到 {least} 以上；县里批准过的，在依据里写文件号，如 云扶办〔2024〕3号")
        yield breach("authority", message, fix, label=label, value=value, least=parameter.least)
    if before is not None and before.fund is not None:
        now = getattr(mutual_aid().parameters_of(before.fund.parameters), parameter.name)
        known = any(DOCUMENT.search(why) for name, _, why in before.fund.parameters if name == parameter.name)
        if own == now and (known or not DOCUMENT.search(row["authority"])):
            message, fix = N_("“{label}”现在就是 {value}，这一行什么也没改"), N_("删去这一行；没有要改的就不用这张表")
            yield breach("value", message, fix, label=label, value=value)


def _meeting(before: Book, record: Record) -> Iterator[Breach]:
    """Members decide over their own numbers, and decide before the change is written (S二(四))."""
    met = before.affairs.meetings.get(record["meeting"])
    if met is None:
        return
    if met.assembly not in MEMBERS_MEET:
        message = N_("{meeting} 号会议不是会员大会、成立大会或会员代表会议，不能改本基金的数")
        yield breach("meeting", message, N_("开会员大会表决，写那次会议的编号"), meeting=record["meeting"])
    elif met.day > record.date:
        message = N_("{meeting} 号会议 {met} 才开，改数的单子写的是 {date}")
        yield breach("meeting", message, N_("先开会，后改数；日期写错的改日期"), meeting=record["meeting"], met=met.day, date=record.date)
