"""The command of those who stand beside: witness."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from hzpub.base.words import N_, Words
from hzpub.cli.books import fund_option
from hzpub.cli.shell import CANNOT, CLEAN, FOUND, Command, Stop
from hzpub.cli.telling import now, told
from hzpub.desk.witnessing import add, proof_since
from hzpub.desk.witnessing import witness as sign
from hzpub.trust.merkle import BadProof
from hzpub.trust.notes import BadNote
from hzpub.trust.tiles import BadTile
from hzpub.trust.witnesses import Forked

_Answer = TypeVar("_Answer")
_KEEP = N_("两张签条都留好，这就是凭据；去问出纳和乡镇财政所")
_LOOK = N_("照上面说的补齐，再做一次")


def witness(words: Words) -> click.Command:
    """`hzpub witness`."""

    def command(
        *,
        checkpoint: Path | None,
        key: Path | None,
        state: Path | None,
        log: str,
        proof: Path | None,
        since: int | None,
        line: str | None,
        repo: Path,
        site: Path | None,
    ) -> int:
        if line is not None:
            name = _said(lambda: add(repo, site or repo / "site", line), repo, words)
            click.echo(words(N_("已记下见证人 {name} 的一行，提交 log.witnesses 后重建网站。"), name=name))
            click.echo(words(N_("要几位见证人签才算数，现在还没有记录规定。")), err=True)
            return CLEAN
        if checkpoint is None:
            raise Stop(words(N_("没有写签条在哪里")), words(N_("写上存下来的 log/checkpoint")))
        if since is not None:
            click.echo(_said(lambda: proof_since(checkpoint, since), repo, words), nl=False)
            return CLEAN
        if key is None or state is None:
            raise Stop(words(N_("见证要有自己的钥匙和记事文件")), words(N_("加上 --key 和 --state")))
        at = int(now().timestamp())
        done = _said(lambda: sign(checkpoint, key, state, at=at, log=log, proof=proof), repo, words)
        facts = {"size": str(done.checkpoint.size), "fingerprint": done.checkpoint.fingerprint}
        click.echo(words(N_("见证：共 {size} 条，核对指纹 {fingerprint}"), **facts), err=True)
        if done.is_first:
            click.echo(words(N_("第一次见证，先把自己的核对钥匙交给村里：")), err=True)
            click.echo(str(done.key), err=True)
        click.echo(words(N_("把下面这一行交回去：")), err=True)
        click.echo(done.line)
        return CLEAN

    file = click.Path(dir_okay=False, path_type=Path)
    params: list[click.Parameter] = [
        click.Argument(["checkpoint"], required=False, type=file),
        click.Option(["--key"], type=file, help=words(N_("见证人自己的钥匙，用 hzpub keygen 做，不设口令；文件名就是见证人的名称"))),
        click.Option(["--state"], type=file, help=words(N_("见证人的记事文件：上次见证到哪里"))),
        click.Option(["--log"], default="", metavar="KEY", help=words(N_("这本账的核对钥匙（log.vkey 里那一行），第一次要"))),
        click.Option(["--proof"], type=file, help=words(N_("证明文件；签条旁边有 tile 文件夹就不要"))),
        click.Option(["--since"], type=click.IntRange(1), metavar="N", help=words(N_("只打印从第 N 条起的证明，交给见证人"))),
        click.Option(["--add", "line"], metavar="LINE", help=words(N_("村里收下见证人的一行：核对钥匙，或签名"))),
        fund_option(words),
        click.Option(["--site"], type=click.Path(file_okay=False, path_type=Path), help=words(N_("网站放在哪里，默认 site/"))),
    ]
    return Command("witness", callback=command, params=params, help=words(N_("见证公布的账：不上网，签一行；公布过的少了、改了就不签")))


def _said(act: Callable[[], _Answer], repo: Path, words: Words) -> _Answer:
    """Run `act`; a contradiction is exit code 1, everything else that a person can mend 2."""
    try:
        return told(act, repo, words)
    except (Forked, BadProof) as found:
        raise Stop(words(found.reason, **found.facts), words(_KEEP), FOUND) from None
    except (BadNote, BadTile) as bad:
        raise Stop(words(bad.reason, **bad.facts), words(_LOOK), CANNOT) from None
    except OSError as error:
        facts = {"file": str(error.filename or ""), "why": error.strerror or str(error)}
        raise Stop(words(N_("{file} 读不了：{why}"), **facts), words(_LOOK), CANNOT) from None
