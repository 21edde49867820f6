"""Commands about what must stay out of sight: erase, scan."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from hzpub.base.words import N_, Words
from hzpub.cli.books import fund_option
from hzpub.cli.shell import CLEAN, FOUND, Command, Stop
from hzpub.cli.slips import BOXES
from hzpub.cli.telling import told
from hzpub.desk.erasing import erase, to_erase
from hzpub.desk.shelf import charter
from hzpub.publish.scan import Scanner
from hzpub.publish.scan_git import scan_history, scan_path
from hzpub.trust.register import load

_MOST = 40


def erase_value(words: Words) -> click.Command:
    """`hzpub erase`."""

    def command(of: str, box: str, sure: bool, repo: Path) -> int:
        chosen = told(lambda: to_erase(repo, of, box), repo, words)
        boxes = "、".join(dict.fromkeys(words(BOXES.get(each.box, each.box)) for each in chosen))
        click.echo(words(N_("要从名册里删去 {of} 的{boxes}，一共 {count} 条。"), of=of, boxes=boxes, count=len(chosen)), err=True)
        click.echo(words(N_("删去以后谁也找不回来。记录、印章和证明照样有效；网页重建以后只显示编号。")), err=True)
        if not sure:
            if not sys.stdin.isatty():
                raise Stop(words(N_("没有确认，什么都没有删")), words(N_("想好了加上 --yes")))
            click.confirm(words(N_("确定删去吗")), abort=True, err=True)
        gone = told(lambda: erase(repo, of, box), repo, words)
        click.echo(words(N_("已删去 {count} 条。"), count=len(gone)))
        click.echo(words(N_("还要做：重新 hzpub build；提交 register.erased；做一份新备份，旧备份销毁；本人的凭条由本人处置。")), err=True)
        return CLEAN

    params: list[click.Parameter] = [
        click.Argument(["of"], metavar="P0007"),
        click.Option(["--box"], default="", metavar="BOX", help=words(N_("只删一栏：name 或 account"))),
        click.Option(["--yes", "sure"], is_flag=True, help=words(N_("不再问"))),
        fund_option(words),
    ]
    return Command("erase", callback=command, params=params, help=words(N_("按本人要求从名册里删去姓名、账号；账和证明不变")))


def scan(words: Words) -> click.Command:
    """`hzpub scan`."""

    def command(places: Sequence[Path], without_history: bool, repo: Path) -> int:
        def act() -> tuple[Scanner, int]:
            genesis = charter(repo)
            values = genesis.values if genesis is not None else {}
            invented = values.get("fiction") == "yes"
            scanner = Scanner(None if invented else load(repo), names=True, allowed=(str(values.get("hotline", "")),))
            site = repo / "site"
            count = sum(scan_path(place, scanner) for place in places or ((site,) if site.is_dir() else ()))
            if not (without_history or invented):
                count += scan_history(repo, scanner)
            if invented:
                click.echo(words(N_("这是虚构的基金，名册本来就公开：只查了像证件号、手机号、卡号的数字。")), err=True)
            elif load(repo) is None:
                click.echo(words(N_("这里没有名册，没能查姓名和账号；到有名册的那台电脑上查。")), err=True)
            return scanner, count

        scanner, count = told(act, repo, words)
        leaks = sorted(scanner.leaks)
        for leak in leaks[:_MOST]:
            click.echo(words(N_("✗ {file}：{what}"), file=leak.file, what=leak.label))
        if leaks:
            click.echo(words(N_("查了 {count} 个文件，{found} 处有不能公开的内容。"), count=count, found=len(leaks)))
            return FOUND
        click.echo(words(N_("✓ 查了 {count} 个文件，没有不能公开的内容。"), count=count))
        return CLEAN

    place = click.Path(exists=True, path_type=Path)
    params: list[click.Parameter] = [
        click.Argument(["places"], nargs=-1, type=place, metavar="[FOLDER]..."),
        click.Option(["--without-history"], is_flag=True, help=words(N_("不查 git 历史"))),
        fund_option(words),
    ]
    about = words(N_("查一查网站、交出去的文件和 git 历史里，有没有名册里的姓名和账号，有没有像证件号、手机号、卡号的数字"))
    return Command("scan", callback=command, params=params, help=about, short_help=words(N_("查有没有泄露姓名、账号")))
