"""What may stand in a record is the same for every Python: frozen here, whatever its Unicode tables say."""

import ast
import unicodedata
from hashlib import sha256
from pathlib import Path

import hzpub
from hzpub.reading.characters import RANGES, first_forbidden, is_composed, visible

FROZEN = "4d03e5799e059e26268098ca35cb79196fbef70e7e3dcf29370ca9776bd07c65"
"""SHA-256 of the ranges as text. Whoever changes them changes what every record ever sealed may say: write a decision."""

DECIDING = ("base", "reading", "kinds", "ledger", "rulebooks", "check", "trust")
MAY_ASK = {
    "base/width.py": "how wide a letter is on a terminal",
    "trust/register.py": "puts what somebody types into normal form before it is committed to",
    "trust/slips.py": "puts what somebody types into normal form before it is compared",
}
"""Modules that look into the Unicode tables, and what for; none of them says whether a record may stand."""


def told() -> str:
    return "".join(f"{low:06x}-{high:06x}\n" for low, high in RANGES)


def test_the_ranges_are_those_that_were_frozen() -> None:
    assert sha256(told().encode()).hexdigest() == FROZEN


def test_every_code_point_is_judged_by_the_ranges_alone() -> None:
    allowed = {code for low, high in RANGES for code in range(low, high + 1)}

    assert {code for code in range(0x110000) if first_forbidden(chr(code)) is None} == allowed


def test_no_module_that_decides_looks_into_the_tables_of_the_running_python() -> None:
    home = Path(hzpub.__file__).parent
    asking = set()
    for path in (path for room in DECIDING for path in (home / room).rglob("*.py")):
        parsed = ast.parse(path.read_text(encoding="utf-8"))
        names = {each.name for node in ast.walk(parsed) if isinstance(node, ast.Import) for each in node.names}
        names |= {node.module or "" for node in ast.walk(parsed) if isinstance(node, ast.ImportFrom)}
        methods = {node.attr for node in ast.walk(parsed) if isinstance(node, ast.Attribute)}
        if "unicodedata" in names or methods & {"isprintable", "isalpha", "isalnum", "isdecimal", "isnumeric"}:
            asking.add(path.relative_to(home).as_posix())

    assert asking <= set(MAY_ASK)


def test_what_is_composed_is_told_without_the_tables_too() -> None:
    for text in ("e\u0301", "\u212b", "\uf900", "\u1112\u1161", "\U0002f800"):
        assert not is_composed(text)
        assert unicodedata.normalize("NFC", text) != text
    assert is_composed("张建国é〔2024〕")


def test_nothing_that_moves_a_cursor_is_shown() -> None:
    assert visible('名\x1b[2J\u202e"\\') == '名·[2J·"\\'


def test_a_character_that_only_newer_tables_know_is_no_letter_here() -> None:
    """Unicode 14, 15 and 15.1 (Python 3.11, 3.12, 3.13) disagree on both."""
    for code in (0x2EBF0, 0x1E030):
        assert first_forbidden(chr(code)) is not None
        assert visible(chr(code)) == "·"
