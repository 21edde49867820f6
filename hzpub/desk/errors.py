"""What a person at the desk can mend, said once and for every front door.

In:    msgids and facts.   Out: an exception that the command line or a page translates.
Never: prints, ends the program, carries a sentence that is already translated.
"""

from collections.abc import Iterable, Mapping, Sequence

from hzpub.base.findings import Finding
from hzpub.base.words import N_, Fact, Label, Words
from hzpub.kinds.boxes import BoxError
from hzpub.reading.envelope import Unreadable


class DeskError(Exception):
    """Something was asked that cannot be done, and nothing was written.

    `message` and `fix` are msgids that `facts` fill; `details` are further lines (one per missing box, say);
    `findings` the check's own findings when it was the check that refused.
    """

    def __init__(
        self,
        message: str,
        fix: str,
        *,
        details: Iterable[Label] = (),
        findings: Sequence[Finding] = (),
        **facts: Fact,
    ) -> None:
        super().__init__(message)
        self.message, self.fix, self.facts = message, fix, dict(facts)
        self.details, self.findings = tuple(details), tuple(findings)

    def __str__(self) -> str:
        return "\n".join(self.lines(Words.chinese()))

    def lines(self, words: Words) -> list[str]:
        """The message, the details and the way out, each as one line in the reader's language."""
        told = [words(self.message, **self.facts), *(f"  {words.fact(detail)}" for detail in self.details)]
        return [*told, words(self.fix, **self.facts)]


def with_facts(message: str, fix: str, facts: Mapping[str, Fact] | Iterable[tuple[str, Fact]]) -> DeskError:
    """A DeskError whose facts come from somewhere else: a box, a seal, git."""
    error = DeskError(message, fix)
    error.facts.update(facts)
    return error


def not_format_1(error: Unreadable) -> DeskError:
    """The desk's words for a file that is not format 1; its findings say where."""
    message = N_("{path} 不是合格的记录文件")
    fix = N_("照下面的提示改，或用 hzpub new 重新起草")
    return DeskError(message, fix, path=error.findings[0].place.file, findings=error.findings)


def misfit(label: str, key: str, error: BoxError) -> Label:
    """One line about a box whose value does not fit: the box, and the box's own words."""
    why = Label(error.message, error.facts)
    fix = Label(error.fix, error.facts)
    facts: tuple[tuple[str, Fact], ...] = (("box", Label(label)), ("key", key), ("why", why), ("fix", fix))
    return Label(N_("{box}（{key}）：{why}。{fix}"), facts)
