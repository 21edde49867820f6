"""Commands for those who do not take our word: verify, audit-pack."""

import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from hzpub.base.words import N_, Words
from hzpub.cli.books import checked, fund_argument, history_option
from hzpub.cli.shell import CANNOT, CLEAN, FOUND, Command, Stop, progress
from hzpub.trust.history import HistoryMissing

MINUTES = 15
"""The time one run may take in all when it reads from an address."""


def verify(words: Words) -> click.Command:
    """`hzpub verify`."""

    def command(
        *,
        what: str,
        form: str,
        key: str,
        slip: Sequence[str],
        witnessed: Sequence[Path],
        witness: Sequence[str],
        against: str | None,
        site: Path | None,
        without_history: bool,
    ) -> int:
        from hzpub.verify.holding import held_of
        from hzpub.verify.sources import open_source
        from hzpub.verify.telling import cannot_json, reason_of, report_json, report_text
        from hzpub.verify.verdicts import CannotVerify
        from hzpub.verify.verifying import verify as verified

        end = time.monotonic() + MINUTES * 60

        def expired() -> bool:
            return time.monotonic() > end

        def cannot(message: str, fix: str) -> Stop:
            if form == "json":
                click.echo(cannot_json(what, message), nl=False)
            return Stop(words(N_("没法核对：{why}"), why=message), fix, CANNOT)

        try:
            held = held_of(key, slip, witnessed, witness)
            with TemporaryDirectory(prefix="hzpub-verify-") as folder, progress(words(N_("核对"))) as told:
                scratch = Path(folder)
                source = open_source(what, scratch / "one", expired, site)
                other = open_source(against, scratch / "two", expired) if against else None
                report = verified(
                    source, held, scratch / "one", with_history=not without_history, against=other, progress=told
                )
        except CannotVerify as error:
            raise cannot(reason_of(error, words), words(error.fix, **error.facts) if error.fix else "") from None
        except HistoryMissing as missing:
            raise cannot(words(missing.reason, **missing.facts), words(missing.fix, **missing.facts)) from None
        except OSError as error:
            why = words(N_("{file} 读不了：{why}"), file=str(error.filename or what), why=error.strerror or str(error))
            raise cannot(why, words(N_("查文件的权限和磁盘空间，再做一次"))) from None
        show = report_json if form == "json" else report_text
        click.echo(show(report, words), nl=False)
        return report.checks.code

    file = click.Path(dir_okay=False, exists=True, path_type=Path)
    formats = click.Choice(["text", "json"])
    params: list[click.Parameter] = [
        click.Argument(["what"], metavar="WHAT"),
        click.Option(["--format", "form"], type=formats, default="text", help=words(N_("输出格式"))),
        click.Option(["--slip"], multiple=True, metavar="SLIP", help=words(N_("你手里的纸条：条数加核对指纹，加引号；可以写几张"))),
        click.Option(["--key"], default="", metavar="KEY", help=words(N_("你手里的这本账的核对钥匙（log.vkey 里那一行）"))),
        click.Option(["--witnessed"], multiple=True, type=file, help=words(N_("以前存下的签条（log/checkpoint）或见证人的记事文件"))),
        click.Option(["--witness"], multiple=True, metavar="KEY", help=words(N_("见证人的核对钥匙，用来查他的签名"))),
        click.Option(["--against"], metavar="WHAT", help=words(N_("另一份：仓库、bundle、审计包、网站或网址，看两份是不是同一本账"))),
        click.Option(["--site"], type=click.Path(file_okay=False, path_type=Path), help=words(N_("仓库公布过的网站在哪里，默认是它的 site/"))),
        history_option(words),
    ]
    about = words(N_("不相信任何人，从头核对一份账：仓库、git bundle、审计包、存下的网站、网址"))
    return Command("verify", callback=command, params=params, help=about)


def audit_pack(words: Words) -> click.Command:
    """`hzpub audit-pack`."""

    def command(repo: Path, out: Path | None, site: Path | None) -> int:
        from hzpub.trust.safely import write_safely
        from hzpub.verify.packing import pack_files, zipped
        from hzpub.verify.telling import reason_of
        from hzpub.verify.verdicts import CannotVerify

        outcome = checked(repo, words, None, without_history=False)
        target = out or Path(f"audit-{outcome.chronicle.moments.head.id if outcome.chronicle.moments.head else 'fund'}.zip")
        try:
            files = pack_files(repo, outcome, site or repo / "site")
            write_safely(target, zipped(files))
        except CannotVerify as error:
            raise Stop(reason_of(error, words), words(error.fix, **error.facts) if error.fix else "") from None
        except HistoryMissing as missing:
            raise Stop(words(missing.reason, **missing.facts), words(missing.fix, **missing.facts)) from None
        except OSError as error:
            why = words(N_("{file} 写不了：{why}"), file=str(error.filename or target), why=error.strerror or str(error))
            raise Stop(why, words(N_("查文件的权限和磁盘空间，再做一次"))) from None
        facts = {"file": str(target), "files": len(files), "records": outcome.counters["files"]}
        click.echo(words(N_("审计包做好了：{file}，{files} 个文件，{records} 条记录"), **facts))
        if "log/checkpoint" not in files:
            click.echo(words(N_("没有找到公布过的网站，审计包里没有签条（--site 写上网站的文件夹）")), err=True)
        if outcome.errors:
            click.echo(words(N_("账里有没有承认的错误，都写在审计包的 findings.txt 里")), err=True)
        return FOUND if outcome.errors else CLEAN

    where = click.Option(["--out"], type=click.Path(dir_okay=False, path_type=Path), help=words(N_("写到哪个文件，默认 audit-基金编号.zip")))
    published = click.Option(["--site"], type=click.Path(file_okay=False, path_type=Path), help=words(N_("公布的网站在哪里，默认 site/")))
    about = words(N_("做一份不用上网就能核对的审计包"))
    return Command("audit-pack", callback=command, params=[fund_argument(), where, published], help=about)
