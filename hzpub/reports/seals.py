"""Who holds which office and which seal since when, who did before, what a stolen seal may have done.

In:    a `Basis`.   Out: `SealReport`.
Never: judges a seal; shows a key itself, only its fingerprint.
"""

import datetime as dt

from hzpub.base.words import Label
from hzpub.kinds import all_kinds
from hzpub.kinds.boxes import Choice
from hzpub.kinds.vocabulary import FOUR_SEALS, OFFICES, ROLES
from hzpub.reports.basis import Basis
from hzpub.reports.chronicle import Chronicle
from hzpub.reports.seal_objects import DistrustRow, DoubtfulRow, KeyRow, OfficeRow, SealReport
from hzpub.reports.telling import label_of_role
from hzpub.trust.authority import COUNCIL, Authority, KeyGrant, Term
from hzpub.trust.distrust import Distrusted, distrusted
from hzpub.trust.sshkeys import HARDWARE, BadKey, fingerprint, parse_public


def entered_on(chronicle: Chronicle, number: str) -> dt.date:
    """The day on which record `number` was entered. Raises LookupError when there is no such record."""
    line = chronicle.line(number)
    if line is None:
        raise LookupError(number)
    return line.entered


def seal_report(basis: Basis) -> SealReport:
    """Offices in the order of the rulebook, seals in the order in which they were given."""
    authority, chronicle = basis.book.authority, basis.chronicle
    order = list(OFFICES)
    terms = sorted(authority.terms, key=lambda term: (order.index(term.office), term.since))
    offices = [_office(term, authority, chronicle) for term in terms]
    keys = [_key(grant, chronicle) for grant in authority.keys]
    moments = chronicle.moments
    doubted = distrusted(authority, moments.sealed, moments.reseals, chronicle.digest_of)
    keepers = authority.holders("council_custodian")
    keeper = keepers[0] if keepers else ""
    return SealReport(
        as_of=basis.as_of,
        charter=chronicle.digest_of("000001"),
        offices=tuple(row for row in offices if not row.until),
        past=tuple(row for row in offices if row.until),
        keys=tuple(row for row in keys if not row.until),
        ended=tuple(row for row in keys if row.until),
        distrusted=tuple(_distrusted(each, chronicle) for each in doubted),
        keeper=keeper,
        keeper_also=_also(authority, keeper),
    )


def _also(authority: Authority, keeper: str) -> Label | None:
    """The other one of the four seals that the keeper of the council's makes."""
    roles = (authority.roles.get(office) for office in authority.offices_of(keeper))
    return next((label_of_role(role) for role in roles if role in FOUR_SEALS), None)


def _office(term: Term, authority: Authority, chronicle: Chronicle) -> OfficeRow:
    holder = COUNCIL if term.office == "council_custodian" else term.person
    carries = holder == COUNCIL or term.office in authority.roles
    return OfficeRow(
        office=term.office,
        label=Label(OFFICES[term.office]),
        person=term.person,
        since=term.since,
        since_day=entered_on(chronicle, term.since),
        until=term.until,
        until_day=entered_on(chronicle, term.until) if term.until else None,
        has_seal=carries and any(grant.holder == holder and not grant.until for grant in authority.keys),
        no_seal=not carries,
    )


def _key(grant: KeyGrant, chronicle: Chronicle) -> KeyRow:
    cause = all_kinds()["key_revocation"].box("cause")
    causes = cause.options if isinstance(cause, Choice) else {}
    try:
        name = fingerprint(parse_public(grant.key))
    except BadKey:
        name = ""
    return KeyRow(
        holder=grant.holder,
        holder_label=Label(ROLES[COUNCIL]) if grant.holder == COUNCIL else None,
        fingerprint=name,
        is_hardware=grant.key.startswith(HARDWARE),
        since=grant.since,
        since_day=entered_on(chronicle, grant.since),
        until=grant.until,
        until_day=entered_on(chronicle, grant.until) if grant.until else None,
        cause=grant.cause,
        cause_label=Label(causes[grant.cause]) if grant.cause else None,
        distrusted=grant.distrusted,
    )


def _distrusted(one: Distrusted, chronicle: Chronicle) -> DistrustRow:
    rows = (
        DoubtfulRow(number=each.number, roles=tuple(map(label_of_role, each.roles)), resealed=each.resealed)
        for each in one.records
    )
    return DistrustRow(key=_key(one.grant, chronicle), records=tuple(rows), open=len(one.open))
