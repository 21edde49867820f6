"""Write records as format 1 wants them: body, seals, entry, chain; and keep the true book beside them.

In:    the meanings of a record's boxes and the day it is entered.
Out:   `Entry`s: the bytes of the file, its path, and the lines it adds to the register.
Never: decides what happens in the village; refuses nothing (the checks do).
"""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from hzpub.demo.keyring import Keyring
from hzpub.kinds.kind import Kind
from hzpub.kinds.record import Record, Seal, make_record
from hzpub.kinds.writing import body_text, entry_text, seals_text, signature_text
from hzpub.ledger.fund_type import FundType
from hzpub.ledger.replay import take_step
from hzpub.ledger.village import MUTUAL_AID
from hzpub.trust.authority import Authority
from hzpub.trust.commitments import SALT_LENGTH, commit
from hzpub.trust.register import Entry as Held
from hzpub.trust.sealing import entry_namespace, seal_namespace
from hzpub.trust.sshsig import sign


@dataclass(frozen=True, slots=True)
class Entry:
    """One entered record: path below the fund, bytes, day, who entered it, and what the register gains."""

    path: str
    data: bytes
    entered: date
    role: str
    record: Record
    withheld: tuple[Held, ...] = ()


class Scribe:
    """The invented fund's whole office in one: keys, numbers, chain, book."""

    def __init__(self, fund: str, seed: int, fund_type: FundType = MUTUAL_AID) -> None:
        self.fund, self.fund_type = fund, fund_type
        self.keys = Keyring(seed)
        self.book = fund_type.nothing
        self._seed = seed
        self._previous = "0" * 64
        self._withheld: list[Held] = []
        self._entries: list[Entry] = []

    @property
    def next_number(self) -> str:
        """The number that the next record will get."""
        return f"{int(self.book.number) + 1:06}"

    @property
    def last_digest(self) -> str:
        """SHA-256 of the file of the last record."""
        return self._previous

    def paper(self, what: str = "paper") -> str:
        """The digest of a signed paper that never existed."""
        return "sha256:" + sha256(f"{self._seed}/{what}/{self.next_number}".encode()).hexdigest()

    def hold(self, of: str, box: str, value: str) -> str:
        """Withhold ``value``: answers the commitment for the record and notes the register's line."""
        salt = sha256(f"{self._seed}/salt/{self.next_number}/{of}/{box}".encode()).digest()[:SALT_LENGTH]
        self._withheld.append(Held(of, box, salt, value))
        return commit(box, salt, value)

    def drain(self) -> list[Entry]:
        """What was entered since the last call, in order."""
        entries, self._entries = self._entries, []
        return entries

    def enter(
        self,
        kind_name: str,
        entered: date,
        values: dict[str, Any],
        *,
        known_later: dict[str, Any] | None = None,
        sealers: tuple[str, ...] = (),
        by: str = "cashier",
    ) -> Record:
        """Seal and enter one record; fold it into the book.

        ``values`` are the meanings of the body ("date" among them), ``known_later`` those of the entry boxes.
        ``sealers`` names the roles where the kind leaves a choice; ``by`` is the role that enters.
        """
        kind = self.fund_type.kinds[kind_name]
        number = self.next_number
        parts: dict[str, Any] = {"fund": self.fund, "kind": kind.name, **values, **(known_later or {})}
        authority = self.book.authority
        if not authority.terms:  # the charter is sealed by the offices it brings
            authority = authority.after(make_record(kind, number, entered, parts))
        body = body_text(kind, self.fund, values)
        seals: list[Seal] = []
        armour: list[tuple[str, str]] = []
        for role in _roles(kind, sealers):
            seal = self._sealer(role, authority, values)
            seals.append(seal)
            armour.append((role, self._sign(body, seal, seal_namespace(role, self.fund))))
        entry = {
            "entry": number,
            "entered": entered,
            **(known_later or {}),
            "previous": f"sha256:{self._previous}",
            "as": by,
        }
        text = f"{body}---\n{seals_text(armour)}---\n{entry_text(kind, entry)}"
        clerk = self._sealer(by, authority, values)
        data = (text + signature_text(self._sign(text, clerk, entry_namespace(self.fund)))).encode()
        self._previous = sha256(data).hexdigest()
        path = f"records/{entered:%Y/%m}/{number}-{kind.name}.yml"
        record = make_record(kind, number, entered, parts, tuple(seals), clerk, path, self._previous)
        self.book = take_step(self.book, record, fund_type=self.fund_type).after
        self._entries.append(Entry(path, data, entered, by, record, tuple(self._withheld)))
        self._withheld.clear()
        return record

    def _sealer(self, role: str, authority: Authority, values: dict[str, Any]) -> Seal:
        """Who seals as ``role`` now; colleagues of one office take turns."""
        if role == "new_key":
            return Seal(role, values["holder"], values["key"])
        if role == "council":
            return Seal(role, authority.holders("council_custodian")[0], self.keys.current("council"))
        people = authority.holders(*authority.offices_sealing(role))
        person = people[int(self.next_number) % len(people)]
        return Seal(role, person, self.keys.current(person))

    def _sign(self, text: str, seal: Seal, namespace: str) -> str:
        return sign(text.encode(), self.keys.seed(seal.key), namespace)


def _roles(kind: Kind, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """The roles that seal, in the order of the kind: all that must, and as many of the others as needed."""
    others = (chosen or kind.seals.any_of)[: kind.seals.at_least]
    return tuple(role for role in kind.seals.allowed if role in kind.seals.all_of or role in others)
