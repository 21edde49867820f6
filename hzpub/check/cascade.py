"""Show one mistake once: what follows from a damaged record is folded under it.

In:    the findings on each record, in entry order, and whom the record concerns.
Out:   the findings to show; consequences stand in the `related` of their cause.
Never: drops a finding.
"""

from dataclasses import dataclass, field, replace

from hzpub.base.findings import Finding, Severity
from hzpub.ledger.replay import Step

SUMS = (
    "ALLOWANCE-",
    "CAPITAL-BANK-RECON",
    "CAPITAL-IDENTITY",
    "CAPITAL-TOTAL",
    "DIVIDEND-",
    "EXIT-FINAL",
    "EXIT-RETURN",
    "LOAN-CAP-FUND-90",
    "LOAN-LIQUIDITY",
    "NOTICE-FIGURES",
    "PAYABLE-",
    "POOL-",
)
"""Rules (or how their ids begin) whose verdict hangs on every earlier record, so that one damaged record makes them
speak."""


DAMAGE = ("SYS-YAML", "SYS-MONEY", "SYS-SIGNED", "SYS-ID", "SYS-REF")
"""Rules that speak of the record itself, so that whatever else is said about it may follow from them."""
OWN = ("SYS-YAML", "SYS-MONEY", "SYS-SIGNED", "SYS-APPEND")
"""Rules about a file's own bytes: a damaged charter explains none of them."""

AUTHORITY = ("key_grant", "office_appointment")
"""Kinds without which later seals seem to come from nobody."""
NOT_IN_OFFICE = "{role}的章不算数：{why}"
"""What `trust.sealing` says of a good signature by somebody who may not sign so."""
FOUNDING = "000001"


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a record concerns: its number, kind, loan and household ("" where there is none)."""

    number: str
    kind: str
    loan: str = ""
    household: str = ""
    is_replayed: bool = True

    @classmethod
    def of(cls, number: str, path: str, step: Step | None) -> "Subject":
        """The subject of a file; one that could not be replayed has only its name to go by."""
        if step is None:
            return cls(number, path.rsplit("-", 1)[-1].removesuffix(".yml"), is_replayed=False)
        loan = step.after.loan_for(number)
        values = step.record.values
        household = loan.borrower if loan is not None else str(values.get("borrower", values.get("member", "")))
        return cls(number, step.record.kind.name, loan.number if loan else "", household)


@dataclass(slots=True)
class Cascade:
    """All findings so far, and which records are damaged."""

    findings: list[Finding] = field(default_factory=list)
    _at: dict[str, int] = field(default_factory=dict)
    _by_kind: dict[str, str] = field(default_factory=dict)
    _by_loan: dict[str, str] = field(default_factory=dict)
    _by_household: dict[str, str] = field(default_factory=dict)

    def sort_in(self, findings: list[Finding], subject: Subject, previous: str) -> None:
        """Add the findings on one record; `previous` is the number of the entry before it."""
        for finding in sorted(findings, key=lambda each: (each.rule not in DAMAGE, "missing" not in dict(each.facts))):
            cause = self._cause_of(finding, subject, previous)
            if cause and finding.severity is Severity.ERROR:
                at = self._at[cause]
                first = self.findings[at]
                self.findings[at] = replace(first, related=(*first.related, finding))
                continue
            self.findings.append(finding)
            self._mark(finding, subject)

    def _mark(self, finding: Finding, subject: Subject) -> None:
        """Remember a record whose bytes or place are not what was entered.

        The next record's link will not fit it. When it could not be replayed, or all its signatures fail,
        whatever concerns its loan and its household is in doubt as well. A charter with a seal or a key that does
        not count leaves every later seal in doubt.
        """
        if finding.rule not in DAMAGE or subject.number in self._at:
            return
        at = len(self.findings) - 1
        if missing := dict(finding.facts).get("missing"):
            self._at.setdefault(str(missing), at)
            if missing == FOUNDING:
                self._by_kind.setdefault("charter", FOUNDING)
        self._at[subject.number] = at
        is_signed_wrong = finding.rule == "SYS-SIGNED"
        if subject.is_replayed and not (is_signed_wrong and (finding.related or subject.number == FOUNDING)):
            return
        self._by_kind.setdefault(subject.kind, subject.number)
        for name, known in ((subject.loan, self._by_loan), (subject.household, self._by_household)):
            if name:
                known.setdefault(name, subject.number)

    def _cause_of(self, finding: Finding, subject: Subject, previous: str) -> str:
        """The damaged record that explains `finding`, or ""."""
        if not self._at:
            return ""
        unfounded = finding.rule == "SYS-SIGNED" and finding.message == NOT_IN_OFFICE
        in_doubt = self._by_kind.get("charter") == FOUNDING != subject.number
        if in_doubt and (unfounded or not finding.rule.startswith(OWN)):
            return FOUNDING
        if subject.number in self._at:
            return "" if finding.rule in DAMAGE else subject.number
        facts = dict(finding.facts)
        if unfounded or finding.rule == "SEAL-FOUR":
            return next((self._by_kind[kind] for kind in AUTHORITY if kind in self._by_kind), "")
        if finding.rule == "SYS-APPEND":
            return previous if previous in self._at else ""
        if finding.rule == "SYS-REF":
            target = str(facts.get("target", ""))
            return target if target in self._at else self._by_kind.get(str(facts.get("kind", "")), "")
        if finding.rule == "SYS-ID" and "missing" not in facts:
            return self._by_kind.get(subject.kind, "")
        if finding.rule.startswith(SUMS):
            return next(iter(self._at))
        if finding.rule.startswith("SYS-"):
            return ""
        return self._by_loan.get(subject.loan, "") or self._by_household.get(subject.household, "")
