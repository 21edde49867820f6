"""Words and boxes that many kinds share, so that one thing is written one way everywhere.

In:    nothing.   Out: roles, offices and other short lists with their labels; boxes for members, papers, keys.
Never: says which kind uses what.
"""

from dataclasses import dataclass
from typing import Any

from hzpub.base.months import Quarter
from hzpub.base.words import N_
from hzpub.kinds.box import BoxError, matcher, spelled
from hzpub.kinds.boxes import Day, Pattern, Row, Text, Whole

ROLES = {
    "council": N_("互助理事会"),
    "chair": N_("理事长"),
    "accountant": N_("会计"),
    "cashier": N_("出纳"),
    "supervisors": N_("监事会"),
    "township_finance": N_("乡镇财政所"),
    "new_key": N_("新印章本人"),
}
"""Who can seal. A seal's role stands inside its signed namespace (`docs/dev/record-format.md`)."""

OFFICES = {
    "chair": N_("理事长"),
    "accountant": N_("会计"),
    "cashier": N_("出纳"),
    "council_member": N_("理事"),
    "council_custodian": N_("理事会公章保管人"),
    "supervisors_head": N_("监事会主任"),
    "supervisors_deputy": N_("监事会副主任"),
    "supervisor": N_("监事"),
    "township_head": N_("乡镇财政所所长"),
    "township_accountant": N_("乡镇财政所总会计"),
    "poor_representative": N_("贫困户代表"),
    "low_income_representative": N_("低收入户代表"),
    "women_representative": N_("妇女代表"),
}
"""The last three are seats among the supervisors, held beside an office there (R四2)."""

HOUSEHOLD_CLASSES = {
    "poor": N_("建档立卡贫困户"),
    "low_income": N_("低收入户"),
    "ordinary": N_("一般户"),
}

PURPOSES = {
    "planting": N_("种植"),
    "breeding": N_("养殖"),
    "processing": N_("加工"),
    "other_production": N_("其他生产"),
    "commerce": N_("商贸"),
}

GUARANTEE_MODES = {"joint_group": N_("联户担保"), "personal": N_("个人担保")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Member(Pattern):
    """A member household by its number."""

    pattern: str = "M[0-9]{4}"
    shape: str = N_("写会员证号，加引号，如 \"M0042\"")
    help: str = N_("会员证上的号码")
    example: str | int = "M0042"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Pattern):
    """A person by number."""

    pattern: str = "P[0-9]{4}"
    shape: str = N_("写人员编号，加引号，如 \"P0007\"")
    help: str = N_("人员登记时的编号")
    example: str | int = "P0007"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder(Pattern):
    """Who holds a key: a person, or the council for its own seal."""

    pattern: str = "P[0-9]{4}|council"
    shape: str = N_("写人员编号，如 \"P0007\"；理事会公章写 \"council\"")
    help: str = N_("谁用这枚印章；理事会公章写 council")
    example: str | int = "P0007"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered(Pattern):
    """The number of an entry as a place in the books: unlike a `Reference`, what stands there may be struck out."""

    pattern: str = "(?!000000)[0-9]{6}"
    shape: str = N_("写六位编号，加引号，如 \"000123\"")
    help: str = N_("写那条记录的六位编号")
    example: str | int = "000123"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held(Pattern):
    """A withheld value: only its salted commitment stands here, the value is in the register."""

    pattern: str = "[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]="
    shape: str = N_("由 hzpub new 填写，不要手写")
    help: str = N_("记录里只留承诺值，内容在名册里")
    example: str | int = "BFCsBJbYrhAxi+bh2YIFDISq+HyO1qS53aqumWkBedM="


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest(Pattern):
    """The SHA-256 of a scan or file, which stays in the fund's archive."""

    pattern: str = "sha256:[0-9a-f]{64}"
    shape: str = N_("写扫描件的 SHA-256，如 \"sha256:8f0b…\"")
    help: str = N_("扫描件的摘要，原件存档")
    example: str | int = "sha256:" + "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey(Pattern):
    """An OpenSSH public key, type and base64, no comment. Whether it is strong, `trust.sealing` asks."""

    pattern: str = "(?:ssh-ed25519|sk-ssh-ed25519@openssh\\.com) [A-Za-z0-9+/]{60,200}={0,2}"
    shape: str = N_("写公钥文件（.pub）里的前两段，如 \"ssh-ed25519 AAAA…\"")
    help: str = N_("公钥文件（.pub）里的前两段")
    example: str | int = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINBKsjJ0K7SrOhNovUYV5ObQIkq3GgFrr4UgozLJd4c3"


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessKey(Pattern):
    """A witness's verifier key (C2SP signed-note). Whether it is one and is strong, rule KEY-WITNESS asks."""

    pattern: str = "[^ +]{1,60}\\+[0-9a-f]{8}\\+B[A-P][A-Za-z0-9+/]{42}"
    shape: str = N_("抄见证人交来的“名称+编号+公钥”一行")
    help: str = N_("见证人第一次见证时，电脑打印的“名称+编号+公钥”一行")
    example: str | int = "caizhengsuo+1a5acd69+BAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voucher(Text):
    """The number on the paper voucher."""

    name: str = "voucher"
    label: str = N_("凭证号")
    help: str = N_("纸质转账单上的编号")
    example: str | int = "2024-031"
    longest: int = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class BankSlip(Text):
    """The number on the bank's slip."""

    name: str = "bank_slip"
    label: str = N_("银行回单号")
    help: str = N_("银行回单上的流水号")
    example: str | int = "0315-0007"
    longest: int = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class InQuarter(Pattern):
    """A quarter of the calendar, "2024Q1"; its meaning is a `Quarter`."""

    name: str = "quarter"
    label: str = N_("季度")
    help: str = N_("年份和季度")
    pattern: str = "(?:19[89][0-9]|20[0-9]{2})Q[1-4]"
    shape: str = N_("写成 \"2024Q1\" 的样子")
    example: str | int = "2024Q1"

    def read(self, value: Any) -> Any:
        """Return the quarter; raises `BoxError` for another spelling."""
        if type(value) is str and matcher(self.pattern)(value):
            return Quarter.parse(value)
        raise BoxError(N_("“{value}”不合格式"), self.shape, value=spelled(value))

    def write(self, meaning: Any) -> str:
        """Spell the quarter."""
        return str(meaning)


@dataclass(frozen=True, slots=True, kw_only=True)
class InYear(Whole):
    """A calendar year."""

    name: str = "year"
    label: str = N_("年度")
    help: str = N_("哪一年的")
    example: str | int = 2024
    least: int = 1980
    most: int = 2099


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidOn(Day):
    """The bank day of a payment, known when it is entered."""

    name: str = "paid_on"
    label: str = N_("付款日")
    help: str = N_("银行回单上的日期")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(Digest):
    """The signed paper behind a record. Villagers hold no keys: they sign on paper."""

    name: str = "paper"
    label: str = N_("签字纸质件")
    help: str = N_("签字原件扫描后的摘要；原件由会计存档")

FOUR_SEALS = ("council", "chair", "accountant", "township_finance")
"""The seals on every voucher that takes money out of the special account (R六(3))."""

OWN_NUMBER = Row(
    name="parameters",
    label=N_("参数"),
    boxes=(
        Pattern(
            name="name",
            label=N_("参数名"),
            pattern="[a-z][a-z0-9_]{2,31}",
            shape=N_("照规则页上的参数名写"),
            help=N_("照规则页上的参数名写"),
            example="usage_fee",
        ),
        Text(name="value", label=N_("数值"), help=N_("照规则页上的写法"), longest=24, example="5.0"),
        Text(name="authority", label=N_("依据"), help=N_("会议或文件号"), example="成立大会决议"),
    ),
)
"""One number that a fund sets for itself: its name, value and authority."""
