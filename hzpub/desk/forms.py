"""The forms people fill: prompts for a dialogue, and a blank form on paper or screen.

In:    a record kind.   Out: one prompt per box; the commented blank form as text.
Never: keeps a label or an example of its own: everything is asked from the declaration.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from hzpub.base.words import N_, Label, Words
from hzpub.desk.shelf import kind_named
from hzpub.desk.values import plain_name
from hzpub.kinds.boxes import Box, Choice, Listed, Row
from hzpub.kinds.kind import HEADER, Kind
from hzpub.kinds.vocabulary import ROLES, Digest, Held

HOLD_EXAMPLES = {"name": "张建国", "account": "账号"}
_HELD = N_("写真实内容；记录里只留承诺值，内容存进名册")
_LIST = N_("可以写几项：用逗号隔开，或一项写一次")
_TABLE = N_("每行写一次")


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question: the name to answer under, label and help (msgids), an example, whether it may be left out.

    `options` are the words a choice allows, with their labels; `many` tells that several answers are welcome;
    `columns` are the questions for each row of a table.
    """

    box: str
    label: str
    help: str
    example: str
    required: bool
    many: bool = False
    options: tuple[tuple[str, str], ...] = ()
    columns: tuple["Prompt", ...] = ()


def prompts(kind_name: str) -> tuple[Prompt, ...]:
    """What to ask for a draft, in the order of the form. Raises DeskError for an unknown kind."""
    kind = kind_named(kind_name)
    return tuple(prompt_of(box) for box in body_boxes(kind))


def entry_prompts(kind_name: str) -> tuple[Prompt, ...]:
    """What to ask when a draft is entered (pay-out day, bank slip). Raises DeskError for an unknown kind."""
    return tuple(prompt_of(box) for box in kind_named(kind_name).entry_boxes)


def body_boxes(kind: Kind) -> tuple[Box, ...]:
    """The boxes a person fills when drafting: the date, then the kind's own."""
    return (HEADER[-1], *kind.boxes)


def prompt_of(box: Box) -> Prompt:
    """The prompt for one box."""
    inner = box.of if isinstance(box, Listed) else box
    guidance = box.help or box.label
    if isinstance(box, Held):
        guidance = _HELD
    elif isinstance(inner, Row):
        guidance = box.help or _TABLE
    elif isinstance(box, Listed):
        guidance = box.help or _LIST
    options = tuple(inner.options.items()) if isinstance(inner, Choice) else ()
    columns = tuple(map(prompt_of, inner.boxes)) if isinstance(inner, Row) else ()
    is_list = isinstance(box, Listed)
    return Prompt(plain_name(box), box.label, guidance, example_of(box), box.required, is_list, options, columns)


def example_of(box: Box) -> str:
    """An answer that fits, as a person would type it."""
    match box:
        case Listed():
            return example_of(box.of)
        case Row():
            return ";".join(f"{plain_name(column)}:{example_of(column)}" for column in box.boxes)
        case Digest():
            return "@scan.pdf"
        case Held():
            return HOLD_EXAMPLES.get(plain_name(box), "…")
    return str(box.example) or "…"


def blank_form(kind_name: str, words: Words) -> str:
    """The blank form of a kind: what to write in each box, then the line as it stands in the record.

    The comments make sure that nobody takes it for a record. Raises DeskError for an unknown kind.
    """
    kind = kind_named(kind_name)
    lines = [f"# {words(kind.title)}：{words(kind.purpose)}"]
    if kind.clause:
        lines.append("# " + words(N_("条文：{clause}"), clause=kind.clause))
    lines.append("# " + words(N_("盖章：{seals}；入账：{enter}"), **_signers(kind, words)))
    lines += (line for box in body_boxes(kind) for line in _form_lines(box, words))
    if kind.entry_boxes:
        lines.append("# " + words(N_("以下各栏入账时才填：")))
        lines += (f"# {line}" for box in kind.entry_boxes for line in _form_lines(box, words))
    return "\n".join(lines) + "\n"


def _form_lines(box: Box, words: Words) -> Iterator[str]:
    prompt = prompt_of(box)
    yield _heading(prompt, words)
    yield from (f"#   {word}  {words(label)}" for word, label in prompt.options)
    if isinstance(box, Held) or prompt.columns:
        once = f"{words(_TABLE)}：" if prompt.columns else ""
        yield f"#   {once}--set '{prompt.box}={prompt.example}'"
    for column in prompt.columns:
        yield from (f"#   {column.box}: {word}  {words(label)}" for word, label in column.options)
    if isinstance(box, Listed):
        yield f"{box.name}:"
        rows = box.of.boxes if isinstance(box.of, Row) else ()
        lines = [f"{column.name}: {_spelled(column)}" for column in rows] or [_spelled(box.of)]
        yield f"  - {lines[0]}"
        yield from (f"    {line}" for line in lines[1:])
    else:
        yield f"{box.name}: {_spelled(box)}"


def _spelled(box: Box) -> str:
    return str(box.example) if isinstance(box.example, int) else f'"{box.example or "…"}"'


def _heading(prompt: Prompt, words: Words) -> str:
    told = "" if prompt.required else words(N_("（可以不填）"))
    more = f"：{words(prompt.help)}" if prompt.help != prompt.label else ""
    return f"# {words(prompt.label)}{told}{more}"


def _signers(kind: Kind, words: Words) -> dict[str, str]:
    def roles(names: tuple[str, ...]) -> str:
        return "、".join(words(ROLES[name]) for name in names)

    seals = [roles(kind.seals.all_of)] if kind.seals.all_of else []
    if kind.seals.at_least:
        some = words(N_("{roles}中的 {count} 枚"), roles=roles(kind.seals.any_of), count=kind.seals.at_least)
        seals.append(some)
    return {
        "seals": "；".join(seals) or words(N_("不用另外盖章")),
        "enter": roles(kind.entered_by),
    }


def missing_line(box: Box) -> Label:
    """One line of the list of boxes left empty: label, name, what to write, an example."""
    prompt = prompt_of(box)
    facts = (
        ("box", Label(prompt.label)),
        ("key", prompt.box),
        ("help", Label(prompt.help)),
        ("example", prompt.example),
    )
    return Label(N_("{box}（{key}）：{help}，例如 {example}"), facts)
