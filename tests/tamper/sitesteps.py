"""Steps of whoever puts a site or an audit pack into somebody's hands: other files, and sums that fit them.

In:    a `Scene` over a site or a pack, and the step's argument.
Out:   the folder, changed.
Never: forges what nobody can: a witness's line over a text she did not sign (logsteps.py).
"""

import re
import shutil
import warnings
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from hzpub.verify.packing import SUMS, zipped
from tests.tamper.scene import Scene
from tests.tamper.siteground import PACK

Argument = Any
_MANIFEST = "manifest.sha256"
_THEN = (1980, 1, 1, 0, 0, 0)


def older(scene: Scene, said: Argument) -> None:
    """{file, to}: a file as it was the day before, when there was one record less; `.` is the whole site."""
    before = scene.published / "older"
    if said["file"] == ".":
        shutil.rmtree(scene.root)
        shutil.copytree(before, scene.root)
    else:
        put(scene.path(said.get("to", said["file"])), (before / scene.name(said["file"])).read_bytes())


def manifest(scene: Scene, _: Argument) -> None:
    """anew: every sum in manifest.sha256 is that of the file that now lies there."""
    paths = (path for path in scene.root.rglob("*") if path.is_file() and path.name != _MANIFEST)
    put(scene.root / _MANIFEST, _sums({path.relative_to(scene.root).as_posix(): path.read_bytes() for path in paths}))


def flip(scene: Scene, said: Argument) -> None:
    """{file, at}: one bit of the byte at this place, counted from the end below nothing."""
    data = bytearray(scene.path(said["file"]).read_bytes())
    data[said["at"]] ^= 1
    put(scene.path(said["file"]), bytes(data))


def stretch(scene: Scene, said: Argument) -> None:
    """{file, to}: a file of this many bytes, cut off or filled up with nothing."""
    with scene.path(said["file"]).open("r+b") as stream:
        stream.truncate(said["to"])


def swap_files(scene: Scene, said: Argument) -> None:
    """[file, file]: each under the other's name."""
    one, other = (scene.path(each) for each in said)
    first = one.read_bytes()
    put(one, other.read_bytes())
    put(other, first)


def repack(scene: Scene, said: Argument) -> None:
    """{file, find, put | text | drop: true, sums: anew}: a file inside the audit pack, with its sum or without."""
    path = scene.root / PACK
    with ZipFile(path) as pack:
        files = {name: pack.read(name) for name in pack.namelist()}
    name, before = scene.filled(said["file"]), dict(files)
    if "text" in said:
        files[name] = said["text"].encode()
    elif said.get("drop"):
        del files[name]
    elif "at" in said:
        files[name] = _turned(files[name], said["at"])
    else:
        files[name] = re.sub(said["find"].encode(), said["put"].encode(), files[name], count=1)
    if files == before:
        raise ValueError(f"the step changed nothing in {name}")
    if said.get("sums"):
        files[SUMS] = _sums({each: data for each, data in files.items() if each != SUMS})
    path.write_bytes(zipped(files))


def zip_more(scene: Scene, said: Argument) -> None:
    """{file, text, times, link, announced}: one more member of the pack's zip, under any name whatever."""
    about = ZipInfo("x", _THEN)
    about.filename = said["file"]
    about.create_system, about.external_attr = 3, (0o120777 if said.get("link") else 0o100644) << 16
    with warnings.catch_warnings(), ZipFile(scene.root / PACK, "a") as pack:
        warnings.simplefilter("ignore", UserWarning)
        pack.writestr(about, str(said.get("text", "x")) * said.get("times", 1), compress_type=ZIP_DEFLATED)
        about.file_size = said.get("announced", about.file_size)


def _turned(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at:][1:]


def _sums(files: Mapping[str, bytes]) -> bytes:
    return "".join(f"{sha256(data).hexdigest()}  {path}\n" for path, data in sorted(files.items())).encode()


def put(path: Path, data: bytes) -> None:
    """Write a file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


STEPS: Mapping[str, Callable[[Scene, Argument], None]] = {
    step.__name__: step for step in (older, manifest, flip, stretch, swap_files, repack, zip_more)
}
