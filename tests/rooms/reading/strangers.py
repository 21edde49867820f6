"""How PyYAML reads a text, without guessing: the stranger that our reader must never contradict."""

from typing import Any

import yaml

LOADERS = (yaml.SafeLoader, yaml.CSafeLoader)


class Disagreement(ValueError):
    """A text that PyYAML refuses, or reads with a key twice or a value that is neither text nor whole number."""


def read_by(loader: Any, text: str) -> Any:
    """What `loader` composes and constructs from `text`: lists for tuples, everything else as ours."""
    try:
        node = yaml.compose(text, Loader=loader)
        _no_key_twice(node)
        return loader(text).get_single_data()
    except yaml.YAMLError as error:
        raise Disagreement(str(error)) from None


def _no_key_twice(node: yaml.Node | None) -> None:
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value]
        if len(set(keys)) != len(keys):
            raise Disagreement("a key twice")
        for _, value in node.value:
            _no_key_twice(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _no_key_twice(item)


def as_lists(value: Any) -> Any:
    """Our values with lists where we keep tuples."""
    if isinstance(value, dict):
        return {key: as_lists(item) for key, item in value.items()}
    return [as_lists(item) for item in value] if isinstance(value, tuple) else value
