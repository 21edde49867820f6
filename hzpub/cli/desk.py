"""Commands of the cashier's week: new, seal, enter."""

import datetime as dt
import secrets
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from hzpub.base.words import N_, Words
from hzpub.cli.books import fund_option, is_complete
from hzpub.cli.dialogue import Fill, Settings, ask, from_the_books
from hzpub.cli.reminding import remind
from hzpub.cli.shell import CLEAN, Command, Stop
from hzpub.cli.telling import now, told
from hzpub.desk.drafting import draft
from hzpub.desk.entering import Entered
from hzpub.desk.entering import enter as enter_drafts
from hzpub.desk.forms import blank_form
from hzpub.desk.references import refuse_wrong_references
from hzpub.desk.sealing import Sign, describe, seal_draft
from hzpub.desk.sentence import next_step
from hzpub.desk.shelf import charter, drafted
from hzpub.desk.suggesting import suggest
from hzpub.kinds import all_kinds
from hzpub.kinds.kind import DEPUTIES
from hzpub.kinds.vocabulary import ROLES
from hzpub.pipeline import check_fund
from hzpub.trust.authority import Authority
from hzpub.trust.commitments import SALT_LENGTH
from hzpub.trust.sshkeys import sign_with_stock


def settings_of(pairs: Sequence[str], words: Words) -> Settings:
    """Read `box=value` pairs; a box given several times becomes a list."""
    settings: Settings = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise Stop(words(N_("“{pair}”不是 名称=内容"), pair=pair), words(N_("写成 --set amount=2000")))
        known = settings.get(name)
        if known is None:
            settings[name] = value
        else:
            settings[name] = [*(known if isinstance(known, list) else [known]), value]
    return settings


def signer(keyfile: Path) -> Sign:
    """Sign with a key file through stock ssh-keygen."""

    def sign(message: bytes, namespace: str) -> str:
        return sign_with_stock(keyfile, namespace, message)

    return sign


def new(words: Words) -> click.Command:
    """`hzpub new`."""

    def command(kind: str, pairs: Sequence[str], repo: Path, form: bool) -> int:
        if form:
            click.echo(told(partial(blank_form, kind, words), repo, words), nl=False)
            return CLEAN
        typed = settings_of(pairs, words)
        today = now().date()
        fill = told(partial(_books, repo, kind, today), repo, words)
        answer = partial(ask, kind, typed, fill, today, words) if sys.stdin.isatty() else partial(fill, typed)
        settings = told(answer, repo, words)
        for line in from_the_books(kind, typed, settings, words) if not sys.stdin.isatty() else ():
            click.echo(line, err=True)
        make = partial(draft, repo, kind, settings, today=today, salt=lambda: secrets.token_bytes(SALT_LENGTH))
        path = told(make, repo, words)
        click.echo(path)
        click.echo(told(partial(describe, path, words), repo, words), err=True)
        return CLEAN

    rows = "\n".join(f"  {kind.name:<22} {words(kind.title)}" for kind in all_kinds().values())
    text = words(N_("起草一条记录，放进 drafts/")) + "\n\n\b\n" + words(N_("种类：")) + "\n" + rows
    params: list[click.Parameter] = [
        click.Argument(["kind"], type=click.Choice(list(all_kinds())), metavar="KIND"),
        _set_option(words(N_("填一栏，如 amount=2000；表格一行写一次，如 'parameters=name:usage_fee;value:4.0;authority:会员大会决议'"))),
        fund_option(words),
        click.Option(["--form"], is_flag=True, help=words(N_("只显示空白表和怎么填"))),
    ]
    return Command("new", callback=command, params=params, help=text, short_help=words(N_("起草一条记录")))


def seal(words: Words) -> click.Command:
    """`hzpub seal`."""

    def command(file: Path, role: str, key: Path, repo: Path) -> int:
        click.echo(told(partial(describe, file, words), repo, words), err=True)
        told(lambda: seal_draft(file, role, signer(key), authority=_authority(repo)), repo, words)
        click.echo(words(N_("{role}的章已盖。"), role=words(ROLES[role])), err=True)
        click.echo(told(partial(next_step, file, words), repo, words), err=True)
        return CLEAN

    params: list[click.Parameter] = [
        click.Argument(["file"], type=click.Path(dir_okay=False, path_type=Path)),
        click.Option(["--as", "role"], type=click.Choice(list(ROLES)), required=True, help=words(N_("以什么职务盖章"))),
        _key_option(words),
        fund_option(words),
    ]
    return Command("seal", callback=command, params=params, help=words(N_("在草稿上盖章：先显示这句话，再盖")))


def enter(words: Words) -> click.Command:
    """`hzpub enter`."""

    def command(files: Sequence[Path], pairs: Sequence[str], role: str, key: Path, happened: bool, repo: Path) -> int:
        settings = settings_of(pairs, words)

        def act() -> list[Entered]:
            sign, at = signer(key), now()
            check = partial(check_fund, complete_history=is_complete(False))
            return enter_drafts(
                repo, files, settings=settings, at=at, sign=sign, check=check, role=role, happened=happened
            )

        for one in told(act, repo, words):
            _tell_entered(one, words)
        remind(repo, words)
        return CLEAN

    params: list[click.Parameter] = [
        click.Argument(["files"], nargs=-1, required=True, type=click.Path(dir_okay=False, path_type=Path)),
        _set_option(words(N_("填入账时才知道的栏，如 paid_on=2024-03-15"))),
        click.Option(["--as", "role"], type=click.Choice(DEPUTIES), default="cashier", help=words(N_("以什么职务入账"))),
        _key_option(words),
        click.Option(["--happened"], is_flag=True, help=words(N_("钱已经付了：违反规则也如实入账，公示前要有违规确认"))),
        fund_option(words),
    ]
    return Command("enter", callback=command, params=params, help=words(N_("把盖齐章的草稿入账：先全面核对，再写入并提交")))


def _authority(repo: Path) -> Authority | None:
    """Who may seal now, where the fund's records are at hand: a wrong key is then refused at once."""
    return check_fund(repo, with_history=False).book.authority if charter(repo) is not None else None


def _books(repo: Path, kind: str, today: dt.date) -> Fill:
    """What the books of `repo` can say about a form of this kind; nothing before the charter."""
    if charter(repo) is None:
        return dict
    outcome = check_fund(repo, with_history=False)
    taken = drafted(repo, "person") | drafted(repo, "member")

    def fill(typed: Settings) -> Settings:
        refuse_wrong_references(outcome.book, kind, typed, taken)
        digest_of = outcome.chronicle.digest_of
        return suggest(outcome.book, kind, typed, outcome.params, today=today, taken=taken, digest_of=digest_of)

    return fill


def _tell_entered(one: Entered, words: Words) -> None:
    click.echo(f"{one.number} {one.path}")
    for finding in one.against:
        text = words(_AGAINST, rule=finding.rule, number=one.number)
        click.echo(text, err=True)


_AGAINST = N_(
    "已如实入账，但违反 {rule}：公示前要监事会和乡镇财政所盖章确认"
    "（hzpub new breach --set target={number} --set rule={rule}）"
)


def _set_option(text: str) -> click.Option:
    return click.Option(["--set", "pairs"], multiple=True, metavar="BOX=VALUE", help=text)


def _key_option(words: Words) -> click.Option:
    return click.Option(["--key"], type=click.Path(dir_okay=False, path_type=Path), required=True, help=words(N_("印章（钥匙）文件")))


