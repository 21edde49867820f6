"""The invented households: who they are, what they would borrow for, and how they keep their word.

In:    dice and how many households there are.   Out: `Home`s, numbered as they will join, and `Venture`s.
Never: names anybody on purpose: surnames and given names are drawn by lot.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from hzpub.demo.dice import Dice

COUNCIL = ("P0001", "P0002", "P0003", "P0004", "P0005")
"""Chair, accountant, cashier, and two members of the first council; the fourth keeps the council's seal."""
BOARD = ("P0006", "P0007", "P0008", "P0009", "P0010")
"""Head, deputy and three members of the supervisory board; P0008 is poor, P0009 of low income."""
TOWNSHIP = ("P0011", "P0012")
"""Head and chief accountant of township finance, who have no household in the village."""
SUCCESSORS = ("P0013", "P0014", "P0015")
"""Chair, accountant and seal keeper of the council that is elected next."""

KEEN = 14
"""The appetite of a household that borrows again and again, repays in time, and so climbs the stars."""
_PUBLIC_HOMES = len(COUNCIL) + len(BOARD) + len(SUCCESSORS)
_SURNAMES = "张张张王王王李李刘刘陈陈徐徐周周吴郑杨黄胡林何郭罗梁宋谢唐许邓冯曹彭曾肖田潘袁蔡蒋余叶程苏魏吕丁任沈姜范江傅钟卢汪戴"
_FIRST = "建国志文春秀玉桂明德永金长福丽红小晓海水美兰家光荣生新友良正和平清雪云土爱凤宝吉兴仁"
_SECOND = "国军生根发林芳兰香珍花娥莲凤琴芬霞燕仙妹勇斌财喜才祥仁山田海虎"


class Venture(NamedTuple):
    """What a loan is for: category, words, unit and usual size, where the repayment comes from."""

    category: str
    purpose: str
    unit: str
    least: int
    most: int
    source: str
    local_speciality: str = "no"


VENTURES = (
    Venture("breeding", "养鹅周转", "只", 30, 120, "卖鹅收入"),
    Venture("planting", "种百合买种球", "亩", 1, 4, "百合收成", "yes"),
    Venture("planting", "百合地施肥", "亩", 1, 5, "百合收成", "yes"),
    Venture("processing", "百合粉加工", "斤", 100, 600, "百合粉销售款", "yes"),
    Venture("planting", "茶园施肥和修剪", "亩", 2, 8, "卖茶收入"),
    Venture("breeding", "养猪买猪苗", "头", 3, 15, "卖猪收入"),
    Venture("processing", "竹编加工", "件", 80, 400, "竹编销售款"),
    Venture("breeding", "养土鸡", "只", 60, 300, "卖鸡和卖蛋收入"),
    Venture("breeding", "养蜂", "箱", 8, 40, "卖蜜收入"),
    Venture("planting", "油茶林抚育", "亩", 3, 12, "茶油销售款"),
    Venture("planting", "种大棚蔬菜", "亩", 1, 3, "卖菜收入"),
    Venture("breeding", "稻田养鱼", "亩", 2, 6, "卖鱼收入"),
    Venture("breeding", "养羊", "只", 6, 30, "卖羊收入"),
    Venture("processing", "做豆腐和豆干", "斤", 40, 150, "豆制品销售款"),
    Venture("other_production", "买小型耕整机", "台", 1, 2, "农机服务收入"),
)


@dataclass(slots=True)
class Home:
    """One household and its present standing; ``appetite`` 0 never borrows, ``public`` serves in offices.

    ``troubles`` are the spans of days in which it, or somebody it stands for, is overdue.
    """

    member: str
    person: str
    name: str
    village_group: int
    household_class: str
    shares: int
    temper: str
    appetite: int
    public: bool = False
    account: str = ""
    joined_on: date = date.max
    group: tuple[str, ...] = ()
    group_number: str = ""
    borrowing: bool = False
    standing_for: str = ""
    leaving: bool = False
    has_heir: bool = False
    troubles: list[tuple[date, date]] = field(default_factory=list)

    def is_troubled(self, first: date, last: date) -> bool:
        """Tell whether any trouble touches the days from ``first`` to ``last``; forgets what is over."""
        self.troubles = [span for span in self.troubles if span[1] >= first]
        return any(begins <= last for begins, _ in self.troubles)


class Names:
    """Draws names by lot, none twice."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._given: set[str] = set()

    def draw(self) -> str:
        """A name nobody in this fund has yet."""
        while True:
            second = self._dice.choice(_SECOND) if self._dice.randrange(6) else ""
            name = self._dice.choice(_SURNAMES) + self._dice.choice(_FIRST) + second
            if name not in self._given:
                self._given.add(name)
                return name


def households(dice: Dice, names: Names, count: int) -> list[Home]:
    """Invent ``count`` households; the first thirteen are those who serve, or will serve, in offices."""
    return [_home(dice, names, number) for number in range(1, count + 1)]


def _home(dice: Dice, names: Names, number: int) -> Home:
    public = number <= _PUBLIC_HOMES
    # the two persons of township finance have numbers, but no household
    person = f"P{number if number <= len(COUNCIL) + len(BOARD) else number + len(TOWNSHIP):04}"
    drawn = dice.choices(("poor", "low_income", "ordinary"), (36, 26, 38))[0]
    household_class = {"P0008": "poor", "P0009": "low_income"}.get(person, "ordinary" if public else drawn)
    shares = 1 if household_class == "poor" else dice.choices((1, 2, 3, 4), (60, 26, 8, 6))[0]
    appetite = dice.choices((0, 1, 2, 3, KEEN), (9, 26, 30, 25, 10))[0]
    temper = dice.choices(("punctual", "easy", "careless"), (58, 34, 8))[0]
    return Home(
        member=f"M{number:04}",
        person=person,
        name=names.draw(),
        village_group=dice.randint(1, 8),
        household_class=household_class,
        shares=shares,
        temper="punctual" if appetite == KEEN else temper,
        appetite=0 if public else appetite,
        public=public,
    )
