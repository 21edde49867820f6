"""Boxes with several lines: a list of values, a table of rows.

In:    a tuple or mapping as the strict reader gives it.
Out:   a tuple or dict of meanings, or one `BoxError` that carries every mistake in it.
Never: stops at the first bad line.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from hzpub.base.words import N_
from hzpub.kinds.box import Box, BoxError, raise_all, spelled


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(Box):
    """A list of values, each read by `of`, none twice; in a table no two rows share the column `unique`."""

    of: Box
    least: int = 1
    most: int = 200
    unique: str = ""
    cerberus_type: ClassVar[str] = "list"

    def read(self, value: Any) -> tuple[Any, ...]:
        """Return the meanings of all items; raises one `BoxError` that carries every mistake in the list."""
        if not isinstance(value, (tuple, list)) or not self.least <= len(value) <= self.most:
            least, most = str(self.least), str(self.most)
            raise BoxError(N_("要写 {least} 到 {most} 项"), N_("每项一行，照空白表写"), least=least, most=most)
        meanings: list[Any] = []
        errors: list[BoxError] = []
        seen: list[Any] = []
        for index, item in enumerate(value):
            try:
                meaning = self.of.read(item)
            except BoxError as error:
                errors += error.below(index)
                continue
            same = meaning[self.unique] if self.unique else meaning
            if same in seen:
                path = (index, self.unique) if self.unique else (index,)
                twice = spelled(same) if isinstance(same, str) else spelled(next(iter(item.values())))
                errors.append(BoxError(N_("“{value}”写了两遍"), N_("删去重复的一项"), path, value=twice))
            seen.append(same)
            meanings.append(meaning)
        raise_all(errors)
        return tuple(meanings)

    def write(self, meaning: Any) -> tuple[Any, ...]:
        """Spell every item."""
        return tuple(self.of.write(item) for item in meaning)

    def sample(self) -> tuple[Any, ...]:
        """One item that fits; a list that asks for more wants them all different."""
        return (self.of.sample(),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Box):
    """A flat map of boxes: one item of a table."""

    boxes: tuple[Box, ...] = field(default=())
    cerberus_type: ClassVar[str] = "dict"

    def read(self, value: Any) -> dict[str, Any]:
        """Return the meanings by column; raises one `BoxError` that carries every mistake in the row."""
        if not isinstance(value, Mapping):
            raise BoxError(N_("这一项要写成几行"), N_("照空白表写"))
        meanings: dict[str, Any] = {}
        errors: list[BoxError] = []
        order: list[str] = []
        for box in self.boxes:
            if box.name not in value:
                if box.required:
                    errors.append(BoxError(N_("缺“{key}”这一栏"), N_("补上这一行"), (box.name,), key=box.name))
                continue
            order.append(box.name)
            try:
                meanings[box.name] = box.read(value[box.name])
            except BoxError as error:
                errors += error.below(box.name)
        for key in value:
            if key not in order:
                errors.append(BoxError(N_("没有“{key}”这一栏"), N_("删去这一行"), (key,), key=spelled(key)))
        if order != [key for key in value if key in order]:
            errors.append(BoxError(N_("各行的次序不对"), N_("照空白表的次序写")))
        raise_all(errors)
        return meanings

    def write(self, meaning: Any) -> dict[str, Any]:
        """Spell every column that is filled."""
        return {box.name: box.write(meaning[box.name]) for box in self.boxes if box.name in meaning}

    def sample(self) -> dict[str, Any]:
        """A row that fits."""
        return {box.name: box.sample() for box in self.boxes}
