"""Questions for judges: honest proofs and notes, and thousands that a careless or dishonest hand has been at.

In:    a number that decides everything.   Out: questions as plain objects, and what our own program answers.
Never: third parties' test data; luck: the same number asks the same questions.
"""

import json
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace

from hzpub.demo.dice import Dice
from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.merkle import BadProof, Tree, leaf_hash, verify_consistency, verify_inclusion
from hzpub.trust.notes import LOG, BadNote, Note, VerifierKey, cosign, sign
from tests.oracles.conftest import Asked

SEED = bytes(range(32))
ORIGIN = "hzpub/dawu.361122"
KEY = VerifierKey.of_seed(ORIGIN, LOG, SEED)
LEAVES = [b"record %d\n" % number * (number % 5) for number in range(300)]
TREE = Tree(map(leaf_hash, LEAVES))


@dataclass(frozen=True)
class Inclusion:
    """Is `data` leaf `index` of `size` under `root`?"""

    index: int
    size: int
    data: bytes
    root: bytes
    proof: tuple[bytes, ...]

    def ours(self) -> bool:
        try:
            verify_inclusion(leaf_hash(self.data), self.index, self.size, self.proof, self.root)
        except BadProof:
            return False
        return True


@dataclass(frozen=True)
class Consistency:
    """Is the tree of `old` leaves the beginning of the one of `size`?"""

    old: int
    size: int
    old_root: bytes
    root: bytes
    proof: tuple[bytes, ...]

    def ours(self) -> bool:
        try:
            verify_consistency(self.old, self.size, self.proof, self.old_root, self.root)
        except BadProof:
            return False
        return True


@dataclass(frozen=True)
class Signed:
    """Did the key sign this note?"""

    note: bytes
    key: str = str(KEY)

    def ours(self) -> bool:
        try:
            Note.parse(self.note).demand(VerifierKey.parse(self.key))
        except BadNote:
            return False
        return True


Question = Inclusion | Consistency | Signed


def line(question: Question) -> str:
    """The question as one line of JSON; sizes as strings, which no number type cuts."""

    def plain(value: object) -> object:
        if isinstance(value, bytes):
            return b64encode(value).decode()
        return [plain(each) for each in value] if isinstance(value, tuple) else str(value)

    kind = {Inclusion: "inclusion", Consistency: "consistency", Signed: "note"}[type(question)]
    return json.dumps({"kind": kind} | {name: plain(value) for name, value in asdict(question).items()})


def answers(judge: Asked, questions: Sequence[Question]) -> list[bool]:
    """What a judge says who answers each line with yes or no."""
    done = judge(given="".join(f"{line(each)}\n" for each in questions))
    assert (done.returncode, done.stderr) == (0, "")
    told = [said.split()[0] == "yes" for said in done.stdout.splitlines()]
    assert len(told) == len(questions)
    return told


def inclusion(dice: Dice) -> Inclusion:
    """An honest one."""
    size = dice.randint(1, len(TREE))
    index = dice.randrange(size)
    return Inclusion(index, size, LEAVES[index], TREE.root(size), TREE.inclusion(index, size))


def consistency(dice: Dice) -> Consistency:
    """An honest one."""
    size = dice.randint(1, len(TREE))
    old = dice.randint(1, size)
    return Consistency(old, size, TREE.root(old), TREE.root(size), TREE.consistency(old, size))


def mangled(dice: Dice, question: Inclusion | Consistency) -> Inclusion | Consistency:
    """The question with one thing changed: a number, a root, the leaf, or the list of hashes."""
    numbers = [name for name, value in vars(question).items() if isinstance(value, int)]
    data = [name for name, value in vars(question).items() if isinstance(value, bytes)]
    change = dice.choice(["proof", "proof", "number", "number", "bytes"])
    if change == "number":
        name = dice.choice(numbers)
        value: object = _number(dice, getattr(question, name))
    elif change == "bytes":
        name = dice.choice(data)
        value = _bytes(dice, getattr(question, name))
    else:
        name, value = "proof", tuple(_list(dice, [*question.proof]))
    return replace(question, **{name: value})


def _number(dice: Dice, value: int) -> int:
    """Another number, below 2**62: beyond that Go's tlog looks for a power of two for ever."""
    wild = value ^ 1 << dice.randrange(61)
    return dice.choice([value - 1, value + 1, value ^ 1 << dice.randrange(10), wild, 0, -value])


def _bytes(dice: Dice, value: bytes) -> bytes:
    if dice.random() < 0.3:
        return TREE.root(dice.randint(0, len(TREE)))
    return _flipped(dice, value)


def _flipped(dice: Dice, value: bytes) -> bytes:
    found = bytearray(value or b"\0")
    found[dice.randrange(len(found))] ^= 1 << dice.randrange(8)
    return bytes(found)


def _list(dice: Dice, proof: list[bytes]) -> list[bytes]:
    """The hashes with one changed, lost, added, doubled, moved, shortened or lengthened."""
    at = dice.randrange(len(proof)) if proof else 0
    stranger = TREE.levels[0][dice.randrange(len(TREE))]
    if not proof or dice.random() < 0.2:
        return [*proof[:at], stranger, *proof[at:]]
    made: Callable[[], list[bytes]] = dice.choice(
        [
            lambda: [*proof[:at], _flipped(dice, proof[at]), *proof[at + 1 :]],
            lambda: proof[:at] + proof[at + 1 :],
            lambda: proof[:at],
            lambda: [*proof, proof[at]],
            lambda: dice.sample(proof, len(proof)),
            lambda: [*proof[:at], proof[at][:-1], *proof[at + 1 :]],
            lambda: [*proof[:at], proof[at] + b"\0", *proof[at + 1 :]],
        ]
    )
    return made()


def proofs(seed: int, count: int) -> Iterator[Inclusion | Consistency]:
    """`count` of each kind, changed in none, one, two or three places."""
    dice = Dice(seed)
    for make in (inclusion, consistency):
        for number in range(count):
            question: Inclusion | Consistency = make(dice)
            for _ in range(number % 4):
                question = mangled(dice, question)
            yield question


def notes(seed: int, count: int) -> Iterator[Signed]:
    """Checkpoints, honest and with bytes flipped, lost, doubled or moved, and lines of signatures mixed."""
    dice = Dice(seed)
    for number in range(count):
        size = dice.randint(0, len(TREE))
        text = Checkpoint(ORIGIN, size, TREE.root(size)).text
        lines = [sign(text, ORIGIN, SEED), cosign(text, "town", SEED, 1_700_000_000 + number), sign(text, "other", SEED)]
        note = bytes(Note(text, tuple(dice.sample(lines, dice.randint(1, 3)))))
        for _ in range(number % 3):
            at = dice.randrange(len(note))
            before, after = note[:at], note[at:]
            changes = _flipped(dice, note), before + after[1:], before + after[:9] + after, before + b"\n" + after
            note = dice.choice(changes)
        yield Signed(note)
