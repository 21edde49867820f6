"""Build aside, then change places: the published folder is always a whole site, yesterday's or today's.

In:    the folder to publish.   Out: an empty staging folder beside it; later, the two have changed places.
Never: writes into the published folder; leaves a half-built one behind.

Two renames cannot be one step everywhere. A power cut between them leaves no published folder but a
complete old one beside it; `repair` puts that back before anything else happens.
"""

import os
import shutil
from pathlib import Path


def staging_of(site: Path) -> Path:
    """The folder in which the next site is built: same parent, so that a rename is enough."""
    return site.parent / f".{site.name}.next"


def old_of(site: Path) -> Path:
    """Where the previous site waits while the next one takes its place."""
    return site.parent / f".{site.name}.old"


def repair(site: Path) -> bool:
    """Finish what a cut-off run began; answers whether yesterday's site had to be put back."""
    old = old_of(site)
    if not old.is_dir():
        return False
    if site.exists():
        shutil.rmtree(old)
        return False
    old.rename(site)
    return True


def stage(site: Path) -> Path:
    """Make the empty staging folder, after repairing; a left-over of an earlier run goes first."""
    repair(site)
    discard(site)
    staging = staging_of(site)
    staging.mkdir(parents=True)
    return staging


def publish(site: Path) -> None:
    """Let the staged site take the place of the published one. Raises OSError, with the old one in place."""
    old = old_of(site)
    if site.is_dir():
        site.rename(old)
    try:
        staging_of(site).rename(site)
    except OSError:
        if old.is_dir():
            old.rename(site)
        raise
    _sync(site.parent)
    shutil.rmtree(old, ignore_errors=True)


def discard(site: Path) -> None:
    """Remove the staging folder, if there is one; the published site is not touched."""
    shutil.rmtree(staging_of(site), ignore_errors=True)


def _sync(folder: Path) -> None:
    """Ask the disk to remember the renames, where a folder can be asked."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
