"""The command that keeps the register safe: register backup, register restore."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import click

from hzpub.base.words import N_, Words, languages
from hzpub.cli.books import fund_option
from hzpub.cli.shell import CANNOT, CLEAN, FOUND, Command, Group, Stop
from hzpub.cli.telling import now, told
from hzpub.desk.safekeeping import Restored, back_up
from hzpub.desk.safekeeping import restore as take_back
from hzpub.trust.backup import FEWEST

_Answer = TypeVar("_Answer")


def register(words: Words) -> click.Command:
    """`hzpub register` with its two parts."""
    group = Group("register", help=words(N_("名册的加密备份：做一份，演练取回，取回")))
    for make in (backup, restore):
        command = make(words)
        said = words(N_("语言：zh 中文，en 英文"))
        command.params.append(click.Option(["--lang"], type=click.Choice(languages()), help=said, expose_value=False))
        group.add_command(command)
    return group


def backup(words: Words) -> click.Command:
    """`hzpub register backup`."""

    def command(keys: Sequence[Path], out: Path | None, repo: Path) -> int:
        made = _said(lambda: back_up(repo, keys, out, day=now().date()), repo, words)
        facts = {"place": str(made.path), "count": made.entries, "keys": len(made.keys)}
        click.echo(words(N_("已备份 {count} 条到 {place}，{keys} 把钥匙能打开："), **facts))
        for key in made.keys:
            click.echo(f"  {key}")
        if len(made.keys) < FEWEST:
            click.echo(words(N_("只写给了一把钥匙：这把钥匙丢了，备份就打不开。再加一把 --to。")), err=True)
        click.echo(words(N_("把它拷到两处，不要都在村里；再演练一次：hzpub register restore 文件 --key 钥匙 --check-only")), err=True)
        return CLEAN

    file = click.Path(dir_okay=False, path_type=Path)
    params: list[click.Parameter] = [
        click.Option(["--to", "keys"], type=file, multiple=True, required=True, help=words(N_("谁能打开：财政所和另一处的 .pub 文件，写两次"))),
        click.Option(["--out"], type=file, help=words(N_("放在哪里，默认 .hzpub/register.age"))),
        fund_option(words),
    ]
    return Command("backup", callback=command, params=params, help=words(N_("把名册加密备份，只有写给的人能打开")))


def restore(words: Words) -> click.Command:
    """`hzpub register restore`."""

    def command(file: Path, key: Path, check_only: bool, repo: Path) -> int:
        done = _said(lambda: take_back(repo, file, key, check_only=check_only, day=now().date()), repo, words)
        for line in _lines(done, words):
            click.echo(line)
        return FOUND if done.found.strange or done.found.missing else CLEAN

    path = click.Path(dir_okay=False, path_type=Path)
    params: list[click.Parameter] = [
        click.Argument(["file"], type=path),
        click.Option(["--key"], type=path, required=True, help=words(N_("能打开备份的私人钥匙"))),
        click.Option(["--check-only"], is_flag=True, help=words(N_("只演练：打开、逐条核对，不写名册"))),
        fund_option(words),
    ]
    return Command("restore", callback=command, params=params, help=words(N_("打开备份，逐条和记录核对，取回名册")))


def _lines(done: Restored, words: Words) -> list[str]:
    found = done.found
    lines = [words(N_("✓ {count} 条和记录里写下的一样"), count=len(found.good))]
    if found.erased:
        lines.append(words(N_("— {count} 条后来按本人要求删去了，不再取回"), count=len(found.erased)))
    if found.strange:
        lines.append(words(N_("✗ {count} 条哪一条记录都对不上，不取回"), count=len(found.strange)))
    if found.missing:
        lines.append(words(N_("✗ 记录里还有 {count} 处，这份备份里没有：备份旧了，或者以前就删去了"), count=len(found.missing)))
    return [*lines, words(N_("名册已取回。") if done.written else N_("这是演练，名册没有动。"))]


def _said(act: Callable[[], _Answer], repo: Path, words: Words) -> _Answer:
    try:
        return told(act, repo, words)
    except OSError as error:
        facts = {"file": str(error.filename or ""), "why": error.strerror or str(error)}
        raise Stop(words(N_("{file} 读写不了：{why}"), **facts), words(N_("核对文件名，看磁盘是否已满")), CANNOT) from None
