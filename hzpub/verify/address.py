"""A published site at an http(s) address, read file by file.

In:    the address; a way to ask whether the time is up.
Out:   bytes of one file; Unread for one that is not there; CannotVerify when the host does not answer well.
Never: follows a redirect to another host or down to http, reads files or ftp, takes more bytes or time than allowed,
runs anything it reads.
"""

from collections.abc import Callable, Mapping
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from hzpub.base.words import N_
from hzpub.verify.places import Unread
from hzpub.verify.verdicts import CannotVerify

MOST_IN_ALL = 512 * 1024 * 1024
"""Bytes from one address in one run."""
SECONDS = 30
"""For one answer to begin, and for each piece of it."""
_PIECE = 65536
_PORTS: Mapping[str, int] = {"http": 80, "https": 443}

_BAD = N_("网址 {url} 写得不对")
_WRITE = N_("写成 https://网址/ 的样子，不带用户名和口令")
_ELSEWHERE = N_("{url} 转去了另一个网站 {other}，没有跟去")
_ASK = N_("直接写上那个网址，先想清楚它是不是村里的网站")
_ANSWER = N_("{url} 的答复是 {code}")
_SILENT = N_("连不上 {url}：{why}")
_LATER = N_("查网址和网络，过一会儿再试")
_TOO_MUCH = N_("{url} 送来的太多，停了")
_TOO_SLOW = N_("{url} 太慢，时间到了")
_SAVE = N_("把网站整个存下来，核对那个文件夹")


class UrlPlace:
    """A site at `url`; `expired` answers whether the time for the whole run is up. Raises CannotVerify."""

    is_near = False

    def __init__(self, url: str, expired: Callable[[], bool]) -> None:
        parts = _parts(url)
        if parts is None:
            raise CannotVerify(_BAD, _WRITE, url=url)
        path = parts[2].rpartition("/")[0] if parts[2].endswith(".html") else parts[2].rstrip("/")
        self.url = f"{parts[0]}://{parts[1]}{path}/"
        self._expired, self._left = expired, MOST_IN_ALL
        self._opener = OpenerDirector()
        self._opener.addheaders = [("User-Agent", "hzpub-verify"), ("Accept-Encoding", "identity")]
        for handler in (
            ProxyHandler(),
            HTTPHandler(),
            HTTPSHandler(),
            HTTPDefaultErrorHandler(),
            HTTPErrorProcessor(),
            _SameHost(),
        ):
            self._opener.add_handler(handler)

    def read(self, path: str, most: int) -> bytes:
        """The whole file. Raises Unread, CannotVerify."""
        url = self.url + quote(path)
        if self._expired():
            raise CannotVerify(_TOO_SLOW, _SAVE, url=url)
        try:
            with self._opener.open(url, timeout=SECONDS) as answer:
                if (answer.headers.get("Content-Encoding") or "identity") != "identity":
                    raise CannotVerify(_ANSWER, _LATER, url=url, code="Content-Encoding")
                return self._body(answer, url, path, most)
        except HTTPError as error:
            error.close()
            if error.code in (404, 410):
                raise Unread.missing(path) from None
            raise CannotVerify(_ANSWER, _LATER, url=url, code=str(error.code)) from None
        except URLError as error:
            raise CannotVerify(_SILENT, _LATER, url=url, why=str(error.reason)) from None
        except (OSError, HTTPException, ValueError) as error:
            raise CannotVerify(_SILENT, _LATER, url=url, why=str(error) or type(error).__name__) from None

    def _body(self, answer: IO[bytes], url: str, path: str, most: int) -> bytes:
        data = bytearray()
        while piece := answer.read(min(_PIECE, most + 1 - len(data))):
            data += piece
            self._left -= len(piece)
            if self._left < 0:
                raise CannotVerify(_TOO_MUCH, _SAVE, url=url)
            if self._expired():
                raise CannotVerify(_TOO_SLOW, _SAVE, url=url)
            if len(data) > most:
                raise Unread.too_large(path)
        return bytes(data)


class _SameHost(HTTPRedirectHandler):
    """Goes along only on the same host: to the same port, or up to https."""

    max_redirections = 5

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """The next request. Raises CannotVerify for one that leaves the host."""
        before, after = urlsplit(req.full_url), _parts(newurl)
        same = after is not None and (after[0], after[1]) == (before.scheme, before.netloc)
        up = (
            after is not None
            and after[0] == "https"
            and urlsplit(newurl).hostname == before.hostname
            and before.scheme == "http"
        )
        if not (same or up):
            raise CannotVerify(_ELSEWHERE, _ASK, url=req.full_url, other=urlsplit(newurl).netloc or newurl[:200])
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _parts(url: str) -> tuple[str, str, str] | None:
    """Scheme, host with port, path; None for what is no plain http(s) address."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    plain = parts.scheme in _PORTS and parts.hostname and port != 0 and "@" not in parts.netloc
    return (parts.scheme, parts.netloc, parts.path) if plain else None
