"""Files that others put there are read plainly: never more than asked for, never a pipe or a device."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from hzpub.base.files import digest_plain, read_plain


def test_at_most_one_byte_more_than_asked_for_is_read(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"0123456789")

    assert [read_plain(path, most) for most in (0, 3, 9, 10, 99)] == [b"0", b"0123", *[b"0123456789"] * 3]


def test_a_digest_is_taken_of_the_whole_file_however_long(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"x" * 3_000_001)

    assert digest_plain(path) == sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("read", [lambda path: read_plain(path, 9), digest_plain])
def test_what_is_no_plain_file_is_refused_without_waiting(tmp_path: Path, read: object) -> None:
    assert callable(read)
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path, Path("/dev/zero")):
        with pytest.raises(OSError, match="Invalid argument"):
            read(path)


def test_a_link_is_followed_only_where_one_may_stand(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"1")
    (tmp_path / "link").symlink_to(tmp_path / "file")

    assert read_plain(tmp_path / "link", 9) == b"1"
    with pytest.raises(OSError, match="symbolic links"):
        read_plain(tmp_path / "link", 9, links=False)
