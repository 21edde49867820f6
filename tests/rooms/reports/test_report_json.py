"""The one document with every figure: its form follows its schema, its figures are the reports' own."""

import datetime as dt
import json
import re

import pytest

from hzpub.base.words import Words
from hzpub.reports.fund import fund_report
from hzpub.reports.report_json import SCHEMA, report_json, report_schema


def complaints(value, schema, whole, path="$"):
    """Where `value` does not fit `schema`: the few words of JSON Schema that the report's schema uses."""
    if "$ref" in schema:
        return complaints(value, whole["$defs"][schema["$ref"].removeprefix("#/$defs/")], whole, path)
    if "anyOf" in schema:
        tried = [complaints(value, each, whole, path) for each in schema["anyOf"]]
        return [] if [] in tried else tried[0]
    if "const" in schema:
        return [] if value == schema["const"] else [path]
    types = {"string": str, "integer": int, "boolean": bool, "null": type(None), "array": list, "object": dict}
    if type(value) is not types[schema["type"]]:
        return [f"{path}: {value!r} is no {schema['type']}"]
    if schema.get("format") == "date":
        dt.date.fromisoformat(value)
    if not re.search(schema.get("pattern", ""), value if isinstance(value, str) else ""):
        return [f"{path}: {value!r}"]
    found = []
    if "items" in schema:
        for place, each in enumerate(value):
            found += complaints(each, schema["items"], whole, f"{path}[{place}]")
    if "properties" in schema:
        found += [f"{path}.{key} is missing" for key in schema["required"] if key not in value]
        found += [f"{path}.{key} is unknown" for key in value if key not in schema["properties"]]
        for key in value.keys() & schema["properties"].keys():
            found += complaints(value[key], schema["properties"][key], whole, f"{path}.{key}")
    return found


@pytest.fixture
def document(tiny):
    return report_json(tiny, Words.chinese())


def test_the_document_fits_its_schema(document):
    schema = report_schema()

    assert complaints(document, schema, schema) == []


def test_the_schema_notices_what_does_not_fit(document):
    schema = report_schema()
    document["fund"]["bank_fen"] = "57223.84"
    del document["loans"][0]["outstanding_fen"]
    document["records"][0]["name"] = "张建国"

    assert len(complaints(document, schema, schema)) == 3


def test_every_object_in_the_schema_is_described():
    schema = report_schema()

    assert all(definition.get("properties") for definition in schema["$defs"].values())
    assert json.loads(json.dumps(schema)) == schema


def test_it_names_its_version_and_day(document):
    assert (document["schema"], document["as_of"]) == (SCHEMA, "2025-01-10") == ("hzpub.report/1", "2025-01-10")


def test_figures_are_whole_fen_under_names_that_say_so(document, tiny):
    home = fund_report(tiny)

    assert (document["fund"]["bank_fen"], document["fund"]["lent_permille"]) == (home.bank, home.lent)
    assert document["member_list"]["share_fen"] == 200_000
    assert document["quarters"][3]["overdue_fen"] == 0
    assert "share_fen_fen" not in json.dumps(document)
    assert "." not in re.sub(r'"[^"]*"', "", json.dumps(document))


def test_a_row_stands_once_and_is_told_by_its_number_elsewhere(document):
    assert document["loan_pages"][0]["row"] == document["loans"][0]["number"] == "000017"
    assert document["member_pages"][3]["timeline"] == ["000040", "000022", "000013", "000009"]
    assert [record["number"] for record in document["records"]] == [f"{number:06}" for number in range(1, 46)]


def test_a_record_carries_its_sentence_its_facts_and_its_postings(document):
    record = document["records"][9]

    assert record["sentence"] == "M0001 缴纳股金 1 股，500.00 元"
    assert record["facts"] == {"member": "M0001", "shares": 1, "amount_fen": 50_000}
    assert record["postings"] == [{"account": "bank", "fen": 50_000}, {"account": "member_shares", "fen": -50_000}]


def test_the_same_books_give_the_same_bytes(view):
    first, second = (json.dumps(report_json(view(), Words.chinese())) for _ in range(2))

    assert first == second


def test_no_name_is_in_it(document):
    text = json.dumps(document, ensure_ascii=False)

    assert "hold of P0011" in text
    assert "张" not in text.replace("张贴", "")  # a word of a label
