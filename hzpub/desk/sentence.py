"""Say in one sentence what a record means, with ticks for its seals.

In:    a record file or draft.   Out: 「放款：向 M0042 放款 2,000.00 元，3 个月」, and which seals are on it.
Never: verifies a seal (the check does), shows a withheld value.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hzpub.base.words import N_, Fact, Label, Words, Yuan
from hzpub.desk.phrases import either, missing_seals
from hzpub.desk.shelf import kind_of, record_file
from hzpub.kinds.boxes import Box, Choice, Money
from hzpub.kinds.kind import Kind
from hzpub.kinds.vocabulary import ROLES
from hzpub.trust.objections import role_label

_NOTHING = "—"


def describe(path: Path, words: Words) -> str:
    """What a person is about to seal or enter: the day, the kind, the sentence, its seals so far and those it lacks.

    Raises DeskError for a file that is not format 1 or of no known kind.
    """
    file = record_file(path.parent, path)
    kind = kind_of(file)
    meanings, _ = kind.read_body(file.values)
    present = tuple(seal.role for seal in file.seals)
    said = f"{words.fact(meanings.get('date', _NOTHING))} {sentence(kind, meanings, words)}"
    marks = [f"✓{words(ROLES.get(role, role))}" for role in present]
    marks += [f"□{words.fact(lacking)}" for lacking in missing_seals(kind, present)]
    return f"{said}\n{words(N_('印章'))}：{' '.join(marks)}" if marks else said


def next_step(path: Path, words: Words) -> str:
    """What a draft needs next: the seals it lacks, or to be entered, and by whom.

    Raises DeskError for a file that is not format 1 or of no known kind.
    """
    file = record_file(path.parent, path)
    kind = kind_of(file)
    if lacking := missing_seals(kind, tuple(seal.role for seal in file.seals)):
        return words(N_("还缺的章：{seals}。"), seals="；".join(map(words.fact, lacking)))
    enter = words.fact(either([role_label(role) for role in kind.entered_by]))
    return words(N_("章齐了，由{enter}入账：hzpub enter {path}"), enter=enter, path=path.as_posix())


def sentence(kind: Kind, meanings: Mapping[str, Any], words: Words) -> str:
    """The kind's title and its sentence, filled with the meanings of the boxes."""
    facts = {box.name: _fact(box, meanings.get(box.name)) for box in (*kind.boxes, *kind.entry_boxes)}
    return words(N_("{kind}：{sentence}"), kind=Label(kind.title), sentence=words(kind.sentence, **facts))


def _fact(box: Box, meaning: Any) -> Fact:
    if meaning is None:
        return _NOTHING
    if isinstance(meaning, tuple):
        return "、".join(str(item) for item in meaning)
    if isinstance(box, Money):
        return Yuan(meaning)
    if isinstance(box, Choice):
        return Label(box.options[meaning])
    fact: Fact = meaning
    return fact
