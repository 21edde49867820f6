"""Commands that publish: build and serve."""

from pathlib import Path

import click

from hzpub.base.words import N_, Words
from hzpub.cli.books import day, day_option, fund_argument, history_option
from hzpub.cli.shell import Command, progress


def build(words: Words) -> click.Command:
    """`hzpub build`."""

    def command(repo: Path, site: Path | None, as_of: str | None, without_history: bool) -> int:
        from hzpub.publish.mkdocs_plugin import build_site

        with progress(words(N_("核对和出网页"))) as report:
            return build_site(
                repo, site, words, as_of=day(as_of, words), without_history=without_history, progress=report
            )

    where = click.Option(["--site"], type=click.Path(file_okay=False, path_type=Path), help=words(N_("网站放在哪里，默认 site/")))
    params = [fund_argument(), where, day_option(words), history_option(words)]
    return Command("build", callback=command, params=params, help=words(N_("核对，全部无误才更新公示网站")))


def serve(words: Words) -> click.Command:
    """`hzpub serve`."""

    def command(repo: Path, address: str, without_history: bool) -> int:
        from hzpub.publish.mkdocs_plugin import serve_site

        return serve_site(repo, address, words, without_history=without_history)

    where = click.Option(["--address"], default="127.0.0.1:8000", help=words(N_("只在本机看的地址")))
    params = [fund_argument(), where, history_option(words)]
    return Command("serve", callback=command, params=params, help=words(N_("在本机预览网站；没入账的显示为未入账")))
