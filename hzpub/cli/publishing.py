"""Commands that publish: build and serve."""

from pathlib import Path

import click

from hzpub.base.words import N_, Words
from hzpub.cli.books import day, day_option, fund_argument, history_option
from hzpub.cli.reminding import remind
from hzpub.cli.shell import Command, Stop, progress


def build(words: Words) -> click.Command:
    """`hzpub build`."""

    def command(repo: Path, site: Path | None, as_of: str | None, village: bool, without_history: bool) -> int:
        from hzpub.publish.editions import NoVillage
        from hzpub.publish.mkdocs_runs import build_site

        until = day(as_of, words)
        try:
            with progress(words(N_("核对和出网页"))) as report:
                code = build_site(
                    repo, site, words, as_of=until, without_history=without_history, village=village, progress=report
                )
        except NoVillage as refused:
            raise Stop(words(refused.reason, **refused.facts), words(refused.fix)) from None
        remind(repo, words)
        return code

    where = click.Option(["--site"], type=click.Path(file_okay=False, path_type=Path), help=words(N_("网站放在哪里，默认 site/")))
    inside = click.Option(["--village"], is_flag=True, help=words(N_("村内版：有姓名，放 U 盘在村里看，不上网；要写 --site")))
    params = [fund_argument(), where, inside, day_option(words), history_option(words)]
    return Command("build", callback=command, params=params, help=words(N_("核对，全部无误才更新公示网站")))


def serve(words: Words) -> click.Command:
    """`hzpub serve`."""

    def command(repo: Path, address: str, without_history: bool) -> int:
        from hzpub.publish.mkdocs_runs import serve_site

        return serve_site(repo, address, words, without_history=without_history)

    where = click.Option(["--address"], default="127.0.0.1:8000", help=words(N_("只在本机看的地址")))
    params = [fund_argument(), where, history_option(words)]
    return Command("serve", callback=command, params=params, help=words(N_("在本机预览网站；没入账的显示为未入账")))
