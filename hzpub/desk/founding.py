"""Start a fund: its keys, its folder, its git repository.

In:    an empty folder, the fund's id and name.   Out: a folder in which a charter can be drafted and entered.
Never: overwrites anything, keeps a key in the repository, writes the charter's entry (that is `entering`).

The way of a script: `init`, `keygen` for every holder, `drafting.draft(..., "charter", ...)`, `seal_draft` six
times, `enter` by the cashier whom the charter itself appoints, build.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from hzpub.base.words import N_
from hzpub.desk.committing import Author, Git, advance, blobs, open_git, prepare, stage
from hzpub.desk.errors import DeskError, with_facts
from hzpub.desk.presets import PRESETS, preset_text
from hzpub.desk.shelf import DRAFTS, RECORDS
from hzpub.kinds.boxes import BoxError
from hzpub.kinds.kind import HEADER
from hzpub.reading.characters import first_forbidden
from hzpub.trust.safely import settle, write_safely
from hzpub.trust.sshkeys import KeyToolError, generate_with_stock

KEYS = "keys"
_HOLDER = re.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,40}")

_IGNORE = """\
# 名册、草稿、钥匙和建出来的网站都不进 git
register.yml
.register.yml.new
*.age
/drafts/
/keys/
/.hzpub/
/site/
"""
_ATTRIBUTES = """\
# 签过名的字节，git 一个也不能改
records/** -text
"""
_SITE = """\
site_name: {name}
plugins:
  - hzpub
"""


def keygen(directory: Path, holder: str, passphrase: str = "") -> tuple[Path, str]:
    """Make an Ed25519 key for `holder` ("P0003", "council") in `directory` with stock ssh-keygen.

    Answers the path of the private key and the public key text that a charter or key record takes. Never
    overwrites a key. Raises DeskError.
    """
    if not _HOLDER.fullmatch(holder):
        raise DeskError(N_("“{holder}”不能当印章的名称"), N_("写人员编号，如 P0007；理事会公章写 council"), holder=holder)
    if 0 < len(passphrase) < 5:
        raise DeskError(N_("口令太短"), N_("口令至少 5 个字符，或者不设"))
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = directory / holder
    try:
        return path, generate_with_stock(path, holder, passphrase)
    except KeyToolError as error:
        fix = N_("装好 OpenSSH 客户端，或换一个文件夹、换一个名称")
        raise with_facts(error.reason, fix, error.facts) from None


def init(
    directory: Path, settings: Mapping[str, str], *, at: dt.datetime, profiles: Sequence[str] = ()
) -> tuple[Path, ...]:
    """Make the folder of a new fund and return the files written, all in one first commit.

    `profiles` names ready sets of numbers: they go into a file beside the drafts, which the charter takes up.

    `settings`: `fund` is the fund's id ("dawu.361122"), `fund_name` the site's name. `at` is the moment of
    the commit, with its offset. Raises DeskError when `directory` already holds a fund, or any file that
    would be written.
    """
    fund, name = settings.get("fund", ""), settings.get("fund_name", "")
    _refuse_names(fund, name)
    chosen = preset_text(profiles) if profiles else ""
    files = {
        "mkdocs.yml": _SITE.format(name=f'"{name}"'),
        ".gitignore": _IGNORE,
        ".gitattributes": _ATTRIBUTES,
        "docs/.gitkeep": "",
    }
    taken = [path for path in (*files, RECORDS, ".git") if (directory / path).exists()]
    if taken:
        fix = N_("换一个空文件夹；已有的基金不用再建")
        raise DeskError(N_("{path} 里已经有 {taken}"), fix, path=directory.as_posix(), taken="、".join(taken))
    for folder in ("docs", RECORDS, DRAFTS):
        (directory / folder).mkdir(parents=True, exist_ok=True)
    data = {path: text.encode() for path, text in files.items()}
    for path, content in data.items():
        write_safely(directory / path, content)
    if chosen:
        write_safely(directory / PRESETS, chosen.encode())
    settle(directory)
    _first_commit(directory, data, Author("cashier", fund, at))
    return tuple(directory / path for path in (*files, *((PRESETS,) if chosen else ())))


def _first_commit(directory: Path, data: Mapping[str, bytes], author: Author) -> None:
    here = Git(directory, directory, "")
    here.run("init", "--quiet")
    here.run("symbolic-ref", "HEAD", "refs/heads/main")
    git = open_git(directory)
    ids = blobs(git, data)
    advance(git, prepare(git, "", ids, author, "建立基金文件夹"), "", "hzpub init")
    stage(git, ids)


def _refuse_names(fund: str, name: str) -> None:
    try:
        HEADER[1].read(fund)
    except BoxError as error:
        raise with_facts(error.message, error.fix, error.facts) from None
    if not name or first_forbidden(name) is not None:
        raise DeskError(N_("基金名称没有写，或有不能用的字符"), N_("加上 fund_name=名称，例如 fund_name=大坞村互助资金"))
