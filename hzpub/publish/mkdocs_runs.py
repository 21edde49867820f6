"""The two commands that run MkDocs, through our plugin, and what mkdocs.yml says about a fund.

In:    a fund's folder with its mkdocs.yml, what the command line says over it.
Out:   an exit code; messages on standard error, one sentence on standard output.
Never: checks or prints anything itself (the plugin has that done).
"""

import datetime as dt
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import click
from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError, MkDocsException

from hzpub.base.words import CHINESE, N_, Words
from hzpub.pipeline import Progress
from hzpub.publish.editions import village_folder
from hzpub.publish.mkdocs_plugin import HzpubPlugin, fund_of
from hzpub.publish.surroundings import speaking
from hzpub.publish.unentered import RECORDS
from hzpub.publish.verdict import CANNOT, CLEAN, FOUND

log = logging.getLogger("mkdocs.plugins.hzpub")


def build_site(
    repo: Path,
    site: Path | None,
    words: Words,
    *,
    as_of: dt.date | None = None,
    without_history: bool = False,
    village: bool = False,
    progress: Progress | None = None,
) -> int:
    """`hzpub build`: what ``mkdocs build --strict`` does; answers the exit code.

    `site` is by default the `site_dir` of mkdocs.yml. Nothing in it changes unless the code is 0. `village` makes
    the edition with full names and wants a folder of its own; raises NoVillage.
    """
    where = {"site_dir": str(site.resolve())} if site and not village else {}
    with speaking(logging.WARNING):
        try:
            config = load_config(config_file=str(repo / "mkdocs.yml"), strict=True, **where)
            plugin = cast(HzpubPlugin, config.plugins["hzpub"])
        except (MkDocsException, KeyError) as error:
            log.error(words(N_("mkdocs.yml 用不了：{why}"), why=str(error)))
            return CANNOT
        plugin.public = None  # MkDocs may hand out the plugin of an earlier build in this process
        if village:
            plugin.public = Path(config.site_dir)
            config.site_dir = str(village_folder(site, (plugin.public, Path(config.docs_dir), fund_of(config) / RECORDS)))
        plugin.config.load_dict(_preset(words, as_of, without_history))
        plugin.progress = progress
        try:
            build(config)
        except BuildError:
            return plugin.verdict.code
        except Abort as stopped:
            log.error(str(stopped))
            return plugin.verdict.code or FOUND
    if village and plugin.verdict.outcome and plugin.verdict.outcome.register is None:
        click.echo(words(N_("没有名册，村内版里也只有编号：把 register.yml 放回来再做一次")), err=True)
    if plugin.why_no_paper:
        click.echo(plugin.why_no_paper, err=True)
    click.echo(words(N_("网站建好了：{place}，{pages} 页，{records} 条记录"), place=config.site_dir, **plugin.counts))
    return CLEAN


def settings_of_fund(repo: Path) -> tuple[Path, str, Mapping[str, Any]]:
    """Where the fund's site lies on this machine, its address ("" when not said), what mkdocs.yml says to the plugin."""
    try:
        config = load_config(config_file=str(repo / "mkdocs.yml"))
        return Path(config.site_dir), config.site_url or "", config.plugins["hzpub"].config
    except (MkDocsException, KeyError):
        return repo / "site", "", {}


def serve_site(repo: Path, address: str, words: Words, *, without_history: bool = False) -> int:
    """`hzpub serve`: ``mkdocs serve`` on `address`, until it is stopped; answers the exit code."""
    HzpubPlugin.preset = _preset(words, None, without_history)
    with speaking(logging.INFO):
        try:
            serve(config_file=str(repo / "mkdocs.yml"), dev_addr=address)
        except MkDocsException as error:
            log.error(words(N_("预览停了：{why}"), why=str(error)))
            return CANNOT
        finally:
            HzpubPlugin.preset = {}
    return CLEAN


def _preset(words: Words, as_of: dt.date | None, without_history: bool) -> dict[str, Any]:
    """What a command line says over mkdocs.yml; silence leaves mkdocs.yml its say."""
    said = {"lang": words.lang if words.lang != CHINESE else None, "as_of": str(as_of) if as_of else None}
    return {name: value for name, value in said.items() if value} | ({"history": False} if without_history else {})
