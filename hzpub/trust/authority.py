"""Who may seal as what, at a given place in the books.

In:    charter, office and key records, in entry order.
Out:   `Authority`: for a role and a key, the person behind it, or the reason why not.
Never: looks at a typed date. What counts is the entry number, because nobody can choose it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from hzpub.base.words import N_
from hzpub.kinds.record import Record

ROLE_OF_OFFICE = {
    "chair": "chair",
    "accountant": "accountant",
    "cashier": "cashier",
    "supervisors_head": "supervisors",
    "supervisors_deputy": "supervisors",
    "supervisor": "supervisors",
    "township_head": "township_finance",
    "township_accountant": "township_finance",
}
"""Which seal an office carries. Council members carry none of their own: the council has one seal."""

COUNCIL = "council"
"""The holder of the council's own key. It seals as the council and as nothing else; its custodian answers for it."""

COUNCIL_OFFICES = ("chair", "accountant", "cashier", "council_member")
SUPERVISOR_OFFICES = ("supervisors_head", "supervisors_deputy", "supervisor")
SINGLE_SEATS = (
    "chair",
    "accountant",
    "cashier",
    "council_custodian",
    "supervisors_head",
    "supervisors_deputy",
    "township_head",
    "township_accountant",
)
"""Offices with one seat: an appointment passes the seat from whoever holds it."""


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in one office, from entry `since` to before entry `until` ("" while serving)."""

    office: str
    person: str
    since: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class KeyGrant:
    """One key (public key text) of a holder (person number or "council").

    `distrusted` is the entry from which on what it sealed is not believed until sealed again ("" for none).
    """

    holder: str
    key: str
    since: str
    until: str = ""
    cause: str = ""
    distrusted: str = ""


@dataclass(frozen=True)
class Authority:
    """Offices and keys in force after some entry; immutable.

    `roles` says which seal an office carries, `single_seats` which offices have one seat: a type of fund has its own.
    """

    terms: tuple[Term, ...] = ()
    keys: tuple[KeyGrant, ...] = ()
    roles: Mapping[str, str] = field(default_factory=lambda: ROLE_OF_OFFICE)
    single_seats: tuple[str, ...] = SINGLE_SEATS

    @cached_property
    def _live(self) -> dict[str, str]:
        return {grant.key: grant.holder for grant in self.keys if not grant.until}

    @cached_property
    def _holders(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        return {}

    @cached_property
    def _persons(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        return {}

    @cached_property
    def _offices(self) -> dict[str, tuple[str, ...]]:
        offices: dict[str, tuple[str, ...]] = {}
        for term in self.terms:
            if not term.until:
                offices[term.office] = (*offices.get(term.office, ()), term.person)
        return offices

    def holders(self, *offices: str) -> tuple[str, ...]:
        """Persons serving in any of `offices`, in the order they took them."""
        held = self._holders.get(offices)
        if held is None:
            held = tuple(person for office in offices for person in self._offices.get(office, ()))
            self._holders[offices] = held
        return held

    def persons(self, *offices: str) -> tuple[str, ...]:
        """The same, each once."""
        persons = self._persons.get(offices)
        if persons is None:
            persons = self._persons[offices] = tuple(dict.fromkeys(self.holders(*offices)))
        return persons

    def offices_of(self, person: str) -> tuple[str, ...]:
        """Offices that `person` holds now."""
        return tuple(office for office, held in self._offices.items() if person in held)

    def knows(self, key: str) -> bool:
        """Tell whether `key` was ever granted to anybody, revoked or not. A key is granted once."""
        return any(grant.key == key for grant in self.keys)

    @cached_property
    def council(self) -> frozenset[str]:
        """Everybody on the council."""
        return frozenset(self.holders(*COUNCIL_OFFICES))

    @cached_property
    def _sealers(self) -> dict[tuple[str, str], str]:
        sealers: dict[tuple[str, str], str] = {}
        for key, holder in self._live.items():
            if holder == COUNCIL and (custodians := self.holders("council_custodian")):
                sealers[COUNCIL, key] = custodians[0]
            for office in self.offices_of(holder):
                if office in self.roles:
                    sealers[self.roles[office], key] = holder
        return sealers

    def offices_sealing(self, role: str) -> tuple[str, ...]:
        """The offices that carry the seal `role`."""
        return tuple(office for office, seal in self.roles.items() if seal == role)

    def sealer(self, role: str, key: str) -> tuple[str, str]:
        """Answer (person, "") when `key` may seal as `role` now, else ("", the reason as a msgid)."""
        if (person := self._sealers.get((role, key))) is not None:
            return person, ""
        holder = self._live.get(key)
        if holder is None:
            return "", N_("这枚印章已经停用") if self.knows(key) else N_("没有登记过这枚印章")
        if role == COUNCIL:
            return "", N_("这不是理事会的公章，或公章没有登记保管人")
        return "", N_("印章的持有人现在不担任这个职务")

    def after(self, record: Record) -> "Authority":
        """The authority after `record`; unchanged for every kind but charter, key and office records.

        A second charter and a second grant of a key change nothing: rules and seals speak of them.
        """
        change = _CHANGES.get(record.kind.name)
        return change(self, record) if change else self


NOBODY = Authority()


def _charter(authority: Authority, record: Record) -> Authority:
    keys = tuple(KeyGrant(row["holder"], row["key"], record.number) for row in record["keys"])
    founded = replace(authority, terms=(), keys=keys)
    for row in record["offices"]:
        founded = _seat(founded, row["office"], row["person"], record.number)
    return authority if authority.terms else founded


def _key_grant(authority: Authority, record: Record) -> Authority:
    if authority.knows(record["key"]):
        return authority
    grant = KeyGrant(record["holder"], record["key"], record.number)
    changed = replace(authority, keys=(*authority.keys, grant))
    custodian = record.get("custodian") if grant.holder == COUNCIL else None
    return _seat(changed, "council_custodian", custodian, record.number) if custodian else changed


def _key_revocation(authority: Authority, record: Record) -> Authority:
    keys = tuple(
        replace(grant, until=record.number, cause=record["cause"], distrusted=record.get("distrust_from", ""))
        if grant.key == record["key"] and grant.holder == record["holder"] and not grant.until
        else grant
        for grant in authority.keys
    )
    return replace(authority, keys=keys)


def _office_appointment(authority: Authority, record: Record) -> Authority:
    return _seat(authority, record["office"], record["person"], record.number)


def _office_end(authority: Authority, record: Record) -> Authority:
    return replace(authority, terms=_ended(authority.terms, record["office"], record["person"], record.number))


def _seat(authority: Authority, office: str, person: str, number: str) -> Authority:
    leaving = None if office in authority.single_seats else person
    terms = _ended(authority.terms, office, leaving, number)
    return replace(authority, terms=(*terms, Term(office, person, number)))


def _ended(terms: tuple[Term, ...], office: str, person: str | None, number: str) -> tuple[Term, ...]:
    return tuple(
        replace(term, until=number)
        if term.office == office and not term.until and person in (None, term.person)
        else term
        for term in terms
    )


_CHANGES = {
    "charter": _charter,
    "key_grant": _key_grant,
    "key_revocation": _key_revocation,
    "office_appointment": _office_appointment,
    "office_end": _office_end,
}
