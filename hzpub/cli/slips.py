"""Commands for a person and her withheld values: slip, prove."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from hzpub.base.files import read_plain
from hzpub.base.words import N_, Words
from hzpub.cli.books import fund_option
from hzpub.cli.shell import CANNOT, CLEAN, FOUND, Command
from hzpub.cli.telling import told
from hzpub.desk.disclosing import Proved, not_asked, prove, slips_of
from hzpub.desk.errors import DeskError, with_facts
from hzpub.desk.shelf import charter
from hzpub.kinds import all_kinds
from hzpub.pipeline import check_fund
from hzpub.trust.notes import BadNote, VerifierKey
from hzpub.trust.register import Register, load
from hzpub.trust.slips import LARGEST, BadSlip, Slip, read_slips, write_slips

BOXES = {"name": N_("姓名"), "account": N_("账号")}
_KEEP = N_("这张凭条只给本人。谁拿到它，谁就能向别人证明上面的内容")
_USE = N_("要证明时，把凭条和网站上这条记录的证明文件一起交给对方：hzpub prove --slip 凭条 --proof 证明文件")
_BOUND = N_("这里核对的是内容。章是谁盖的、账全不全，用 hzpub verify 核对")


def slip(words: Words) -> click.Command:
    """`hzpub slip`."""

    def command(whose: str, form: str, qr: Path | None, repo: Path) -> int:
        slips = told(lambda: _slips(repo, whose), repo, words)
        if qr is not None:
            told(lambda: _draw(qr, write_slips(slips)), repo, words)
        if form == "json":
            click.echo(json.dumps([_fields(each) for each in slips], ensure_ascii=False, indent=2))
            return CLEAN
        for line in (whose, words(_KEEP), words(_USE)):
            click.echo(f"# {line}")
        click.echo(write_slips(slips), nl=False)
        return CLEAN

    drawn = words(N_("另存一个二维码，.svg 或 .png"))
    params: list[click.Parameter] = [
        click.Argument(["whose"], metavar="P0007"),
        _formats(words),
        click.Option(["--qr"], type=click.Path(dir_okay=False, path_type=Path), help=drawn),
        fund_option(words),
    ]
    about = words(N_("打印一个人的凭条：她没有公开的姓名、账号和盐，凭它能证明记录里写的就是她"))
    return Command("slip", callback=command, params=params, help=about, short_help=words(N_("打印一个人的凭条")))


def prove_slip(words: Words) -> click.Command:
    """`hzpub prove`."""

    def command(*, file: Path, records: Sequence[Path], proofs: Sequence[Path], key: str, form: str, repo: Path) -> int:
        def act() -> tuple[Proved, ...]:
            try:
                slips, log = read_slips(_bytes(file)), VerifierKey.parse(key) if key else None
            except BadSlip as bad:
                raise with_facts(bad.reason, N_("照凭条原样抄，一行一条"), bad.facts) from None
            except BadNote as bad:
                raise with_facts(bad.reason, N_("抄网站 log/log.vkey 里的那一行，再和纸上的对一对"), bad.facts) from None
            return prove(slips, records=records, proofs=proofs, root=repo, key=log)

        proved = told(act, repo, words)
        if form == "json":
            click.echo(json.dumps([_verdict(each, words) for each in proved], ensure_ascii=False, indent=2))
        else:
            for each in proved:
                click.echo("\n".join(_lines(each, words)))
            click.echo(words(_BOUND))
        if any(each.failed for each in proved):
            return FOUND
        return CANNOT if any(each.holds is None for each in proved) else CLEAN

    file = click.Path(dir_okay=False, path_type=Path)
    params: list[click.Parameter] = [
        click.Option(["--slip", "file"], type=file, required=True, help=words(N_("凭条"))),
        click.Option(["--record", "records"], type=file, multiple=True, help=words(N_("记录文件；没有就到基金文件夹里找"))),
        click.Option(["--proof", "proofs"], type=file, multiple=True, help=words(N_("网站上这条记录的证明文件，里面有记录原文"))),
        click.Option(["--log", "key"], default="", metavar="KEY", help=words(N_("这本账的核对钥匙（log.vkey 里那一行）"))),
        _formats(words),
        fund_option(words),
    ]
    return Command("prove", callback=command, params=params, help=words(N_("拿凭条核对：记录里写下的是不是这个姓名、账号；不用上网")))


def _slips(repo: Path, whose: str) -> tuple[Slip, ...]:
    register = load(repo)
    if register is None:
        raise DeskError(N_("这里没有名册"), N_("到有名册的那台电脑上做；丢了用 hzpub register restore 取回"))
    if whose.isdigit():
        return slips_of(register, repo, (), f"{int(whose):06}")
    return slips_of(register, repo, _households(repo, register, whose))


def _households(repo: Path, register: Register, whose: str) -> tuple[str, ...]:
    """The person, and the households she speaks for whose values the register has."""
    if not whose.startswith("P") or charter(repo) is None:
        return (whose,)
    members = check_fund(repo, with_history=False).book.members
    spoken = (number for number, member in members.items() if member.person == whose)
    known = {entry.of for entry in register.entries}
    return (whose, *(number for number in spoken if number in known))


def _draw(path: Path, text: str) -> None:
    import segno

    if path.suffix not in {".svg", ".png"}:
        raise DeskError(N_("二维码只能存成 .svg 或 .png"), N_("换一个文件名"))
    try:
        code = segno.make(text, error="m", micro=False, encoding="utf-8")
    except segno.DataOverflowError:
        raise DeskError(N_("内容太长，一个二维码放不下"), N_("一个人一张，分开做")) from None
    code.save(str(path), scale=6, border=4)


def _fields(slip: Slip) -> dict[str, str]:
    return {"record": slip.record, "box": slip.box, "salt": slip.salt.hex(), "value": slip.value, "line": str(slip)}


def _lines(proved: Proved, words: Words) -> list[str]:
    slip, kind = proved.slip, all_kinds().get(proved.kind)
    facts: dict[str, Any] = {
        "number": slip.record,
        "kind": words(kind.title) if kind else proved.kind,
        "box": words(BOXES.get(slip.box, slip.box)),
        "of": words(N_("基金")) if proved.of == "fund" else proved.of,
        "value": slip.value,
    }
    if not proved.holds:
        mark = N_("✗ 第 {number} 号：{why}") if proved.holds is False else N_("— 第 {number} 号：{why}")
        return [words(mark, number=slip.record, why=proved.why or ""), *_log_line(proved, words)]
    return [words(N_("✓ 第 {number} 号记录（{kind}）里，{of} 的{box}就是“{value}”"), **facts), *_log_line(proved, words)]


def _log_line(proved: Proved, words: Words) -> list[str]:
    logged = proved.logged
    if logged is None:
        return [f"  — {words.fact(not_asked())}"] if proved.holds else []
    if logged.checkpoint is None:
        return [words(N_("  ✗ 证明文件对不上：{why}"), why=logged.why or "")]
    facts = {"size": logged.checkpoint.size, "fingerprint": logged.checkpoint.fingerprint}
    told = [words(N_("  ✓ 这条记录在公示的账里；那时共 {size} 条，核对指纹 {fingerprint}，和纸上的对一对"), **facts)]
    return told + ([] if logged.signed else [words(N_("  — 没有给核对钥匙（--log），没有查签条是谁签的"))])


def _verdict(proved: Proved, words: Words) -> dict[str, Any]:
    logged = proved.logged
    checkpoint = logged.checkpoint if logged else None
    return {
        **{name: value for name, value in _fields(proved.slip).items() if name not in {"salt", "line"}},
        "holds": proved.holds,
        "of": proved.of,
        "why": words.fact(proved.why or (logged.why if logged else None) or ""),
        "in_log": None if logged is None else checkpoint is not None,
        "signed": logged.signed if logged else None,
        "size": checkpoint.size if checkpoint else None,
        "fingerprint": checkpoint.fingerprint if checkpoint else None,
    }


def _bytes(path: Path) -> bytes:
    try:
        return read_plain(path, LARGEST)
    except OSError as error:
        said = error.strerror or str(error)
        raise DeskError(N_("打不开 {path}：{said}"), N_("核对文件名"), path=path.as_posix(), said=said) from None


def _formats(words: Words) -> click.Option:
    return click.Option(["--format", "form"], type=click.Choice(["text", "json"]), default="text", help=words(N_("输出格式")))
