"""The command that makes paper: print.

In:    what to print and of which record, loan or quarter.   Out: one file, and its name on standard output.
Never: writes into the site; leaves paper with full names where git would take it up.
"""

from pathlib import Path

import click

from hzpub.base.words import N_, Words
from hzpub.cli.books import checked, day, day_option, fund_option, history_option, report
from hzpub.cli.shell import CANNOT, CLEAN, FOUND, Command, Stop

_KEEP_OUT = "*\n"
"""What `.gitignore` of the folder says: paper of the village's edition must not get into the history."""
_SIZES = ("a4", "a3", "80mm")
_PAPER = N_("纸张：公示有 a4、a3；收据、还款通知单、转账凭证有 a4、80mm（小票机）")
_FITTING = N_("a3 只打季度公示，80mm 小票只打收据、还款通知单、转账凭证；别的不写 --paper，就是 A4")
_ASKS = ("receipt", "reminder", "loan", "voucher")
_WHAT = {
    "notice": N_("季度公示，默认最近一季：notice 2025Q4 --size a3"),
    "members": N_("会员名单"),
    "loans": N_("借款名单"),
    "receipt": N_("收据：receipt 记录号"),
    "reminder": N_("还款通知单：reminder 借款号"),
    "loan": N_("借据：loan 借款号"),
    "voucher": N_("转账凭证：voucher 记录号，或 drafts/ 里的草稿"),
    "objection": N_("异议单：objection 记录号或季度，可以不写"),
    "meeting": N_("会议用表：还能放多少，每户能借多少"),
    "script": N_("大喇叭稿：script 2025Q4"),
}


def print_(words: Words) -> click.Command:
    """`hzpub print`."""

    def command(
        *,
        what: str,
        which: str,
        size: str,
        village: bool,
        out: Path | None,
        repo: Path,
        as_of: str | None,
        without_history: bool,
    ) -> int:
        from hzpub.cli.sheets import PAPERS, job_of, made
        from hzpub.paper.typesetting import CannotPrint
        from hzpub.reports.slips import NoSlip

        if what in _ASKS and not which:
            raise Stop(words(N_("没有写是哪一条")), words(_WHAT[what]))
        if size not in PAPERS.get(what, _SIZES[:1]):
            raise Stop(words(N_("“{what}”不能打在 {paper} 纸上"), what=what, paper=size), words(_FITTING))
        outcome = checked(repo, words, day(as_of, words), without_history)
        if outcome.errors:
            click.echo(report(outcome, repo, words), err=True, nl=False)
            return FOUND
        if village and outcome.register is None:
            raise Stop(words(N_("没有名册，打不出全名")), words(N_("把 register.yml 放回来，或不写 --village")))
        try:
            name, data = made(job_of(repo, outcome, words, which, size, village=village), what)
        except NoSlip as missing:
            message = words(N_("{number} 打不出这种单子"), number=missing.number)
            raise Stop(message, words(_WHAT[what])) from None
        except CannotPrint as cannot:
            raise Stop(words(cannot.reason), words(cannot.fix), CANNOT) from None
        click.echo(_put(out or repo / "print", f"{'village-' if village else ''}{name}", data))
        return CLEAN

    rows = "\n".join(f"  {name:<10} {words(text)}" for name, text in _WHAT.items())
    text = words(N_("打印：公示、名单、收据、凭证等纸件")) + "\n\n\b\n" + rows
    folder = click.Path(file_okay=False, path_type=Path)
    params: list[click.Parameter] = [
        click.Argument(["what"], type=click.Choice(list(_WHAT)), metavar="WHAT"),
        click.Argument(["which"], default="", metavar="[NUMBER]"),
        click.Option(["--paper", "--size", "size"], type=click.Choice(_SIZES), default="a4", help=words(_PAPER)),
        click.Option(["--village"], is_flag=True, help=words(N_("本村用：写全名，只在村里张贴，不上网"))),
        click.Option(["--out"], type=folder, help=words(N_("放在哪个文件夹，默认 print/"))),
        fund_option(words),
        day_option(words),
        history_option(words),
    ]
    short = words(N_("打印：公示、名单、收据、凭证等纸件"))
    return Command("print", callback=command, params=params, help=text, short_help=short)


def _put(folder: Path, name: str, data: bytes) -> Path:
    """Write one file; a folder made for it is kept out of git."""
    if not folder.exists():
        folder.mkdir(parents=True)
        (folder / ".gitignore").write_text(_KEEP_OUT, encoding="ascii")
    (folder / name).write_bytes(data)
    return folder / name
