"""npm's @sigstore/verify reads our checkpoint and gives our answer to every proof of inclusion, honest or mangled."""

from collections import Counter
from pathlib import Path

import pytest

from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.notes import Note
from tests.oracles.conftest import Asked, asker
from tests.oracles.mangled import KEY, LEAVES, TREE, Inclusion, Signed, answers, line, notes, proofs
from tests.oracles.test_log import published

NEEDS = "validators"
EACH = 2000


@pytest.fixture(scope="module")
def judge() -> Asked:
    return asker("node", Path(__file__).with_name("proof_judge.js"))


def test_sigstore_accepts_exactly_the_inclusion_proofs_that_we_accept(judge: Asked) -> None:
    asked = [each for each in proofs(1, EACH) if isinstance(each, Inclusion)]
    theirs = answers(judge, asked)
    ours = [each.ours() for each in asked]

    assert [each for each, one, other in zip(asked, ours, theirs, strict=True) if one != other] == []
    assert Counter(ours)[True] >= EACH // 4
    assert Counter(ours)[False] >= EACH // 2


def test_sigstore_accepts_every_note_that_we_accept(judge: Asked) -> None:
    asked = list(notes(3, EACH))
    theirs = answers(judge, asked)

    assert [each for each, other in zip(asked, theirs, strict=True) if each.ours() and not other] == []
    assert Counter(theirs)[False] >= EACH // 4


@pytest.mark.parametrize("size", [1, 2, 255, 256, 257, 65_536])
def test_sigstore_finds_a_record_under_our_checkpoint_and_no_other(judge: Asked, tmp_path: Path, size: int) -> None:
    tree = published(tmp_path, size)
    note = (tmp_path / "checkpoint").read_bytes()
    checkpoint = Checkpoint.parse(Note.parse(note).text)
    index = size * 2 // 3
    data = b"record %d\n" % index * (index % 5)
    honest = Inclusion(index, checkpoint.size, data, checkpoint.root, tree.inclusion(index, size))
    changed = Inclusion(index, checkpoint.size, data + b"0", checkpoint.root, honest.proof)
    forged = Signed(note.replace(b"hzpub/", b"hzpuc/", 1))

    assert answers(judge, [honest, changed, Signed(note), forged]) == [True, False, True, False]


def test_the_judge_gives_its_own_reason(judge: Asked) -> None:
    wrong = Inclusion(0, len(TREE), LEAVES[1], TREE.root(), TREE.inclusion(0, len(TREE)))

    assert answers(judge, [wrong]) == [wrong.ours()] == [False]
    assert "calculated root hash does not match" in judge(given=f"{line(wrong)}\n").stdout
    assert str(KEY) in line(Signed(b""))
