"""Steps of somebody who holds keys: seal anew, enter anew, change a record and everything after it.

In:    a `Scene` and the step's argument; the seeds of all the fund's keys.
Out:   records whose seals, numbers and chain are good, whatever they say.
Never: decides whether that is allowed: the verifier under test must.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from hzpub.base.money import parse_yuan, yuan
from hzpub.trust.sealing import entry_namespace, seal_namespace
from hzpub.trust.sshsig import verify
from tests.tamper.scene import Scene
from tests.tamper.sheets import Parts, written
from tests.tamper.signatures import forged

Argument = Any
_HOLDER = re.compile("(?:council-[0-9]|P[0-9]{4})(?:-[0-9])?")
_REFERENCE = re.compile(r"@([a-z_]+(?:#-?[0-9]+)?)(?:\.([a-z_]+))?")


def seal(scene: Scene, said: Argument) -> None:
    """{file, role, by, namespace, form}: a new seal over the body, by this record's own sealer unless `by` names another."""
    path = scene.path(said["file"])
    parts, role = Parts.of(path.read_text(encoding="utf-8")), said["role"]
    key = _key(scene, said.get("by", role), path)
    space = said.get("namespace", seal_namespace(role, scene.ground.fund_id()))
    new = forged(parts.body.encode(), key, space, said.get("form", "good"))
    known = [name for name, _ in parts.seals]
    if role in known:
        parts.seals[known.index(role)] = (role, new)
    else:
        parts.seals.append((role, new))
    path.write_text(parts.text, encoding="utf-8", newline="")


def enter_again(scene: Scene, said: Argument) -> None:
    """{file, by, as}: this entry and all after it signed anew; `by` and `as` speak of this one only."""
    path = scene.path(said["file"])
    parts = Parts.of(path.read_text(encoding="utf-8"))
    key = _key(scene, said["by"], path) if "by" in said else _entry_key(scene, path)
    if "as" in said:
        parts.fill("as", said["as"])
    _enter(scene, path, parts, key, said.get("form", "good"), said.get("namespace", ""))
    _follow(scene, path)


def change(scene: Scene, said: Argument) -> None:
    """{file, set, add, replace}: other boxes, sealed and entered by the same people, and all later entries anew."""
    path = scene.path(said["file"])
    before = path.read_text(encoding="utf-8")
    parts = Parts.of(before)
    entry_key = _entry_key(scene, path)
    keys = {role: _seal_key(scene, path, role) for role, _ in parts.seals}
    _fill(scene, parts, said)
    if parts.text == before:
        raise ValueError(f"the step changed nothing in {path}")
    _seal_all(scene, parts, keys)
    _enter(scene, path, parts, entry_key)
    _follow(scene, path)


def cut(scene: Scene, said: Argument) -> None:
    """{before | after}: this record and all later ones are gone, as from a copy made that day."""
    which = scene.path(said["before"] if "before" in said else said["after"]).name
    for path in scene.records():
        if path.name > which or (path.name == which and "before" in said):
            path.unlink()


def enter(scene: Scene, said: Argument) -> None:
    """{like | kind, boxes, set, add, replace, seals, known, day, number, sealer, by}: one more record at the end.

    `like` copies an earlier record; otherwise `kind`, `boxes` of the body, `seals` (roles) and `known` at entry.
    `day` counts from the last entry (0: the same day). Who sealed and entered last in each role does so again.
    """
    last = scene.records()[-1]
    end = Parts.of(last.read_text(encoding="utf-8"))
    day = date.fromisoformat(end.value("entered")) + timedelta(days=said.get("day", 1))
    parts = Parts.of(scene.text(said["like"])) if "like" in said else _blank(scene, said)
    moved = [box for box in ("date", "paid_on", "entered") if re.search(f"^{box}: ", parts.body + parts.head, re.MULTILINE)]
    for box in moved:
        parts.fill(box, day.isoformat())
    number = said.get("number", f"{int(end.value('entry')) + 1:06d}")
    parts.fill("entry", number)
    parts.fill("previous", f"sha256:{sha256(last.read_bytes()).hexdigest()}")
    _fill(scene, parts, said)
    sealer = said.get("sealer", {})
    _seal_all(scene, parts, {role: _latest(scene, sealer.get(role, role)) for role, _ in parts.seals})
    key = _latest(scene, said.get("by", parts.value("as")))
    entered = parts.value("entered")
    name = f"records/{entered[:4]}/{entered[5:7]}/{number}-{parts.value('kind')}.yml"
    (scene.root / name).parent.mkdir(parents=True, exist_ok=True)
    _enter(scene, scene.root / name, parts, key)
    scene.made.append(name)


def _blank(scene: Scene, said: Argument) -> Parts:
    head = {"hzpub": 1, "fund": scene.ground.fund_id(), "kind": said["kind"], "date": ""}
    body = "".join(written(box, _resolved(scene, value)) for box, value in (head | said["boxes"]).items())
    tail = {"entry": "", "entered": "", **said.get("known", {}), "previous": "", "as": said.get("as", "cashier")}
    return Parts(body, [(role, "") for role in said.get("seals", ())], "".join(written(*row) for row in tail.items()), "")


def _fill(scene: Scene, parts: Parts, said: Argument) -> None:
    for box, value in said.get("set", {}).items():
        parts.fill(box, _resolved(scene, value))
    for box, more in said.get("add", {}).items():
        parts.fill(box, yuan(parse_yuan(parts.value(box)) + parse_yuan(more)))
    for old, new in said.get("replace", ()):
        parts.body = re.sub(old, new, parts.body, count=1, flags=re.MULTILINE)


def _resolved(scene: Scene, value: Any) -> Any:
    """`@kind#n` stands for the number of that record, `@kind#n.box` for what is in its box."""
    if isinstance(value, list):
        return [_resolved(scene, each) for each in value]
    if isinstance(value, Mapping):
        return {key: _resolved(scene, each) for key, each in value.items()}
    if not isinstance(value, str) or (match := _REFERENCE.fullmatch(value)) is None:
        return value
    return Parts.of(scene.text(match[1])).value(match[2] or "entry")


def _seal_all(scene: Scene, parts: Parts, keys: Mapping[str, bytes]) -> None:
    fund = scene.ground.fund_id()
    parts.seals = [
        (role, forged(parts.body.encode(), keys[role], seal_namespace(role, fund))) for role, _ in parts.seals
    ]


def _enter(scene: Scene, path: Path, parts: Parts, key: bytes, form: str = "good", space: str = "") -> None:
    space = space or entry_namespace(scene.ground.fund_id())
    parts.armor = forged(parts.signed.encode(), key, space, form)
    path.write_text(parts.text, encoding="utf-8", newline="")


def _follow(scene: Scene, changed: Path) -> None:
    """Link and sign all later entries anew."""
    before = changed
    for path in scene.records():
        if path.name <= changed.name:
            continue
        parts = Parts.of(path.read_text(encoding="utf-8"))
        key = _entry_key(scene, path)
        parts.fill("previous", f"sha256:{sha256(before.read_bytes()).hexdigest()}")
        _enter(scene, path, parts, key)
        before = path


def _key(scene: Scene, who: str, path: Path) -> bytes:
    """The seed of "stranger", of a key file (`P0003`, `council`, `P0003-2`), or of who sealed `path` in a role."""
    if who == "stranger":
        return sha256(b"nobody ever registered this key").digest()
    if _HOLDER.fullmatch(who):
        public = (scene.ground.whole(scene.start) / "keys" / f"{who}.pub").read_text(encoding="utf-8")
        return scene.ground.seeds(scene.start)[public.rsplit(" ", 1)[0]]
    return _seal_key(scene, path, who)


def _latest(scene: Scene, who: str) -> bytes:
    """The seed of a key file, or of who last sealed or entered as `who`."""
    for path in reversed(scene.records()):
        parts = Parts.of(path.read_text(encoding="utf-8"))
        if who == "stranger" or _HOLDER.fullmatch(who) or who in dict(parts.seals):
            return _key(scene, who, path)
        if parts.value("as") == who:
            return _entry_key(scene, path)
    raise ValueError(f"nobody ever sealed as {who}")


def _seal_key(scene: Scene, path: Path, role: str) -> bytes:
    """The key that sealed a record in a role, or one of the roles it has when it never had this one."""
    parts = _untouched(scene, path)
    armor = dict(parts.seals)[role]
    return _seed(scene, parts.body, armor, seal_namespace(role, scene.ground.fund_id()))


def _entry_key(scene: Scene, path: Path) -> bytes:
    parts = _untouched(scene, path)
    return _seed(scene, parts.signed, parts.armor, entry_namespace(scene.ground.fund_id()))


def _untouched(scene: Scene, path: Path) -> Parts:
    """A record as it was before the first step; one that the case made, as it is."""
    before = scene.ground.whole(scene.start) / path.relative_to(scene.root)
    return Parts.of((before if before.is_file() else path).read_text(encoding="utf-8"))


def _seed(scene: Scene, message: str, armor: str, namespace: str) -> bytes:
    return scene.ground.seeds(scene.start)[verify(message.encode(), armor, namespace).key]


STEPS: Mapping[str, Callable[[Scene, Argument], None]] = {
    step.__name__: step for step in (seal, enter_again, change, cut, enter)
}
