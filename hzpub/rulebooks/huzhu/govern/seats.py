"""Who sits on a body when money is to be lent, and who of them may decide on a loan.

In:    the book before an approval or pay-out.
Out:   breaches of a body's size; the persons of a body, each once.
Never: knows which body it is asked about.
"""

from collections.abc import Iterable, Iterator

from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.arrears.liability import household_at, loan_at
from hzpub.rulebooks.rule import Breach, breach


def persons(step: Step, offices: tuple[str, ...]) -> tuple[str, ...]:
    """Persons who hold one of `offices` before the record, each once, in the order they took them."""
    return step.before.authority.persons(*offices)


def size(step: Step, offices: tuple[str, ...], least: int, most: int) -> Iterator[Breach]:
    """A breach when a body has fewer than `least` or more than `most` persons; both ends are fine.

    The case that an exception may name is the loan (its application).
    """
    count = len(persons(step, offices))
    if not least <= count <= most:
        yield breach(at_loan(step), case=case_of(step), count=count, least=least, most=most)


def case_of(step: Step) -> str:
    """The number of the loan that is approved or paid out, or "" when it is unknown."""
    loan = loan_at(step)
    return loan.number if loan is not None else ""


def at_loan(step: Step) -> str:
    """The box of an approval or pay-out that names the loan."""
    return "application" if step.record.kind.name == "loan_approval" else "approval"


def recused(step: Step, persons: Iterable[str]) -> tuple[str, ...]:
    """Those of `persons` who head the borrowing household, or did before somebody took over, and so do not decide.

    A head who moved away and now heads a household of his own is no longer of this one.
    """
    household, heads = household_at(step), step.before.heads
    if household is None:
        return ()
    return tuple([each for each in persons if each == household.person or heads.get(each) == household.number])
