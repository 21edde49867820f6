"""The MkDocs plugin, a thin shell, and the two commands that run MkDocs through it.

In:    mkdocs.yml beside a fund's records.
Out:   the site, swapped in at the very end; or the findings, and yesterday's site byte for byte.
Never: renders a page itself; lets MkDocs touch the published folder.

The traps it walks around (site.md 2.1): MkDocs empties `site_dir` after on_pre_build, so it gets a staging
folder; it counts strict warnings after on_post_build, so they are counted here as well; its preview server
stands still on an error, so a preview shows one page that says why.
"""

import datetime as dt
import logging
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, cast

import click
from jinja2 import Environment
from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import base, load_config
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme
from mkdocs.utils.templates import TemplateContext

from hzpub.base.words import CHINESE, LANGUAGES, N_, Words
from hzpub.pipeline import Progress, check_fund
from hzpub.publish import swap
from hzpub.publish.held import LogRefused
from hzpub.publish.links import BrokenSite, seal_site
from hzpub.publish.log import Log, make_log
from hzpub.publish.pages import Printing, prepare, print_all
from hzpub.publish.prose import joined
from hzpub.publish.refusal import log_refusal
from hzpub.publish.surroundings import Surroundings, speaking
from hzpub.publish.theme import environment, guides, templates
from hzpub.publish.unentered import DRAFTS, RECORDS
from hzpub.publish.verdict import CANNOT, CLEAN, FOUND, Checked, Verdict, judge
from hzpub.trust.register import NAME as REGISTER

log = logging.getLogger("mkdocs.plugins.hzpub")


class HzpubConfig(base.Config):
    """What mkdocs.yml may say: the language, whether git is asked, the day the pages speak of."""

    lang = option.Choice(LANGUAGES, default=CHINESE)
    history = option.Type(bool, default=True)
    as_of = option.Optional(option.Type(str))


class HzpubPlugin(BasePlugin[HzpubConfig]):
    """Checks the fund, has the site printed into a staging folder, swaps it in.

    `preset` overrides mkdocs.yml for one command. After a build, `verdict` and `counts` tell how it went.
    """

    preset: ClassVar[dict[str, Any]] = {}

    def __init__(self) -> None:
        self.verdict, self.counts = Verdict(CANNOT), dict[str, int]()
        self.progress: Progress | None = None
        self._preview = False
        self._site, self._around = Path(), Surroundings()
        self._printing: Printing | None = None
        self._log: Log | None = None

    def on_startup(self, *, command: str, **_: Any) -> None:
        """Note whether this is a preview; having this event keeps one plugin for all rebuilds of it."""
        self._preview = command == "serve"

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put a staging folder in place of the site's, our theme in place of MkDocs' own, watch the records."""
        self.config.load_dict(self.preset)
        self._site, root = Path(config.site_dir), _root(config)
        self._around.enter()
        config.site_dir = str(swap.stage(self._site))
        folder = config.theme.custom_dir or str(templates())
        config.theme = Theme(name=None, custom_dir=folder)
        config.theme.dirs, config.theme.static_templates = [folder], set()
        config.use_directory_urls = False
        if self._preview:
            with suppress(OSError):
                (root / DRAFTS).mkdir(exist_ok=True)
        config.watch += [str(path) for name in (RECORDS, DRAFTS, REGISTER) if (path := root / name).exists()]
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check everything before anything is written; raises PluginError with the findings."""
        as_of = dt.date.fromisoformat(self.config.as_of) if self.config.as_of else None
        root = _root(config)
        check = partial(check_fund, root, as_of=as_of, with_history=self.config.history, progress=self.progress)
        self._printing = self._log = None
        self.verdict = judge(root, self._words, check, preview=self._preview)
        if self.verdict.outcome is not None:
            self._around.date(self.verdict.outcome.book.entered)
            if not self._preview:
                self._hold(root, self.verdict.outcome)
        elif not self._preview:
            raise PluginError(self.verdict.text)
        else:
            log.info(self.verdict.text)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the guides we ship where the fund has none of its own; a refused preview has no pages."""
        if self.verdict.outcome is None:
            config.nav = None
            return Files([])
        for path in sorted(guides().iterdir()):
            if files.get_file_from_path(path.name) is None:
                files.append(File.generated(config, path.name, abs_src_path=str(path)))
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, **_: Any) -> Environment:
        """MkDocs' own pages use the same environment as ours: autoescape, no undefined names."""
        if self.verdict.outcome is None:
            return env
        mark = self._log.mark if self._log else None
        self._printing = prepare(self.verdict.outcome, Path(config.site_dir), self._words, self.progress, mark)
        return environment(self._words, 0, self._printing.helpers, Path(str(config.theme.custom_dir)))

    def on_page_markdown(self, markdown: str, /, **_: Any) -> str:
        """A guide reads the same with and without MkDocs."""
        return joined(markdown)

    def on_page_context(self, context: TemplateContext, /, *, page: Page, **_: Any) -> TemplateContext:
        """Tell the frame where a guide stands."""
        facts = {"title": page.title, "section": "rules", "url": page.url, "root": "../" * page.url.count("/")}
        cast(dict[str, Any], context).update(facts)
        return context

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Print, check every link, then change places; under ``--strict`` a warning keeps yesterday's site."""
        staging = Path(config.site_dir)
        if self._printing is None:
            for name in ("index.html", "404.html"):
                (staging / name).write_text(self.verdict.page, encoding="utf-8")
        else:
            self.counts = print_all(self._printing, self.verdict.drafts, with_guides=False)
            if self._log is not None:
                self._log.write(staging)
            try:
                seal_site(staging)
            except BrokenSite as broken:
                if not self._preview:
                    raise
                log.info(str(broken))
        if config.strict and self._around.warnings and not self._preview:
            swap.discard(self._site)
        else:
            swap.publish(self._site)
        config.site_dir = str(self._site)
        self._around.leave()

    def on_build_error(self, **_: Any) -> None:
        """Nothing of a failed build stays; the published folder was never touched."""
        swap.discard(self._site)
        self._around.leave()

    def _hold(self, root: Path, outcome: Checked) -> None:
        """Make the log and hold it against what was published; raises PluginError where that contradicts."""
        try:
            self._log = make_log(root, outcome, self._site)
        except LogRefused as refused:
            self.verdict = Verdict(FOUND, text=log_refusal(refused, self._words))
            raise PluginError(self.verdict.text) from None

    @property
    def _words(self) -> Words:
        return Words.load(self.config.lang)


def build_site(
    repo: Path,
    site: Path | None,
    words: Words,
    *,
    as_of: dt.date | None = None,
    without_history: bool = False,
    progress: Progress | None = None,
) -> int:
    """`hzpub build`: what ``mkdocs build --strict`` does; answers the exit code.

    `site` is by default the `site_dir` of mkdocs.yml. Nothing in it changes unless the code is 0.
    """
    where = {"site_dir": str(site.resolve())} if site else {}
    with speaking(logging.WARNING):
        try:
            config = load_config(config_file=str(repo / "mkdocs.yml"), strict=True, **where)
            plugin = cast(HzpubPlugin, config.plugins["hzpub"])
        except (MkDocsException, KeyError) as error:
            log.error(words(N_("mkdocs.yml 用不了：{why}"), why=str(error)))
            return CANNOT
        plugin.config.load_dict(_preset(words, as_of, without_history))
        plugin.progress = progress
        try:
            build(config)
        except BuildError:
            return plugin.verdict.code
        except Abort as stopped:
            log.error(str(stopped))
            return plugin.verdict.code or FOUND
    click.echo(words(N_("网站建好了：{place}，{pages} 页，{records} 条记录"), place=config.site_dir, **plugin.counts))
    return CLEAN


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


def _root(config: MkDocsConfig) -> Path:
    """The fund's folder: the one that holds mkdocs.yml."""
    return Path(config.config_file_path).resolve().parent
