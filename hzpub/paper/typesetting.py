"""Typst sets a sheet as a PDF: tagged for screen readers, the same bytes for the same sheet.

In:    a `Sheet`, the day of the books.   Out: the bytes of a PDF (PDF/UA-1); or `CannotPrint`.
Never: reads the clock, the network or a file outside `typ/`; prints with a font that has no Chinese.
"""

import datetime as dt
import json
from importlib import import_module
from pathlib import Path
from typing import Any

from hzpub.base.words import N_
from hzpub.paper.blocks import Sheet, plain

FONTS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "Hiragino Sans GB",
    "Heiti SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "DengXian",
    "SimHei",
    "SimSun",
)
"""Chinese fonts by their family names, the best first: of Linux, Windows and macOS."""

NO_TYPST = N_("没有排版程序 Typst，纸件没有做")
GET_TYPST = N_("运行 make setup 重新装好，或 pip install typst")
NO_FONT = N_("这台电脑没有中文字体，纸件没有做")
GET_FONT = N_("Debian、Ubuntu：sudo apt-get install fonts-noto-cjk；Windows、macOS 自带中文字体，装全系统语言包")

_FOLDER = Path(__file__).parent / "typ"
_ACCESSIBLE = "ua-1"
_PPI = 144.0


class CannotPrint(Exception):
    """No paper can be made on this machine: what is missing and how to get it, both msgids."""

    def __init__(self, reason: str, fix: str):
        super().__init__(reason)
        self.reason, self.fix = reason, fix


class Typesetter:
    """One compiler for many sheets and cards. Raises CannotPrint when Typst or every Chinese font is missing."""

    def __init__(self, day: dt.date, wanted: tuple[str, ...] = FONTS) -> None:
        try:
            typst: Any = import_module("typst")
        except ImportError:
            raise CannotPrint(NO_TYPST, GET_TYPST) from None
        fonts = typst.Fonts()
        present = set(fonts.families())
        self.font = next((each for each in wanted if each in present), "")
        if not self.font:
            raise CannotPrint(NO_FONT, GET_FONT)
        self._stamp = int(dt.datetime.combine(day, dt.time(), dt.UTC).timestamp())
        self._compiler = typst.Compiler(input=str(_FOLDER / "paper.typ"), root=str(_FOLDER), font_paths=fonts)

    def picture(self, sheet: Sheet) -> bytes:
        """A card as a PNG of 600 x 600 points."""
        inputs = {"sheet": as_json(sheet), "font": self.font}
        made: bytes = self._compiler.compile(format="png", ppi=_PPI, sys_inputs=inputs, timestamp=self._stamp)
        return made

    def pdf(self, sheet: Sheet) -> bytes:
        """The sheet as a PDF; its dates are the day of the books."""
        made: bytes = self._compiler.compile(
            sys_inputs={"sheet": as_json(sheet), "font": self.font},
            pdf_standards=[_ACCESSIBLE],
            timestamp=self._stamp,
        )
        return made


def as_json(sheet: Sheet) -> str:
    """Exactly what Typst gets to see of a sheet."""
    return json.dumps(plain(sheet), ensure_ascii=False)
