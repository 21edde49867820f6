"""Commands that begin a fund: init, keygen, demo."""

from functools import partial
from pathlib import Path

import click

from hzpub.base.words import N_, Words
from hzpub.cli.shell import CLEAN, Command, Stop, progress
from hzpub.cli.telling import now, told
from hzpub.desk.founding import init as init_fund
from hzpub.desk.founding import keygen as make_key
from hzpub.desk.presets import PRESETS


def init(words: Words) -> click.Command:
    """`hzpub init`."""

    def command(directory: Path, fund: str, name: str, profiles: tuple[str, ...]) -> int:
        settings = {"fund": fund, "fund_name": name}
        told(partial(init_fund, directory, settings, at=now(), profiles=profiles), directory, words)
        text = words(N_("已建好 {place}。下一步：hzpub keygen 做印章，再 hzpub new charter 起草章程。"), place=str(directory))
        click.echo(text)
        if profiles:
            click.echo(words(N_("选好的几条在 {file}：先写上每一条是谁定的。"), file=str(directory / PRESETS)))
        return CLEAN

    ready = words(N_("现成的选法，可写多次；hzpub rules --profiles 看有哪些"))
    params: list[click.Parameter] = [
        click.Argument(["directory"], type=click.Path(file_okay=False, path_type=Path), metavar="DIR"),
        click.Option(["--profile", "profiles"], multiple=True, metavar="NAME", help=ready),
        click.Option(["--fund"], required=True, help=words(N_("基金编号，如 dawu.361122"))),
        click.Option(["--name"], required=True, help=words(N_("基金名称"))),
    ]
    return Command("init", callback=command, params=params, help=words(N_("新建一个基金的文件夹")))


def keygen(words: Words) -> click.Command:
    """`hzpub keygen`."""

    def command(holder: str, directory: Path, ask: bool) -> int:
        passphrase = click.prompt(words(N_("口令")), hide_input=True, confirmation_prompt=True) if ask else ""
        path, public = told(partial(make_key, directory, holder, passphrase), directory, words)
        click.echo(public)
        click.echo(words(N_("印章在 {path}：只由本人保管，另存一份在别处。"), path=str(path)), err=True)
        return CLEAN

    params: list[click.Parameter] = [
        click.Argument(["holder"], metavar="HOLDER"),
        click.Option(["--dir", "directory"], type=click.Path(file_okay=False, path_type=Path), default="keys", help=words(N_("放在哪个文件夹"))),
        click.Option(["--passphrase", "ask"], is_flag=True, help=words(N_("给印章设口令"))),
    ]
    return Command("keygen", callback=command, params=params, help=words(N_("做一枚印章（钥匙），打印公钥")))


def demo(words: Words) -> click.Command:
    """`hzpub demo`."""

    def command(directory: Path, seed: int, months: int, members: int, per_month: int | None, ends: bool) -> int:
        from hzpub.demo import make

        try:
            with progress(words(N_("编写示范基金"))) as report:
                made = make(directory, seed=seed, months=months, members=members, per_month=per_month, ends=ends, progress=report)
        except (ValueError, FileExistsError) as error:
            raise Stop(words(N_("做不了示范基金：{why}"), why=str(error)), words(N_("换一个空文件夹，或改数目"))) from None
        click.echo(words(N_("示范基金在 {place}：{count} 条记录。人和印章都是虚构的。"), place=str(directory), count=made.records))
        return CLEAN

    params: list[click.Parameter] = [
        click.Argument(["directory"], type=click.Path(file_okay=False, path_type=Path), metavar="DIR"),
        click.Option(["--seed"], type=int, default=1, help=words(N_("编号不同，故事不同"))),
        click.Option(["--months"], type=click.IntRange(1, 900), default=24, help=words(N_("多少个月"))),
        click.Option(["--members"], type=click.IntRange(24, 9000), default=112, help=words(N_("多少户"))),
        click.Option(["--per-month"], type=click.IntRange(1, 600), default=None, help=words(N_("每月大约多少条记录"))),
        click.Option(["--winding-up", "ends"], is_flag=True, help=words(N_("最后清算退出，账上一分不剩"))),
    ]
    return Command("demo", callback=command, params=params, help=words(N_("编一个完整的示范基金，带印章和历史")))


