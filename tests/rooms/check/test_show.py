"""How a finding looks on a terminal."""

from datetime import date

from hzpub.base.findings import Finding, Severity, facts_of
from hzpub.base.places import Place
from hzpub.base.words import Words, Yuan
from hzpub.check.show import as_annotations, as_text, summary

ROW = 'purpose: "养鹅周转"'
FOUND = Finding(
    rule="LOAN-CAP-STAR",
    severity=Severity.ERROR,
    clause="R五3①",
    place=Place("records/2024/03/000123-loan_disbursement.yml", 2, 11, 2),
    record="000123",
    message="放款 {amount}，超过 {cap}",
    fix="改到 {cap} 以内",
    facts=facts_of(amount=Yuan(260_000), cap=Yuan(250_000), day=date(2024, 3, 15)),
)


def lines(_: str) -> list[str]:
    return ["hzpub: 1", ROW]


def test_the_caret_counts_a_chinese_character_as_two_columns() -> None:
    shown = as_text([FOUND], lines, Words.chinese()).splitlines()

    assert shown[0] == "records/2024/03/000123-loan_disbursement.yml:2:11: LOAN-CAP-STAR 放款 2,600.00 元，超过 2,500.00 元"
    assert shown[1] == f"   2 | {ROW}"
    assert shown[2] == "     |           ^^^^"
    assert shown[3:] == ["     = 依据 R五3①", "     = 怎么改 改到 2,500.00 元 以内"]


def test_a_caret_further_right_stands_under_its_character() -> None:
    moved = Finding(**{**{name: getattr(FOUND, name) for name in FOUND.__dataclass_fields__}, "place": Place("x", 2, 13, 2)})

    assert as_text([moved], lines, Words.chinese()).splitlines()[2] == "     |               ^^^^"


def test_what_follows_from_it_is_counted_not_listed() -> None:
    several = tuple(
        Finding("CAPITAL-BANK-RECON", Severity.ERROR, "", Place("f"), f"00013{digit}", "m", "f") for digit in range(7)
    )
    folded = Finding(**{**{name: getattr(FOUND, name) for name in FOUND.__dataclass_fields__}, "related": several})

    assert "由它引起的另有 7 处（000130、000131、000132、000133、000134…）" in as_text([folded], lines, Words.chinese())


def test_an_acknowledged_breach_says_by_which_record() -> None:
    admitted = Finding(**{**{name: getattr(FOUND, name) for name in FOUND.__dataclass_fields__}, "acknowledged": "000131"})
    text = as_text([admitted], lines, Words.chinese())

    assert "已由 000131 号违规确认承认" in text
    assert "怎么改" not in text
    assert summary([admitted], Words.chinese()) == "已确认的违规 1 处"


def test_annotations_escape_what_would_end_them() -> None:
    nasty = Finding("SYS-YAML", Severity.WARNING, "", Place("a,b:c.yml", 1, 1, 1), "", "50% \n x", "f")

    assert as_annotations([nasty], Words.chinese()) == "::warning file=a%2Cb%3Ac.yml,line=1,col=1,title=SYS-YAML::50%25 %0A x 怎么改: f\n"
