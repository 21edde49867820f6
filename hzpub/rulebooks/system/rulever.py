"""SYS-RULEVER: a charter sets only numbers that the rulebook knows, and none above its caps on its own."""

import re
from collections.abc import Iterator

from hzpub.base.words import N_, Label, Yuan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.parameters import Parameter, Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

DOCUMENT = re.compile(r"[〔\[（(][0-9]{4}[〕\]）)]第?[0-9]{1,4}号")
"""What the number of an official document looks like."""


@rule(
    "SYS-RULEVER",
    title=N_("章程里改的数，要写得对、有依据"),
    clause="S三(五)",
    on="charter",
    admissible=False,
    message=N_("规则手册里没有“{name}”这个参数"),
    fix=N_("照规则页上的参数名写；没有要改的就整行删去"),
)
def charter_parameters(step: Step, _: Parameters) -> Iterator[Breach]:
    """Every own value is of a known parameter, spelt right, named once, and covered above the cap."""
    declared = mutual_aid().parameters
    seen: set[str] = set()
    for index, row in enumerate(step.record.get("parameters", ())):
        at, name = ("parameters", index), row["name"]
        if name not in declared:
            yield breach((*at, "name"), name=name)
        elif name in seen:
            message, fix = N_("“{label}”写了两遍"), N_("只留一行")
            yield breach((*at, "name"), message, fix, label=Label(declared[name].label))
        else:
            for found in _value(declared[name], row["value"], row["authority"]):
                yield found._replace(at=(*at, *found.at))
        seen.add(name)
    if seen:
        yield from _caps(mutual_aid().parameters_of(step.after.fund.parameters if step.after.fund else ()))


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


def _value(parameter: Parameter, value: str, authority: str) -> Iterator[Breach]:
    label = Label(parameter.label)
    try:
        own = parameter.read(value)
    except ValueError:
        message, fix = N_("“{label}”的数值“{value}”写得不对"), N_("照手册的写法，如 {example}")
        yield breach("value", message, fix, label=label, value=value, example=parameter.default)
        return
    most = parameter.read(parameter.most) if parameter.most else None
    if isinstance(own, int) and isinstance(most, int) and own > most and not DOCUMENT.search(authority):
        message = N_("“{label}”写 {value}，超过手册的上限 {most}，依据里没有县里的文件号")
        fix = N_("把数值改到 {most} 以内；县里批准过的，在依据里写文件号，如 云扶办〔2024〕3号")
        yield breach("authority", message, fix, label=label, value=value, most=parameter.most)
