"""What a command adds on standard error when the register has entries that no backup has."""

import os
from pathlib import Path

import click

from hzpub.base.words import N_, Words
from hzpub.desk.safekeeping import unsaved

_HOW = "hzpub register backup --to A.pub --to B.pub"


def remind(repo: Path, words: Words) -> None:
    """Say how many entries are not backed up; nothing in CI, without a register, or for an invented fund."""
    count = 0 if os.environ.get("CI") else unsaved(repo)
    if count:
        told = words(N_("提示：名册有 {count} 条还没有备份，电脑坏了姓名和账号就找不回来。做备份：{how}"), count=count, how=_HOW)
        click.echo(told, err=True)
