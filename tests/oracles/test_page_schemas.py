"""jsonschema, the library that the Python world judges JSON with, finds every published document as its schema says."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.oracles.conftest import ROOT, Asked, asker

PYTHON = ROOT / ".venv-oracles" / "bin" / "python"
JUDGE = """
import json, sys
from pathlib import Path
from jsonschema import Draft202012Validator as Validator

judges, told = {}, {"judged": 0, "wrong": {}}
for path in map(Path, sys.stdin.read().split("\\n")):
    document = json.loads(path.read_text(encoding="utf-8"))
    form = (path.parent / document["$schema"]).resolve()
    if form not in judges:
        schema = json.loads(form.read_text(encoding="utf-8"))
        Validator.check_schema(schema)
        judges[form] = Validator(schema, format_checker=Validator.FORMAT_CHECKER)
    wrong = [error.message[:200] for error in judges[form].iter_errors(document)]
    told["judged"] += 1
    told["wrong"] |= {str(path): wrong} if wrong else {}
print(json.dumps(told))
"""
FORMS = ("page.schema.json", "report.schema.json")
ELSEWHERE = {"datapackage.json", *FORMS}
"""Described by others: Frictionless judges the package."""


@pytest.fixture(scope="module")
def judge() -> Asked:
    return asker(PYTHON, "-c", JUDGE)


def documents(site: Path) -> list[Path]:
    return [path for path in sorted(site.rglob("*.json")) if path.name not in ELSEWHERE]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_published_document_fits_the_schema_it_names(
    demonstration: Callable[[str], Path], judge: Asked, language: str
) -> None:
    found = documents(demonstration(language))
    done = judge(given="\n".join(map(str, found)))

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"judged": len(found), "wrong": {}}
    assert len(found) > 400


def test_a_figure_that_is_no_whole_fen_a_day_that_is_none_and_a_name_too_many_are_found(
    demonstration: Callable[[str], Path], judge: Asked, tmp_path: Path
) -> None:
    site = demonstration("zh")
    (tmp_path / "data").mkdir()
    for form in FORMS:
        shutil.copy(site / "data" / form, tmp_path / "data")
    whole = json.loads((site / "index.json").read_text(encoding="utf-8"))
    wrong = {
        "fen": {"report": whole["report"] | {"bank_fen": 100.5}},
        "day": {"as_of": "2026-02-30"},
        "name": {"name": "张建国"},
        "kind": {"kind": "LoanReport"},
    }
    for name, change in wrong.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(whole | change), encoding="utf-8")
    told = json.loads(judge(given="\n".join(str(tmp_path / f"{name}.json") for name in wrong)).stdout)

    assert told["judged"] == len(told["wrong"]) == len(wrong)
