"""Ask two strangers about a record: PyYAML how it reads, Cerberus whether it fits.

In:    a `Loaded` file.   Out: a finding for every disagreement with our own reader.
Never: decides alone. Records pass the strict reader first; this is how we notice if it were ever wrong.

Every record is asked about when it is entered, all of them with `hzpub check --thorough`.
"""

from collections.abc import Mapping
from typing import Any

import yaml

from hzpub.base.findings import Facts, Finding, Severity
from hzpub.base.places import Place
from hzpub.base.words import N_
from hzpub.check.loading import Loaded
from hzpub.kinds.kind import Kind
from hzpub.kinds.schema import complaints


def second_opinion(loaded: Loaded, kinds: Mapping[str, Kind]) -> list[Finding]:
    """Compare our reading of `loaded` with PyYAML's, and our boxes with Cerberus. Empty when they agree."""
    file = loaded.file
    if file is None or loaded.meanings is None:
        return []
    found = []
    theirs = _as_yaml_reads(file.body.decode())
    if theirs != _plain(file.values):
        found.append(_finding(loaded, N_("另一个 YAML 程序会把这条记录读成别的内容")))
    kind = kinds[str(file.values["kind"])]
    objections = complaints(kind, "body", file.values)
    if file.entry is not None:
        objections |= complaints(kind, "entry", file.entry.values)
    if bool(objections) != bool(loaded.misfits):
        boxes = (("boxes", "、".join(sorted(objections)) or "-"),)
        found.append(_finding(loaded, N_("表格的两种核对不一致：{boxes}"), boxes))
    return found


def _as_yaml_reads(text: str) -> Any:
    """The body as PyYAML composes it, scalars kept as written, so that nothing is guessed."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return None
    return _value(node)


def _value(node: yaml.Node | None) -> Any:
    match node:
        case yaml.ScalarNode():
            return int(node.value) if node.style is None and node.tag.endswith(":int") else node.value
        case yaml.SequenceNode():
            return [_value(item) for item in node.value]
        case yaml.MappingNode():
            keys = [key.value for key, _ in node.value]
            return {key.value: _value(value) for key, value in node.value} if len(set(keys)) == len(keys) else None
    return None


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _finding(loaded: Loaded, message: str, facts: Facts = ()) -> Finding:
    number = loaded.path.rsplit("/", 1)[-1][:6]
    fix = N_("不要入账；把这个文件发给软件的维护者")
    return Finding("SYS-YAML", Severity.ERROR, "", Place(loaded.path, 1, 1, 1), number, message, fix, facts)
