"""The command that lists the rules: what is asked of every record, with the numbers this fund set."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import click

from hzpub.base.width import columns
from hzpub.base.words import N_, Words
from hzpub.check.loading import load, read_bytes
from hzpub.cli.books import fund_argument
from hzpub.cli.profiles import profile_rows, profile_table
from hzpub.cli.shell import CLEAN, Command
from hzpub.rulebooks.catalogue import catalogue


def rules(words: Words) -> click.Command:
    """`hzpub rules`."""

    def command(repo: Path, form: str, profiles: bool) -> int:
        if profiles:
            ready = profile_rows(words)
            click.echo(json.dumps(ready, ensure_ascii=False, indent=2) + "\n" if form == "json" else profile_table(words), nl=False)
            return CLEAN
        rows = catalogue(words, own_parameters(repo))
        if form == "json":
            click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
            return CLEAN
        click.echo(table(rows, words), nl=False)
        return CLEAN

    formats = click.Option(["--format", "form"], type=click.Choice(["text", "json"]), default="text", help=words(N_("输出格式")))
    about = words(N_("列出每条规则和条款：编号、依据、轻重、现行数值、谁来管"))
    ready_sets = click.Option(["--profiles"], is_flag=True, help=words(N_("列出现成的选法，建基金时用")))
    return Command("rules", callback=command, params=[fund_argument(), formats, ready_sets], help=about)


def table(rows: Sequence[Mapping[str, Any]], words: Words) -> str:
    """The rows of the catalogue by section, one line each, and how many there are of what."""
    lines: list[str] = []
    for section, members in groupby(rows, key=itemgetter("section")):
        lines += ("", section)
        lines += (f"{_padded(row['id'], 26)} {_padded(row['clause'], 18)} {_padded(row['severity_label'], 10)} {_told(row)}" for row in members)
    for key in ("severity_label", "owner_kind_label"):
        counts = Counter(row[key] for row in rows)
        lines += ("", *(words(N_("{what}：{count} 条"), what=what, count=count) for what, count in counts.most_common()))
    return "\n".join([*lines[1:], words(N_("一共 {count} 条"), count=len(rows))]) + "\n"


def _told(row: Mapping[str, Any]) -> str:
    """Title, numbers in force, and the way to the owner of one row."""
    values = "".join(f"  {each['label']} {each['value']}" for each in row["parameters"])
    another = row["rule"] if row["rule"] != row["id"] else ""
    return f"{row['title']}{values}  → {' · '.join(each for each in (another, row['page'], row['owner'], row['why']) if each)}"


def _padded(text: str, width: int) -> str:
    return text + " " * (width - columns(text))


def own_parameters(repo: Path) -> tuple[tuple[str, str, str], ...]:
    """What the charter of the fund in `repo` sets; nothing when there is no readable charter."""
    for path in sorted(repo.glob("records/*/*/000001-charter.yml")):
        try:
            data = read_bytes(str(path))
        except OSError:
            return ()
        meanings: dict[str, Any] = load(path.relative_to(repo).as_posix(), data).meanings or {}
        return tuple((row["name"], row["value"], row["authority"]) for row in meanings.get("parameters", ()))
    return ()
