"""Go and we give one answer to every proof, honest or mangled, and to every note we call good."""

from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Callable

import pytest

from tests.oracles.conftest import Asked
from tests.oracles.mangled import Consistency, Inclusion, Signed, answers, notes, proofs

NEEDS = "logs"
EACH = 2000


@pytest.fixture(scope="module")
def judge(go: Callable[[str], Asked]) -> Asked:
    return go("proof_judge.go")


@pytest.mark.parametrize("seed", [1, 2])
def test_go_accepts_exactly_the_proofs_that_we_accept(judge: Asked, seed: int) -> None:
    asked = list(proofs(seed, EACH))
    theirs = answers(judge, asked)
    ours = [each.ours() for each in asked]

    assert [each for each, one, other in zip(asked, ours, theirs, strict=True) if one != other] == []
    for kind in (Inclusion, Consistency):
        counts = Counter(one for each, one in zip(asked, ours, strict=True) if isinstance(each, kind))
        assert counts[True] >= EACH // 4, "a judge that always says no would do"
        assert counts[False] >= EACH // 2, "a judge that always says yes would do"


def test_go_accepts_every_note_that_we_accept_and_refuses_what_was_changed(judge: Asked) -> None:
    asked = list(notes(3, EACH))
    theirs = answers(judge, asked)
    ours = [each.ours() for each in asked]

    assert [each for each, one, other in zip(asked, ours, theirs, strict=True) if one and not other] == []
    stricter = [each for each, one, other in zip(asked, ours, theirs, strict=True) if other and not one]
    assert [each for each in stricter if not respelt(each)] == []
    assert Counter(ours)[True] >= EACH // 5
    assert Counter(ours)[False] >= EACH // 5


def respelt(question: Signed) -> bool:
    """Whether a note holds what Go lets pass and we do not: a DEL, or base64 in a second spelling."""
    words = [line.split(" ")[-1] for line in question.note.decode().splitlines() if line.startswith("— ")]
    return b"\x7f" in question.note or any(b64encode(b64decode(word)).decode() != word for word in words)
