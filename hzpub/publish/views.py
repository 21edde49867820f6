"""The ways in which a text may stand in a file: as it is, escaped, percent-encoded, in Base64, packed.

In:    the bytes of a file.
Out:   texts.
Never: unpacks without a limit (`MOST` bytes, `DEEPEST` layers), raises for bytes that are no text.
"""

import gzip
import re
import zlib
from binascii import a2b_base64
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from io import BytesIO
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

MOST = 256 * 1024 * 1024
"""Bytes that one packed layer may unfold to; what is beyond is not looked at."""
DEEPEST = 3

_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_WIDE_TEXT = (b"\xff\xfe", b"\xfe\xff")
_DAMAGED = (OSError, EOFError, ValueError, RuntimeError, NotImplementedError, BadZipFile, zlib.error)

_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{8,}(?:(?<=[A-Za-z0-9+/]{60})\r?\n[ \t]*[A-Za-z0-9+/]{4,})*")
_SURELY = 200
"""Characters from which a run is surely Base64 from its first character on."""
_BREAK = re.compile(r"[\r\n\t ]+")
_JSON = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}(?:%[0-9A-Fa-f]{2})*")
_WIDE = "０１２３４５６７８９"
_HALF = str.maketrans(_WIDE, "0123456789")


def views(data: bytes, layer: int = 0) -> Iterator[str]:
    """Every text that `data` may be read as, each once or more."""
    if layer < DEEPEST:
        for inner in _unpacked(data):
            yield from views(inner, layer + 1)
    if data.startswith((_GZIP, _ZIP, b"\x89PNG")):
        return
    if data.startswith(b"%PDF") or (b"\0" in data[:4096] and not data.startswith(_WIDE_TEXT)):
        yield data.decode("utf-8", "replace")
        return
    text = _text(data)
    yield text
    if any(digit in text for digit in _WIDE):
        yield text.translate(_HALF)
    if "&#" in text:
        yield unescape(text)
    if "\\u" in text:
        yield _JSON.sub(_from_json, text)
    if _PERCENT.search(text):
        yield _PERCENT.sub(lambda found: unquote(found[0], errors="replace"), text)
    if found := _from_base64(text):
        yield found


def _text(data: bytes) -> str:
    if data.startswith(_WIDE_TEXT):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace") + "\n" + data.decode("gb18030", "replace")


def members(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """`data` itself, or the members of a zip file (workbooks and audit packs are zip), each with its name."""
    if not data.startswith(_ZIP):
        yield name, data
        return
    with suppress(*_DAMAGED), ZipFile(BytesIO(data)) as packed:
        for member in packed.infolist():
            with packed.open(member) as stream:
                yield f"{name}/{member.filename}", stream.read(MOST)


def _unpacked(data: bytes) -> Iterator[bytes]:
    """What lies packed in `data`: the inside of gzip, the members of zip with their names."""
    if data.startswith(_ZIP):
        for name, inside in members("", data):
            yield name.encode("utf-8", "replace")
            yield inside
    elif data.startswith(_GZIP):
        with suppress(*_DAMAGED), gzip.open(BytesIO(data)) as stream:
            yield stream.read(MOST)


def _from_base64(text: str) -> str:
    """What runs of Base64 say, with NULs between them.

    A short run may be glued to a word before it, so it is read from each of the four places at which a group may begin.
    """
    runs = [_BREAK.sub("", run) for run in set(_BASE64.findall(text)) if not run.islower()]
    if not runs:
        return ""
    pieces = [
        (run + "AAA")[start : start + (len(run) - start + 3) // 4 * 4]
        for run in runs
        for start in range(4 if len(run) < _SURELY else 1)
    ]
    joined = "AAAA".join(pieces).replace("-", "+").replace("_", "/")
    return a2b_base64(joined).decode("utf-8", "replace")


def _from_json(found: re.Match[str]) -> str:
    units = found[0].split("\\u")[1:]
    return b"".join(int(unit, 16).to_bytes(2, "big") for unit in units).decode("utf-16-be", "replace")
