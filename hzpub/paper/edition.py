"""One edition of the papers: its language, its names, the fund's address, the mark of the log.

In:    words, names (masked, or full for paper that stays in the village), the fund, the log's mark.
Out:   facts as texts, and the frame around every sheet.
Never: shows a full name in the public edition; invents an address.
"""

import datetime as dt
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import segno

from hzpub.base.addresses import in_print, is_invented, page_at
from hzpub.base.words import CHINESE, N_, Fact, Words
from hzpub.paper.blocks import Figure, Frame, Link, Seals, Space
from hzpub.reports.capitals import capitals
from hzpub.reports.fund_objects import FundHead
from hzpub.reports.mark import OPEN, UNSIGNED, Mark
from hzpub.reports.names import Names
from hzpub.reports.parts import SealBox

_STATES = {
    OPEN: N_("示范用的钥匙人人都算得出来，这个签名不作数。"),
    UNSIGNED: N_("指纹还没有签名：还没有给网站做签名的钥匙。"),
}


@dataclass(frozen=True, kw_only=True)
class Edition:
    """What all papers of one printing share.

    `site` is the address of the published site, "" when it is not known; `page_of` answers on which of its pages a
    record stands. `village`: full names, for paper that stays in the village.
    """

    words: Words
    names: Names
    head: FundHead
    as_of: dt.date
    last_number: str
    page_of: Callable[[str], str]
    mark: Mark | None = None
    site: str = ""
    village: bool = False

    def __call__(self, text: str, /, **facts: object) -> str:
        """A text in the language of this edition."""
        return self.words(text, **facts)

    def yuan(self, fen: int) -> str:
        """A sum with its unit."""
        return self.words.yuan(fen)

    def date(self, day: dt.date | None) -> str:
        """A day in long form, "" for none."""
        return self.words.date(day) if day else ""

    def said(self, fact: Fact) -> str:
        """A label or another fact."""
        return self.words.fact(fact)

    def who(self, number: str) -> str:
        """A person or household, by number and name."""
        return self.names.label(number)

    def everybody(self, numbers: Iterable[str]) -> str:
        """Several of them."""
        return self(N_("、")).join(map(self.who, numbers))

    def in_capitals(self, fen: int) -> str:
        """The sum as a receipt spells it; "" below zero and in a language that has no such characters."""
        return capitals(fen) if self.words.lang == CHINESE and fen >= 0 else ""

    def figure(self, label: str, fen: int) -> Figure:
        """The one sum a sheet is about."""
        return Figure(label, self.yuan(fen), self.in_capitals(fen))

    def seals(self, boxes: Iterable[SealBox]) -> Seals:
        """Boxes for ink, with who has sealed electronically."""
        return Seals(tuple(Space(_first(self.said(box.label)), self._sealed(box)) for box in boxes))

    def ink(self, *labels: str) -> Seals:
        """Boxes for signatures by hand."""
        return Seals(tuple(Space(_first(label)) for label in labels))

    def link(self, page: str, fallback: str = "") -> Link:
        """Where the same figures stand on the site; without its address, `fallback` or the page's name says where to look."""
        if not self.site:
            return Link(text=fallback or self(N_("网上查：{page}"), page=page))
        address = page_at(self.site, page)
        return Link(text=in_print(address), qr=_qr(address), alt=self(N_("二维码：{address}"), address=address))

    def record_link(self, number: str) -> Link:
        """Where a record stands on the site."""
        return self.link(self.page_of(number), self(N_("网上查：记录 {number}"), number=number))

    @property
    def fiction(self) -> str:
        """What a demonstration says of itself, "" for a real fund; a made-up address leads nowhere, so it is named too."""
        if not self.head.is_fiction:
            return ""
        made_up = is_invented(self.site)
        return self(N_("这是示范，人、印章和网址都是虚构的。") if made_up else N_("这是示范，人和印章都是虚构的。"))

    def frame(self) -> Frame:
        """What stands around every sheet."""
        said = self.words
        foot = [said(N_("监督电话 {number}"), number=self.head.hotline)]
        made = N_("由记录 000001 至 {last} 生成 · 数据截至 {day}")
        foot.append(said(made, last=self.last_number, day=self.as_of))
        if self.mark is not None:
            facts = {"size": self.mark.size, "fingerprint": self.mark.fingerprint}
            line = said(N_("核对指纹：共 {size} 条，{fingerprint}"), **facts)
            if self.mark.witnesses:
                line += " · " + said(N_("见证人签了 {count} 位"), count=self.mark.witnesses)
            foot.append(line)
            if self.mark.state in _STATES:
                foot.append(said(_STATES[self.mark.state]))
        if self.village:
            foot.append(said(N_("本村用：上面有全名，只在村里张贴和使用，不要拍照上网。")))
        return Frame(
            fund=self.head.name,
            fiction=self.fiction,
            page=said(N_("第 {page} 页，共 {pages} 页"), page="%p", pages="%n"),
            foot=tuple(foot),
            lang=self.words.lang.partition("_")[0],
        )

    def _sealed(self, box: SealBox) -> str:
        return self(N_("电子印章已盖：{who}"), who=self.who(box.person)) if box.is_done else ""


def _first(label: str) -> str:
    """A label with its first letter large, for languages that know large letters."""
    return label[:1].upper() + label[1:]


def _qr(address: str) -> str:
    """A QR code with its quiet zone, as SVG."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=4, xmldecl=False, nl=False)
    return out.getvalue().decode("ascii")
