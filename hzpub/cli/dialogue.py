"""Ask on a terminal for what a form still lacks; after every answer the books say what follows from it.

In:    the prompts of a kind, what was typed, the books' answers as a function.   Out: the settings of a draft.
Never: asks for what the books know, or for a box that may be left out; decides whether an answer fits its box.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

import click

from hzpub.base.words import N_, Words
from hzpub.desk.errors import DeskError
from hzpub.desk.forms import Prompt, prompts

Settings = dict[str, str | list[str]]
Fill = Callable[[Settings], Settings]
"""Adds what the books know to what was typed; raises DeskError for a number that leads nowhere."""


def ask(kind: str, typed: Settings, fill: Fill, today: dt.date, words: Words) -> Settings:
    """Ask for every required box that neither person nor books have filled; say what the books filled; answer all.

    An empty answer leaves the box empty; a number that leads to the wrong place is said so and asked for again.
    Raises DeskError when that was so of what was typed before the first question.
    """
    known, passed = fill(typed), {""}
    while (prompt := _next(prompts(kind), known, passed)) is not None:
        answer = _table(prompt, words) if prompt.columns else _one(prompt, today, words)
        try:
            known = fill({**typed, prompt.box: answer} if answer else typed)
        except DeskError as error:
            click.echo("\n".join(error.lines(words)), err=True)
            continue
        passed.add(prompt.box)
        typed = {**typed, prompt.box: answer} if answer else typed
    for line in from_the_books(kind, typed, known, words):
        click.echo(line, err=True)
    return known


def from_the_books(kind: str, typed: Settings, known: Settings, words: Words) -> Iterator[str]:
    """One line for each box that the books have filled."""
    for prompt in prompts(kind):
        if prompt.box in known and prompt.box not in typed:
            told = known[prompt.box]
            text = told if isinstance(told, str) else _several(prompt, told, words)
            yield words(N_("账上有的：{box}（{key}）{told}"), box=words(prompt.label), key=prompt.box, told=text)


def _several(prompt: Prompt, told: Sequence[str], words: Words) -> str:
    return words(N_("{count} 行"), count=len(told)) if prompt.columns else "、".join(told)


def _next(asked: Sequence[Prompt], known: Settings, passed: set[str]) -> Prompt | None:
    return next((each for each in asked if each.required and each.box not in known and each.box not in passed), None)


def _one(prompt: Prompt, today: dt.date, words: Words) -> str:
    default = today.isoformat() if prompt.box == "date" else ""
    answer: str = click.prompt(_question(prompt, words), default=default, show_default=bool(default))
    return answer.strip()


def _table(prompt: Prompt, words: Words) -> list[str]:
    """Row by row and column by column; an empty first column ends the table."""
    rows: list[str] = []
    while True:
        click.echo(words(N_("{box}第 {count} 行（第一栏空着就是写完了）"), box=words(prompt.label), count=len(rows) + 1), err=True)
        cells: list[str] = []
        for column in prompt.columns:
            answer = click.prompt(f"  {_question(column, words)}", default="", show_default=False).strip()
            if not cells and not answer:
                return rows
            cells.append(f"{column.box}:{answer}")
        rows.append(";".join(cells))


def _question(prompt: Prompt, words: Words) -> str:
    options = "、".join(f"{word} {words(label)}" for word, label in prompt.options)
    return f"{words(prompt.label)}（{options or words(N_('如')) + ' ' + prompt.example}）"
