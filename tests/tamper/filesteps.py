"""Steps on files: change bytes, delete, rename, copy, link; no key and no git is needed for them.

In:    a `Scene` and the step's argument as written in case.yml.
Out:   the folder, changed. A step that changes nothing raises, so that no case passes by accident.
Never: knows what a record says.
"""

import os
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.tamper.scene import Scene

Argument = Any
_SEAL = r'  - as: "{role}"\n    sshsig: \|\n(?:      .*\n)+'


def replace(scene: Scene, said: Argument) -> None:
    """{file, find, put, all}: a regular expression over the text; the first match, or all."""
    path = scene.path(said["file"])
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    count = 0 if said.get("all") else 1
    changed = re.sub(said["find"], said["put"], text, count=count, flags=re.MULTILINE)
    _write(path, changed.encode("utf-8", "surrogateescape"))


def insert(scene: Scene, said: Argument) -> None:
    """{file, before | at: start | end, hex | text, times}: put bytes at the start, the end or before a text."""
    path = scene.path(said["file"])
    data, new = path.read_bytes(), _bytes(said)
    places = {"start": 0, "end": len(data)}
    at = data.index(said["before"].encode()) if "before" in said else places[said["at"]]
    _write(path, data[:at] + new + data[at:])


def recode(scene: Scene, said: Argument) -> None:
    """{file, to | newline}: another encoding, or another end of line."""
    path = scene.path(said["file"])
    text = path.read_bytes().decode("utf-8")
    text = text.replace("\n", said["newline"]) if "newline" in said else text
    _write(path, text.encode(said.get("to", "utf-8")))


def write(scene: Scene, said: Argument) -> None:
    """{file, hex | text, times}: a file with this content, new or in place of what was there."""
    path = scene.path(said["file"])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_bytes(said))


def write_many(scene: Scene, said: Argument) -> None:
    """{count, file, text}: many files; `{}` in the name is the number of each."""
    for number in range(said["count"]):
        write(scene, {"file": said["file"].format(number), "text": said["text"]})


def delete(scene: Scene, said: Argument) -> None:
    """{file}: gone."""
    path = scene.path(said["file"])
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def rename(scene: Scene, said: Argument) -> None:
    """{file, find, put}: a new path, by a regular expression over the old one."""
    _other(scene, said, lambda old, new: old.rename(new))


def copy(scene: Scene, said: Argument) -> None:
    """{file, find, put}: the same bytes once more at another path."""
    _other(scene, said, shutil.copyfile)


def link(scene: Scene, said: Argument) -> None:
    """{file, to}: a symbolic link instead of the file; without `to`, to a copy of it outside the records."""
    path = scene.path(said["file"])
    target = Path(said["to"]) if "to" in said else scene.root / "outside.yml"
    if "to" not in said:
        shutil.copyfile(path, target)
    if path.exists():
        path.unlink()
    path.symlink_to(target)


def executable(scene: Scene, said: Argument) -> None:
    """{file}: the executable bit."""
    scene.path(said["file"]).chmod(0o755)


def pipe(scene: Scene, said: Argument) -> None:
    """{file}: a named pipe, at which a careless reader waits for ever."""
    path = scene.path(said["file"])
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def make_folder(scene: Scene, said: Argument) -> None:
    """{file}: a folder where a file should be."""
    path = scene.path(said["file"])
    path.unlink(missing_ok=True)
    path.mkdir()


def drop_seal(scene: Scene, said: Argument) -> None:
    """{file, role}: one seal cut out."""
    replace(scene, {"file": said["file"], "find": _SEAL.format(role=said["role"]), "put": ""})


def copy_seal(scene: Scene, said: Argument) -> None:
    """{file, role, of, its}: the seal of another record pasted in place of this one's."""
    their_role = said.get("its", said["role"])
    theirs = re.search(_SEAL.format(role=their_role), scene.text(said["of"]))
    if theirs is None:
        raise ValueError(f"{said['of']} has no seal of {their_role}")
    block = theirs[0].replace(f'as: "{their_role}"', f'as: "{said["role"]}"')
    _swap(scene, said["file"], said["role"], lambda _: block)


def twice_seal(scene: Scene, said: Argument) -> None:
    """{file, role}: one seal written twice."""
    _swap(scene, said["file"], said["role"], lambda found: found[0] * 2)


def swap_seals(scene: Scene, said: Argument) -> None:
    """{file, roles}: two seals that follow each other change places."""
    first, second = (_SEAL.format(role=role) for role in said["roles"])
    replace(scene, {"file": said["file"], "find": f"({first})({second})", "put": r"\2\1"})


def _swap(scene: Scene, name: str, role: str, new: Callable[[re.Match[str]], str]) -> None:
    path = scene.path(name)
    _write(path, re.sub(_SEAL.format(role=role), new, scene.text(name), count=1).encode())


def _other(scene: Scene, said: Argument, act: Callable[[Path, Path], Any]) -> None:
    old = scene.path(said["file"])
    name = old.relative_to(scene.root).as_posix()
    new = re.sub(said["find"], said["put"], name, count=1)
    if new == name:
        raise ValueError(f"{name} keeps its name")
    (scene.root / new).parent.mkdir(parents=True, exist_ok=True)
    act(old, scene.root / new)


def _bytes(said: Argument) -> bytes:
    data = bytes.fromhex(said["hex"]) if "hex" in said else str(said["text"]).encode()
    return data * int(said.get("times", 1))


def _write(path: Path, data: bytes) -> None:
    if path.read_bytes() == data:
        raise ValueError(f"the step changed nothing in {path}")
    path.write_bytes(data)


STEPS: Mapping[str, Callable[[Scene, Argument], None]] = {
    step.__name__: step
    for step in (
        *(replace, insert, recode, write, write_many, delete, rename, copy, link, executable, pipe, make_folder),
        *(drop_seal, copy_seal, twice_seal, swap_seals),
    )
}
