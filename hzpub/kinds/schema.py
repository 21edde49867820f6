"""Derive a Cerberus schema from a kind's declaration.

In:    a `Kind`.   Out: the schema of its body or entry, and a validator that speaks our words.
Never: a second opinion on a single value: every check calls the box's own `read`.

What Cerberus adds is its own walk over the form: which boxes must be there, which may not, and of what type.
"""

from collections.abc import Mapping
from typing import Any

from cerberus import Validator

from hzpub.base.words import N_
from hzpub.kinds.boxes import Box, BoxError
from hzpub.kinds.kind import Kind

OUT_OF_ORDER = N_("各行的次序不对")
_MADE: "dict[tuple[int, str], tuple[Kind, BoxValidator]]" = {}
"""By identity: two types of fund may both have a kind called charter."""


class BoxValidator(Validator):
    """A Cerberus validator whose `box` rule hands the value to the box that was declared for it."""

    def _validate_box(self, box: Box, field: str, value: Any) -> None:
        """{'nullable': False}"""
        try:
            box.read(value)
        except BoxError as error:
            self._error(field, error.message)


def schema_of(boxes: tuple[Box, ...]) -> dict[str, Any]:
    """The Cerberus schema of `boxes`."""
    return {box.name: {"type": box.cerberus_type, "required": box.required, "box": box} for box in boxes}


def validator(kind: Kind, part: str) -> BoxValidator:
    """The validator of one part ("body" or "entry") of `kind`; made once for each."""
    key = (id(kind), part)
    if key not in _MADE:
        _MADE[key] = (kind, BoxValidator(schema_of(kind.boxes_of(part))))
    return _MADE[key][1]


def complaints(kind: Kind, part: str, values: Mapping[str, Any]) -> dict[str, list[Any]]:
    """What Cerberus objects to in `values`: box name -> messages. Empty when all is well.

    Cerberus knows no order of keys; format 1 does, so that is asked here.
    """
    judge = validator(kind, part)
    judge.validate({key: _plain(value) for key, value in values.items()}, normalize=False)
    objections = dict(judge.errors)
    declared = [name for name in judge.schema if name in values]
    written = [key for key in values if key in judge.schema]
    for right, key in zip(declared, written, strict=True):
        if right != key:
            objections.setdefault(key, []).append(OUT_OF_ORDER)
            break
    return objections


def _plain(value: Any) -> Any:
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
