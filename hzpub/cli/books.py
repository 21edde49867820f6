"""Commands that read the books: check, export."""

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import click

from hzpub.base.files import read_plain
from hzpub.base.words import N_, Words
from hzpub.check.show import as_annotations, as_json, as_text, summary
from hzpub.cli.reminding import remind
from hzpub.cli.shell import CLEAN, FOUND, Command, Stop, progress
from hzpub.pipeline import Outcome, check_fund
from hzpub.publish.keylists import KEY_LISTS
from hzpub.publish.ledgers import FORMATS
from hzpub.trust.history import HistoryMissing

QUOTED = 65536
"""Bytes of a file from which a line may be quoted beside a finding."""


def fund_argument() -> click.Argument:
    """The folder of the fund, the current one by default."""
    return click.Argument(["repo"], type=click.Path(exists=True, file_okay=False, path_type=Path), default=".", metavar="[FUND]")


def fund_option(words: Words) -> click.Option:
    """`--fund-dir`, where the folder is not the last argument."""
    kind = click.Path(exists=True, file_okay=False, path_type=Path)
    return click.Option(["--fund-dir", "repo"], type=kind, default=".", help=words(N_("基金的文件夹，默认是当前文件夹")))


def history_option(words: Words) -> click.Option:
    """`--without-history`, for copies that never had a history."""
    return click.Option(["--without-history"], is_flag=True, help=words(N_("不查 git 历史；每一页都会写明")))


def day_option(words: Words) -> click.Option:
    """`--as-of`, by default the date of the last entry."""
    return click.Option(["--as-of"], metavar="DATE", help=words(N_("算到哪一天，如 2024-06-30；默认是最后一条入账的日子")))


def day(text: str | None, words: Words) -> dt.date | None:
    """Read a date of the command line."""
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise Stop(words(N_("没有 {value} 这一天"), value=text), words(N_("写成年-月-日，如 2024-06-30"))) from None


def complete_option(words: Words) -> click.Option:
    """`--complete-history`, where a short look would do."""
    return click.Option(["--complete-history"], is_flag=True, help=words(N_("从第一次提交起重看全部 git 历史，不用上次的结果")))


def is_complete(asked: bool) -> bool:
    """Whether the whole git history is to be read: when asked to, and always where a machine checks (CI)."""
    return asked or bool(os.environ.get("CI"))


def checked(
    repo: Path,
    words: Words,
    as_of: dt.date | None,
    without_history: bool,
    thorough: bool = False,
    *,
    complete: bool = True,
) -> Outcome:
    """Check the fund in `repo`; what prevents checking at all becomes a `Stop`. See `check_fund` for the rest."""
    if not (repo / "records").is_dir():
        message = words(N_("{place} 里没有 records 文件夹"), place=str(repo))
        raise Stop(message, words(N_("到基金的文件夹里运行，或写上它的位置；新建用 hzpub init")))
    try:
        with progress(words(N_("核对"))) as report:
            return check_fund(
                repo,
                as_of=as_of,
                with_history=not without_history,
                progress=report,
                thorough=thorough,
                complete_history=complete,
            )
    except HistoryMissing as missing:
        raise Stop(words(missing.reason, **missing.facts), words(missing.fix, **missing.facts)) from None


def lines_in(repo: Path) -> Callable[[str], list[str]]:
    """A reader of the lines of files in `repo`, as they lie there now."""

    def lines(path: str) -> list[str]:
        try:
            return read_plain(repo / path, QUOTED).decode("utf-8", "replace").split("\n")
        except OSError:
            return []

    return lines


def check(words: Words) -> click.Command:
    """`hzpub check`."""

    def command(
        repo: Path, form: str, as_of: str | None, without_history: bool, thorough: bool, complete_history: bool
    ) -> int:
        complete = is_complete(complete_history)
        outcome = checked(repo, words, day(as_of, words), without_history, thorough, complete=complete)
        if form == "json":
            click.echo(as_json(outcome.findings, words), nl=False)
        elif form == "github":
            click.echo(as_annotations(outcome.findings, words), nl=False)
        else:
            click.echo(report(outcome, repo, words), nl=False)
            remind(repo, words)
        return FOUND if outcome.errors else CLEAN

    formats = click.Option(["--format", "form"], type=click.Choice(["text", "json", "github"]), default="text", help=words(N_("输出格式")))
    twice = words(N_("每条记录再请 PyYAML 和 Cerberus 各看一遍"))
    thorough = click.Option(["--thorough"], is_flag=True, help=twice)
    params = [fund_argument(), formats, day_option(words), history_option(words), thorough, complete_option(words)]
    return Command("check", callback=command, params=params, help=words(N_("核对全部记录：印章、规则、每一分钱")))


def report(outcome: Outcome, repo: Path, words: Words) -> str:
    """All findings and one closing sentence, as a terminal shows them."""
    text = as_text(outcome.findings, lines_in(repo), words)
    text += "\n" if text else ""
    count, signatures = outcome.counters["files"], outcome.counters["signatures"]
    if outcome.errors:
        return text + words(N_("不能公示：{summary}。"), summary=summary(outcome.findings, words)) + "\n"
    facts = {"count": count, "signatures": signatures, "day": words.date(outcome.as_of)}
    text += words(N_("{count} 条记录，{signatures} 个印章和入账签名全部核对无误，截至 {day}。"), **facts) + "\n"
    if outcome.history is None:
        text += words(N_("没有查 git 历史：看不出有没有人删改过记录。")) + "\n"
    found = summary(outcome.findings, words)
    return text + (words(N_("另有：{summary}。"), summary=found) + "\n" if found else "")


def export(words: Words) -> click.Command:
    """`hzpub export`."""

    def command(form: str, repo: Path, as_of: str | None, without_history: bool) -> int:
        outcome = checked(repo, words, day(as_of, words), without_history, complete=is_complete(False))
        if outcome.errors:
            click.echo(report(outcome, repo, words), err=True, nl=False)
            return FOUND
        made = KEY_LISTS[form][1](outcome, words) if form in KEY_LISTS else FORMATS[form](outcome.chronicle)
        click.echo(made, nl=False)
        return CLEAN

    form = click.Argument(["form"], type=click.Choice(sorted((*FORMATS, *KEY_LISTS))))
    params = [form, fund_argument(), day_option(words), history_option(words)]
    return Command("export", callback=command, params=params, help=words(N_("把账导出给别的记账软件核对，把印章名单导出给 ssh-keygen")))
