"""The MkDocs plugin, a thin shell: what happens at which of MkDocs' events.

In:    mkdocs.yml beside a fund's records.
Out:   the site, swapped in at the very end; or the findings, and yesterday's site byte for byte.
Never: renders a page itself; lets MkDocs touch the published folder.

The traps it walks around: MkDocs empties `site_dir` after on_pre_build, so it gets a staging
folder; it counts strict warnings after on_post_build, so they are counted here as well; its preview server
stands still on an error, so a preview shows one page that says why.
"""

import datetime as dt
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, cast

from jinja2 import Environment
from mkdocs.config import base
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme
from mkdocs.utils.templates import TemplateContext

from hzpub.base.words import CHINESE, Words, languages
from hzpub.pipeline import Progress, check_fund
from hzpub.publish import swap
from hzpub.publish.editions import MASKED, NAMES, POOR_LIST, VILLAGE_BOARD, Policy
from hzpub.publish.prose import is_translation, joined, only_chinese, translation
from hzpub.publish.rendering import Refused, Rendering
from hzpub.publish.surroundings import Surroundings
from hzpub.publish.theme import guides, templates
from hzpub.publish.tongues import mark_chinese
from hzpub.publish.unentered import DRAFTS, RECORDS
from hzpub.publish.verdict import CANNOT, FOUND, Verdict, judge
from hzpub.trust.register import NAME as REGISTER

log = logging.getLogger("mkdocs.plugins.hzpub")


class HzpubConfig(base.Config):
    """What mkdocs.yml may say: language, whether git is asked, the day of the pages, how people are named.

    That a site is the village's own is never said here, only by `hzpub build --village`.
    """

    lang = option.Choice(languages(), default=CHINESE)
    history = option.Type(bool, default=True)
    as_of = option.Optional(option.Type(str))
    names = option.Choice(NAMES, default=MASKED)
    poor_list = option.Choice(POOR_LIST, default=VILLAGE_BOARD)


class HzpubPlugin(BasePlugin[HzpubConfig]):
    """Checks the fund, has the site printed into a staging folder, swaps it in.

    `preset` overrides mkdocs.yml for one command. `public` is the folder of the web's edition while the village's is
    built, else None. After a build, `verdict` and `counts` tell how it went.
    """

    preset: ClassVar[dict[str, Any]] = {}

    def __init__(self) -> None:
        self.verdict, self.counts = Verdict(CANNOT), dict[str, int]()
        self.progress: Progress | None = None
        self.public: Path | None = None
        self._preview = False
        self._site, self._around = Path(), Surroundings()
        self._rendering: Rendering | None = None

    def on_startup(self, *, command: str, **_: Any) -> None:
        """Note whether this is a preview; having this event keeps one plugin for all rebuilds of it."""
        self._preview = command == "serve"
        if self._preview:
            self.public = None

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put a staging folder in place of the site's, our theme in place of MkDocs' own, watch the records."""
        self.config.load_dict(self.preset)
        self._site, root = Path(config.site_dir), fund_of(config)
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
        root = fund_of(config)
        look = partial(check_fund, root, as_of=as_of, complete_history=not self._preview)
        check = partial(look, with_history=self.config.history, progress=self.progress)
        self._rendering = None
        self.verdict = judge(root, self._words, check, preview=self._preview)
        if (outcome := self.verdict.outcome) is not None:
            self._around.date(outcome.book.entered)
            with self._refusing():
                site = None if self._preview else self.public or self._site
                self._rendering = Rendering(root, outcome, self._words, site, self._policy)
        elif not self._preview:
            raise PluginError(self.verdict.text)
        else:
            log.info(self.verdict.text)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the guides we ship where the fund has none of its own; a refused preview has no pages."""
        if self.verdict.outcome is None:
            config.nav = None
            return Files([])
        for file in [file for file in files if is_translation(Path(file.src_uri).name)]:
            files.remove(file)
        for path in sorted(guides().iterdir()):
            if files.get_file_from_path(path.name) is None and not is_translation(path.name):
                files.append(File.generated(config, path.name, abs_src_path=str(path)))
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, **_: Any) -> Environment:
        """MkDocs' own pages use the same environment as ours: autoescape, no undefined names."""
        if self._rendering is None:
            return env
        folder = Path(str(config.theme.custom_dir))
        return self._rendering.environment(Path(config.site_dir), folder, config.site_url or "", self.progress)

    def on_page_read_source(self, /, *, page: Page, **_: Any) -> str | None:
        """A page of prose in the site's language, when somebody has translated it; None leaves the page as it is."""
        return self._told(page)

    def on_page_content(self, html: str, /, *, page: Page, **_: Any) -> str:
        """A page that nobody has translated says so."""
        return html if self.config.lang == CHINESE or self._told(page) else only_chinese(html, self._words)

    def on_page_markdown(self, markdown: str, /, **_: Any) -> str:
        """A guide reads the same with and without MkDocs."""
        return joined(markdown)

    def on_page_context(self, context: TemplateContext, /, *, page: Page, **_: Any) -> TemplateContext:
        """Tell the frame where a guide stands."""
        heading = None if self.config.lang == CHINESE else re.search(r"^# +(.+?) *$", page.markdown or "", re.MULTILINE)
        title = self._words.gettext(heading[1] if heading else str(page.title or ""))
        facts = {"title": title, "section": "rules", "url": page.url, "root": "../" * page.url.count("/")}
        cast(dict[str, Any], context).update(facts)
        return context

    def on_post_page(self, output: str, /, **_: Any) -> str:
        """In another language, the fund's name and the words of records say that they are Chinese."""
        return mark_chinese(output, self._words)

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Print, check every link, then change places; under ``--strict`` a warning keeps yesterday's site."""
        staging = Path(config.site_dir)
        if self._rendering is None:
            for name in ("index.html", "404.html"):
                (staging / name).write_text(self.verdict.page, encoding="utf-8")
        else:
            with self._refusing():
                self.counts = self._rendering.finish(staging, self.verdict.drafts)
        if config.strict and self._around.warnings and not self._preview:
            swap.discard(self._site)
        else:
            swap.publish(self._site)
        config.site_dir = str(self._site)
        self._around.leave()

    @property
    def why_no_paper(self) -> str:
        """What this machine lacks for setting paper; "" when nothing."""
        return self._rendering.why_no_paper if self._rendering else ""

    def on_build_error(self, **_: Any) -> None:
        """Nothing of a failed build stays; the published folder was never touched."""
        swap.discard(self._site)
        self._around.leave()

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        """What may not go out ends the build with the sentence that says why."""
        try:
            yield
        except Refused as refused:
            self.verdict = Verdict(FOUND, text=str(refused))
            raise PluginError(self.verdict.text) from None

    def _told(self, page: Page) -> str | None:
        """The page's text in the site's language, when it has one beside it."""
        return translation(Path(str(page.file.abs_src_path)), self.config.lang)

    @property
    def _policy(self) -> Policy:
        return Policy.of(self.config, village=self.public is not None)

    @property
    def _words(self) -> Words:
        return Words.load(self.config.lang)


def fund_of(config: MkDocsConfig) -> Path:
    """The fund's folder: the one that holds mkdocs.yml."""
    return Path(config.config_file_path).resolve().parent
