"""What every command shares: help and mistakes in the reader's language, progress, exit codes.

In:    click commands made with translated texts.
Out:   an exit code; messages on standard error, results on standard output.
Never: shows a traceback for anything a person can mend. A fault of the program keeps its traceback.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from hzpub.base.words import N_, Words

CLEAN, FOUND, CANNOT = 0, 1, 2
"""Exit codes: nothing wrong; findings of severity error; wrong usage or missing environment."""


class Stop(Exception):
    """A command that cannot go on: what is wrong and what to do, both already in the reader's words."""

    def __init__(self, message: str, fix: str = "", code: int = CANNOT):
        super().__init__(message)
        self.message, self.fix, self.code = message, fix, code


class Command(click.Command):
    """A click command whose help speaks the reader's language."""

    words: Words = Words.chinese()

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        for piece, said in (("[OPTIONS]", N_("[选项]")), ("COMMAND [ARGS]...", N_("命令 …")), ("[FUND]", N_("[基金文件夹]"))):
            pieces = pieces.replace(piece, self.words(said))
        formatter.write_usage(ctx.command_path, pieces, prefix=self.words(N_("用法：")))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        options = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]
        rows = [row for option in options if (row := option.get_help_record(ctx)) is not None]
        if rows:
            with formatter.section(self.words(N_("选项"))):
                formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The `--help` option with a translated text."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = self.words(N_("显示这份说明"))
        return option


class Group(Command, click.Group):
    """The group of all commands; they are listed in the order in which they were added."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands in the order in which a fund needs them."""
        super().format_options(ctx, formatter)
        rows = [(name, command.get_short_help_str(80)) for name, command in self.commands.items()]
        with formatter.section(self.words(N_("命令"))):
            formatter.write_dl(rows)


def run(cli: click.Command, arguments: Sequence[str], words: Words) -> int:
    """Run `cli` and answer its exit code; mistakes of usage are told in the reader's words."""
    try:
        code = cli.main(list(arguments), prog_name="hzpub", standalone_mode=False)
    except Stop as stop:
        say_error(stop.message, stop.fix, words)
        return stop.code
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.Abort:
        say_error(words(N_("中断了；什么都没有改")), "", words)
        return CANNOT
    except click.ClickException as error:
        say_error(_usage(error, words), words(N_("运行 {command} --help 看用法"), command=_path(error)), words)
        return CANNOT
    return code if isinstance(code, int) else CLEAN


def say_error(message: str, fix: str, words: Words) -> None:
    """Tell what is wrong on standard error."""
    click.echo(f"hzpub: {message}", err=True)
    if fix:
        click.echo(f"     = {words(N_('怎么改'))} {fix}", err=True)


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on a terminal, nothing at all in a pipe."""
    if not sys.stderr.isatty():
        yield _quiet
        return
    bars: list[Any] = []

    def report(done: int, total: int) -> None:
        if not bars:
            bars.append(click.progressbar(length=total, label=label, file=sys.stderr).__enter__())
        bars[0].update(done - bars[0].pos)

    try:
        yield report
    finally:
        for bar in bars:
            bar.__exit__(None, None, None)


def _quiet(_done: int, _total: int) -> None:
    """Say nothing."""


def _path(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    return context.command_path if context is not None else "hzpub"


def _usage(error: click.ClickException, words: Words) -> str:
    match error:
        case click.NoSuchOption():
            return words(N_("没有 {option} 这个选项"), option=error.option_name)
        case click.MissingParameter():
            name = error.param.make_metavar(error.ctx) if error.param and error.ctx else ""
            return words(N_("缺少 {name}"), name=name)
        case click.BadParameter():
            name = error.param.name if error.param is not None else ""
            return words(N_("{name} 写得不对：{why}"), name=str(name), why=error.message)
        case click.UsageError():
            return words(N_("用法不对：{why}"), why=error.message)
    return error.format_message()
