"""Collect every text that people read, and name those that have no English yet.

.venv/bin/python tools/words.py            # list missing and left-over texts
.venv/bin/python tools/words.py --fill     # append the missing ones to the catalogue, untranslated
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml
from babel.messages.pofile import read_po
from jinja2 import Environment

ROOT = Path(__file__).parent.parent
CATALOGUE = ROOT / "hzpub" / "locale" / "en.po"
MARKS = ("N_", "words", "_")


def in_python(path: Path) -> Iterator[str]:
    """Texts marked in one module: first arguments of N_(...), words(...) and _(...)."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args:
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            first = node.args[0]
            if name in MARKS and isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def in_template(path: Path) -> Iterator[str]:
    """Texts marked in one template: first arguments of _(...)."""
    tree = Environment(autoescape=True, extensions=["jinja2.ext.do"]).parse(path.read_text(encoding="utf-8"))
    from jinja2 import nodes

    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "_" and call.args:
            first = call.args[0]
            if isinstance(first, nodes.Const) and isinstance(first.value, str):
                yield first.value


def in_clauses(path: Path) -> Iterator[str]:
    """Texts of a catalogue of clauses: subjects, titles, who answers, and why."""
    sheet = yaml.safe_load(path.read_text(encoding="utf-8"))
    for section in sheet["sections"]:
        yield section["title"]
        for row in section["clauses"].values():
            yield from (row[box] for box in ("title", "answers", "why") if box in row)
    yield from sheet["ours"].values()


def in_readings(path: Path) -> Iterator[str]:
    """Texts of published readings: questions, options, reasons, and why there is no figure."""
    sheet = yaml.safe_load(path.read_text(encoding="utf-8"))
    yield from sheet["no_figure"].values()
    for row in sheet["readings"].values():
        yield from (row["question"], *row["options"].values(), row["reason"])


def in_profiles(path: Path) -> Iterator[str]:
    """Texts of ready sets of numbers: their names and who uses them."""
    for row in yaml.safe_load(path.read_text(encoding="utf-8")).values():
        yield from (row["title"], row["used_by"])


def texts() -> dict[str, str]:
    """Every text with the first place it stands in, in a stable order."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "hzpub").rglob("*.py")):
        for text in in_python(path):
            found.setdefault(text, path.relative_to(ROOT).as_posix())
    for path in sorted((ROOT / "site_templates").rglob("*")):
        if path.suffix in (".html", ".xml", ".txt", ".jinja"):
            for text in in_template(path):
                found.setdefault(text, path.relative_to(ROOT).as_posix())
    for path in sorted((ROOT / "hzpub").rglob("parameters.yml")):
        for row in yaml.safe_load(path.read_text(encoding="utf-8")).values():
            found.setdefault(row["label"], path.relative_to(ROOT).as_posix())
    for path in sorted((ROOT / "hzpub").rglob("clauses.yml")):
        for text in in_clauses(path):
            found.setdefault(text, path.relative_to(ROOT).as_posix())
    for name, texts_in in (("readings.yml", in_readings), ("profiles.yml", in_profiles)):
        for path in sorted((ROOT / "hzpub").rglob(name)):
            for text in texts_in(path):
                found.setdefault(text, path.relative_to(ROOT).as_posix())
    return {text: place for text, place in found.items() if any(ord(letter) > 0x2E7F for letter in text)}


def translated() -> dict[str, str]:
    """What the catalogue has: text to English."""
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="en", charset="utf-8")
    return {str(each.id): str(each.string) for each in catalogue if each.id and each.string and not each.fuzzy}


def main() -> int:
    """List, or fill in, what is missing."""
    have, all_texts = translated(), texts()
    missing = {text: place for text, place in all_texts.items() if text not in have}
    if "--fill" in sys.argv:
        with CATALOGUE.open("rb") as file:
            known = {str(each.id) for each in read_po(file, locale="en", charset="utf-8")}
        with CATALOGUE.open("a", encoding="utf-8") as file:
            for text, place in missing.items():
                if text not in known:
                    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
                    file.write(f'\n#: {place}\nmsgid "{quoted}"\nmsgstr ""\n')
        return 0
    for text, place in missing.items():
        sys.stdout.write(f"missing  {place}: {text}\n")
    for text in have.keys() - all_texts.keys():
        sys.stdout.write(f"unused   {text}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
