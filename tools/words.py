"""Collect every text that people read, and tell how much of it each catalogue in hzpub/locale has.

.venv/bin/python tools/words.py             # per cent of each language; what English lacks, what is left over or wrong
.venv/bin/python tools/words.py ug          # and what Uyghur lacks
.venv/bin/python tools/words.py --fill      # append the missing texts to the English catalogue, untranslated
.venv/bin/python tools/words.py --fill ug   # or to Uyghur's; begins it when there is none
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import yaml
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from jinja2 import Environment

ROOT = Path(__file__).parent.parent
LOCALES = ROOT / "hzpub" / "locale"
CATALOGUE = LOCALES / "en.po"
HEAD = """# The words of hzpub. The msgids are the Chinese texts in the code and the templates; one left empty stays Chinese.
msgid ""
msgstr ""
"Project-Id-Version: hzpub\\n"
"Language: {lang}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"
"""
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
            for text in (row["label"], row.get("zero", "")):
                found.setdefault(text, path.relative_to(ROOT).as_posix())
    for path in sorted((ROOT / "hzpub").rglob("clauses.yml")):
        for text in in_clauses(path):
            found.setdefault(text, path.relative_to(ROOT).as_posix())
    for name, texts_in in (("readings.yml", in_readings), ("profiles.yml", in_profiles)):
        for path in sorted((ROOT / "hzpub").rglob(name)):
            for text in texts_in(path):
                found.setdefault(text, path.relative_to(ROOT).as_posix())
    return {text: place for text, place in found.items() if any(ord(letter) > 0x2E7F for letter in text)}


def catalogues() -> tuple[Path, ...]:
    """Every catalogue there is; the file's name is the language."""
    return tuple(sorted(LOCALES.glob("*.po")))


def translated(path: Path = CATALOGUE) -> dict[str, str]:
    """What a catalogue has, by default the English one: text to translation."""
    return {str(each.id): str(each.string) for each in entries(path) if each.string and not each.fuzzy}


def entries(path: Path) -> list[Message]:
    """Every entry of a catalogue but its head, translated or not."""
    with path.open("rb") as file:
        return [
            each for each in read_po(file, locale=path.stem, charset="utf-8", abort_invalid=True) if each.id
        ]


def places(text: str) -> set[str]:
    """The names of the facts that a text takes."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def fill(path: Path, all_texts: dict[str, str]) -> None:
    """Append what a catalogue lacks, untranslated; begin it where there is none."""
    if not path.exists():
        path.write_text(HEAD.format(lang=path.stem, plural=Catalog(path.stem).plural_forms), encoding="utf-8")
    known = {str(each.id) for each in entries(path)}
    with path.open("a", encoding="utf-8") as file:
        for text, place in all_texts.items():
            if text not in known:
                quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
                file.write(f'\n#: {place}\nmsgid "{quoted}"\nmsgstr ""\n')


def report(path: Path, all_texts: dict[str, str], *, list_all: bool) -> bool:
    """Say how much of a catalogue is done, and what is wrong in it; answers whether it is complete and right."""
    have = translated(path)
    missing = [text for text in all_texts if text not in have]
    wrong = [text for text, said in have.items() if places(text) != places(said)]
    if list_all:
        for text in missing:
            sys.stdout.write(f"missing  {all_texts[text]}: {text}\n")
    for text in have.keys() - all_texts.keys():
        sys.stdout.write(f"unused   {text}\n")
    for text in wrong:
        sys.stdout.write(f"places   {text}\n")
    done = len(all_texts) - len(missing)
    sys.stdout.write(f"{path.stem}: {done} of {len(all_texts)} texts, {100 * done // len(all_texts)} %\n")
    return not missing and not wrong


def main(given: list[str]) -> int:
    """Tell of every catalogue, or fill one; a language that is under way is no error, English must be complete."""
    all_texts = texts()
    if "--fill" in given:
        fill(LOCALES / f"{([*given, CATALOGUE.stem])[given.index('--fill') + 1]}.po", all_texts)
        return 0
    results = {
        path: report(path, all_texts, list_all=path == CATALOGUE or path.stem in given)
        for path in catalogues()
    }
    return 0 if results[CATALOGUE] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
