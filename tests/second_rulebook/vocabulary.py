"""Boxes that several of the industry fund's kinds share: big sums, investors, companies, sectors."""

from dataclasses import dataclass
from typing import Any

from hzpub.kinds.boxes import Choice, Pattern, Text, Whole

MANAGER = ("manager",)
"""Who enters everything: the manager of the fund."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TenThousands(Whole):
    """A sum in whole 万元; its meaning is fen, like every sum of money."""

    name: str = "amount"
    label: str = "金额（万元）"
    help: str = "以万元为单位"
    example: str | int = 150_000
    most: int = 9_999_999

    def read(self, value: Any) -> Any:
        """Return fen; raises `BoxError` as a whole number does."""
        return Whole.read(self, value) * 1_000_000

    def write(self, meaning: Any) -> Any:
        """Spell fen as 万元."""
        return meaning // 1_000_000


def investor() -> Pattern:
    """An investor by number."""
    shape = '写出资人编号，如 "I01"'
    return Pattern(name="investor", label="出资人", help="出资人编号", pattern="I[0-9]{2}", shape=shape, example="I01")


def company() -> Text:
    """A company, by its name: companies are public."""
    return Text(name="company", label="被投企业", help="工商登记的全名", example="天津钢管公司")


def sector() -> Choice:
    """What a company does."""
    options = {"steel": "钢铁", "finance": "金融", "culture": "文化"}
    return Choice(name="sector", label="行业", options=options, example="steel")
