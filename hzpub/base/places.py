"""Where something stands in a file, so that people can go and look.

In:    a path inside the fund's repository, and where in it.   Out: a place that can be sorted and printed.
Never: opens the file.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of one line of a file; without a line, the whole file.

    ``file`` is the path inside the repository, with forward slashes. ``line`` and ``column`` start at 1,
    columns and ``width`` count characters (not bytes, not screen columns); 0 means not known.

    >>> str(Place("records/2024/0007-loan_disbursement.yml", 6, 9, 7))
    'records/2024/0007-loan_disbursement.yml:6:9'
    """

    file: str
    line: int = 0
    column: int = 0
    width: int = 0

    def __str__(self) -> str:
        """The place the way editors open it: ``file:line:column``, as far as it is known."""
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}" if self.column else f"{self.file}:{self.line}"
