"""A rule's page as a test reads it: headings, example blocks, and the breaches each line expects.

In:    the Markdown of a page, or the YAML of a scene.
Out:   `Example`s made of `Written` records; every value is still the text somebody typed.
Never: knows kinds, boxes or defaults (`scenes.py` does), replays anything.

    - kind: loan_application
      months: 13  # 违反 LOAN-TERM-MAX

A comment `# 违反 RULE-ID` expects that error at that line, `# 提示 RULE-ID` a warning or notice; several ids are
separated by blanks. A block without such a comment must pass clean. A block with a line `as_of: "2024-04-16"` is
also asked what is due on that day; what is missing is expected on that line.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

Where = tuple[str | int, ...]

_EXPECTED = re.compile(r"#\s*(违反|提示)\s+([A-Z0-9 -]+?)\s*$")
_BLOCK = re.compile(r"^## (?P<heading>[^\n]+)\n(?:(?!##? |```)[^\n]*\n)*```yaml\n(?P<yaml>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Written:
    """One record as written in an example: its boxes as typed, and the line each stands on."""

    kind: str
    name: str
    boxes: Mapping[str, Any]
    seals: Mapping[str, str]
    lines: Mapping[Where, int]

    def line_of(self, where: Where) -> int:
        """The line of the box at `where`, of the nearest box around it, or of `kind` when it was left out."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines[where or ("kind",)]


@dataclass(frozen=True, slots=True)
class Example:
    """One block of a page. `expected` holds (line, rule id, "违反" or "提示").

    `as_of` is the day on which duties are asked, None when the example asks for none; `as_of_line` is its line.
    """

    heading: str
    scene: str
    records: tuple[Written, ...]
    expected: frozenset[tuple[int, str, str]]
    text: tuple[str, ...]
    as_of: dt.date | None = None
    as_of_line: int = 0


def examples(page: Path) -> list[Example]:
    """Every example of a page, in order; raises ValueError for a block that is none."""
    text = page.read_text(encoding="utf-8")
    return [_example(found, text) for found in _BLOCK.finditer(text)]


def headings(page: Path) -> list[str]:
    """The headings of the second level, whether an example stands below or not."""
    return re.findall(r"^## (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)


def blocks(page: Path) -> int:
    """How many fenced yaml blocks a page has; each must stand alone under a heading of its own."""
    return len(re.findall(r"^```yaml$", page.read_text(encoding="utf-8"), re.MULTILINE))


def records_of(node: yaml.Node | None, first_line: int = 1) -> Iterator[Written]:
    """Read a YAML sequence of records; `first_line` is the line on which the block begins."""
    if not isinstance(node, yaml.SequenceNode):
        raise ValueError("records: must be a list, one item per record")
    for item in node.value:
        boxes: dict[str, Any] = {}
        lines: dict[Where, int] = {}
        for key, value in _pairs(item):
            boxes[key.value] = _plain(value, (key.value,), key.start_mark.line + first_line, lines, first_line)
        kind, name = boxes.pop("kind"), boxes.pop("as", "")
        seals = boxes.pop("seals", {})
        yield Written(kind, name, boxes, seals, lines)


def mapping(text: str) -> dict[str, yaml.Node]:
    """The top level of a YAML text, as nodes by key."""
    return {key.value: value for key, value in _pairs(yaml.compose(text, Loader=yaml.BaseLoader))}


def plain(node: yaml.Node) -> Any:
    """A node as typed text, lists and mappings; bare digits become numbers."""
    return _plain(node, (), 0, {}, 0)


def _example(found: re.Match[str], text: str) -> Example:
    first = text.count("\n", 0, found.start("yaml")) + 1
    nodes = mapping(found["yaml"])
    if set(nodes) - {"as_of"} != {"scene", "records"}:
        raise ValueError(f"{found['heading']}: an example has scene: and records: (and as_of:), not {sorted(nodes)}")
    expected: set[tuple[int, str, str]] = set()
    for number, line in enumerate(found["yaml"].splitlines(), first):
        if (comment := _EXPECTED.search(line)) is not None:
            expected |= {(number, rule, comment[1]) for rule in comment[2].split()}
        elif "#" in line:
            raise ValueError(f"{found['heading']}: a comment is '# 违反 RULE-ID' or '# 提示 RULE-ID': {line}")
    records = tuple(records_of(nodes["records"], first))
    day = dt.date.fromisoformat(plain(nodes["as_of"])) if "as_of" in nodes else None
    line = nodes["as_of"].start_mark.line + first if "as_of" in nodes else 0
    scene, lines = plain(nodes["scene"]), tuple(text.splitlines())
    return Example(found["heading"].strip(), scene, records, frozenset(expected), lines, day, line)


def _pairs(node: Any) -> list[tuple[Any, Any]]:
    if not isinstance(node, yaml.MappingNode):
        raise ValueError(f"expected `name: value` lines, got {node}")
    keys = [key.value for key, _ in node.value]
    if len(keys) != len(set(keys)):
        raise ValueError(f"a name stands twice: {keys}")
    return list(node.value)


def _plain(node: yaml.Node, where: Where, line: int, lines: dict[Where, int], first_line: int) -> Any:
    if where:
        lines.setdefault(where, line)
    if isinstance(node, yaml.MappingNode):
        return {
            key.value: _plain(value, (*where, key.value), key.start_mark.line + first_line, lines, first_line)
            for key, value in _pairs(node)
        }
    if isinstance(node, yaml.SequenceNode):
        return tuple(
            _plain(item, (*where, index), item.start_mark.line + first_line, lines, first_line)
            for index, item in enumerate(node.value)
        )
    bare = isinstance(node, yaml.ScalarNode) and node.style is None and re.fullmatch("0|[1-9][0-9]*", node.value)
    return int(node.value) if bare else node.value
