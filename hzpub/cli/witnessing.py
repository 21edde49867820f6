"""The command of those who stand beside: witness."""

import sys
import time
from collections.abc import Callable
from errno import ENOENT
from os import strerror
from pathlib import Path
from typing import TypeVar

import click
import segno

from hzpub.base.words import N_, Words
from hzpub.cli.books import fund_option
from hzpub.cli.shell import CANNOT, CLEAN, FOUND, Command, Stop
from hzpub.cli.telling import now, told
from hzpub.desk.witness_lines import add
from hzpub.desk.witness_sources import Pasted, Saved, Source
from hzpub.desk.witnessing import proof_since
from hzpub.desk.witnessing import witness as sign
from hzpub.trust.merkle import BadProof
from hzpub.trust.notes import BadNote
from hzpub.trust.tiles import BadTile
from hzpub.trust.witnesses import MOST, Forked
from hzpub.verify.address import UrlPlace
from hzpub.verify.places import Unread
from hzpub.verify.verdicts import CannotVerify

_Answer = TypeVar("_Answer")
_KEEP = N_("两张签条都留好，这就是凭据；去问出纳和乡镇财政所")
_LOOK = N_("照上面说的补齐，再做一次")
_SECONDS = 120
"""For everything that one run fetches."""
_ON_SCREEN = "-"


def witness(words: Words) -> click.Command:
    """`hzpub witness`."""

    def command(
        *,
        checkpoint: str | None,
        key: Path | None,
        state: Path | None,
        log: str,
        proof: Path | None,
        since: int | None,
        line: str | None,
        qr: str | None,
        repo: Path,
        site: Path | None,
    ) -> int:
        if line is not None:
            name = _said(lambda: add(repo, site or repo / "site", line), repo, words)
            click.echo(words(N_("已记下见证人 {name} 的一行，提交 log.witnesses 后重建网站。"), name=name))
            return CLEAN
        if checkpoint is None:
            raise Stop(words(N_("没有写签条在哪里")), words(N_("写上网址，或者存下来的 log/checkpoint；贴进来的写 -")))
        source = _said(lambda: _source(checkpoint), repo, words)
        if since is not None:
            click.echo(_said(lambda: proof_since(source, since), repo, words), nl=False)
            return CLEAN
        if key is None or state is None:
            raise Stop(words(N_("见证要有自己的钥匙和记事文件")), words(N_("加上 --key 和 --state")))
        at = int(now().timestamp())

        def signed() -> str:
            given = proof.read_bytes() if proof else source.proof if isinstance(source, Pasted) else b""
            done = sign(source, key, state, at=at, log=log, proof=given)
            facts = {"size": str(done.checkpoint.size), "fingerprint": done.checkpoint.fingerprint}
            click.echo(words(N_("见证：共 {size} 条，核对指纹 {fingerprint}"), **facts), err=True)
            if done.is_first:
                click.echo(words(N_("第一次见证，先把自己的核对钥匙交给村里：")), err=True)
                click.echo(str(done.key), err=True)
            return done.line

        handed = _said(signed, repo, words)
        click.echo(words(N_("把下面这一行交回去：")), err=True)
        click.echo(handed)
        if qr is not None:
            _said(lambda: _draw(handed, qr), repo, words)
        return CLEAN

    file = click.Path(dir_okay=False, path_type=Path)
    params: list[click.Parameter] = [
        click.Argument(["checkpoint"], required=False, metavar=words(N_("[网址或签条]"))),
        click.Option(["--key"], type=file, help=words(N_("见证人自己的钥匙，用 hzpub keygen 做，不设口令；文件名就是见证人的名称"))),
        click.Option(["--state"], type=file, help=words(N_("见证人的记事文件：上次见证到哪里"))),
        click.Option(["--log"], default="", metavar="KEY", help=words(N_("这本账的核对钥匙（log.vkey 里那一行），第一次要"))),
        click.Option(["--proof"], type=file, help=words(N_("证明文件；有网址，或者签条旁边有 tile 文件夹，就不要"))),
        click.Option(["--since"], type=click.IntRange(1), metavar="N", help=words(N_("只打印从第 N 条起的证明，交给见证人"))),
        click.Option(["--qr"], is_flag=False, flag_value=_ON_SCREEN, metavar="[FILE.svg]", help=words(N_("再画成二维码：屏幕上，或者存成文件"))),
        click.Option(["--add", "line"], metavar="LINE", help=words(N_("村里收下见证人的一行：核对钥匙，或签名"))),
        fund_option(words),
        click.Option(["--site"], type=click.Path(file_okay=False, path_type=Path), help=words(N_("网站放在哪里，默认 site/"))),
    ]
    return Command("witness", callback=command, params=params, help=words(N_("见证公布的账：上网、不上网都行，签一行；公布过的少了、改了就不签")))


class Online:
    """The ``log/`` of a site at an address, which is the site's, or leads into its ``log/``."""

    def __init__(self, url: str) -> None:
        ends = time.monotonic() + _SECONDS
        for tail in ("checkpoint", "/", "/log"):
            url = url.removesuffix(tail)
        self._place = UrlPlace(url + "/", lambda: time.monotonic() > ends)

    def read(self, name: str, most: int) -> bytes:
        """The file of that name. Raises FileNotFoundError, Unread, CannotVerify."""
        path = f"log/{name}"
        try:
            return self._place.read(path, most)
        except Unread as unread:
            if unread.said == Unread.missing(path).said:
                raise FileNotFoundError(ENOENT, strerror(ENOENT), path) from None
            raise


def _source(where: str) -> Source:
    if where == _ON_SCREEN:
        return Pasted(sys.stdin.buffer.read(MOST + 1))
    return Online(where) if where.startswith(("http://", "https://")) else Saved(Path(where))


def _draw(line: str, where: str) -> None:
    """Draw a line as a QR code: on the screen, or into an SVG file. Raises OSError."""
    code = segno.make(line, error="m", micro=False)
    if where == _ON_SCREEN:
        code.terminal(sys.stderr, compact=True)
    else:
        code.save(where, kind="svg", scale=4, border=4)


def _said(act: Callable[[], _Answer], repo: Path, words: Words) -> _Answer:
    """Run `act`; a contradiction is exit code 1, everything else that a person can mend 2."""
    try:
        return told(act, repo, words)
    except (Forked, BadProof) as found:
        raise Stop(words(found.reason, **found.facts), words(_KEEP), FOUND) from None
    except (BadNote, BadTile) as bad:
        raise Stop(words(bad.reason, **bad.facts), words(_LOOK), CANNOT) from None
    except CannotVerify as cannot:
        raise Stop(words(cannot.reason, **cannot.facts), words(cannot.fix, **cannot.facts), CANNOT) from None
    except Unread as unread:
        raise Stop(words.fact(unread.said), words(_LOOK), CANNOT) from None
    except OSError as error:
        facts = {"file": str(error.filename or ""), "why": error.strerror or str(error)}
        raise Stop(words(N_("{file} 读不了：{why}"), **facts), words(_LOOK), CANNOT) from None
