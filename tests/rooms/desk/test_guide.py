"""The cashier's guide writes commands that exist: every kind and box in it is a real one, and its example fits."""

import datetime as dt
import re
import shlex

import pytest

from hzpub.desk.forms import body_boxes
from hzpub.desk.values import Typing, plain_name
from hzpub.kinds import all_kinds
from hzpub.kinds.vocabulary import Digest
from hzpub.publish.theme import guides

GUIDE = (guides() / "cashier-quarter.md").read_text(encoding="utf-8")
COMMANDS = [shlex.split(each, comments=True) for each in re.findall(r"^hzpub new [a-z_]+ (?:.|\\\n)*$", GUIDE.replace("\\\n", " "), re.MULTILINE)]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[2:5]))
def test_a_command_of_the_guide_fills_real_boxes_with_what_fits(command: list[str]) -> None:
    kind, typing = all_kinds()[command[2]], Typing(dt.date(2024, 6, 30), bytes)
    boxes = {plain_name(box): box for box in body_boxes(kind)}
    for switch, pair in zip(command[3::2], command[4::2], strict=True):
        name, _, text = pair.partition("=")
        assert switch == "--set"
        if isinstance(boxes[name], Digest):
            assert text.startswith("@")
        else:
            boxes[name].read(typing.spell(boxes[name], [text]))


def test_every_kind_the_guide_names_is_one() -> None:
    named = set(re.findall(r"`([a-z]+_[a-z_]+)`", GUIDE)) | {command[2] for command in COMMANDS}

    assert len(COMMANDS) > 12
    assert named <= set(all_kinds())
