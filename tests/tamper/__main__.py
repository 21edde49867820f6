"""Hold any verifier against the tamper suite: ``python -m tests.tamper --verifier "hzpub check --format json"``.

In:    the verifier's command, which cases, whether to keep the tampered folders.
Out:   one line per case, the differences below it; exit code 0 when every verdict is the expected one.
Never: looks inside the verifier. The protocol is in README.md.
"""

import argparse
import shlex
import sys
import tempfile
from pathlib import Path

from tests.tamper.case import all_cases
from tests.tamper.ground import Ground
from tests.tamper.siteground import Sites
from tests.tamper.siteverdicts import command as site_command
from tests.tamper.stage import Stage
from tests.tamper.verdicts import STICK, command


def main(arguments: list[str] | None = None) -> int:
    """Run the cases asked for; answers the exit code."""
    given = argparse.ArgumentParser(prog="python -m tests.tamper", description=__doc__.split("\n")[0])
    given.add_argument("--verifier", default="hzpub check --format json", help="the command, called with the folder behind")
    given.add_argument("--stick-option", default=STICK, help="what it is told when the folder has no git history")
    site = "the command for cases of a site or an audit pack, called with that behind"
    given.add_argument("--site-verifier", default="hzpub verify --format json", help=site)
    given.add_argument("--only", default="", help="only cases whose category/name contains this")
    given.add_argument("--into", type=Path, help="only lay the tampered folders out here, ask nobody")
    asked = given.parse_args(arguments)
    cases = [case for case in all_cases() if asked.only in case.title]
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        ground = Ground(Path(folder) / "whole")
        verifier = command(shlex.split(asked.verifier), asked.stick_option)
        sites = Sites(ground, Path(folder) / "published")
        stage = Stage(ground, sites, verifier, site_command(shlex.split(asked.site_verifier)))
        for case in cases:
            if asked.into is not None:
                stage.lay_out(case, asked.into / case.category / case.name)
                continue
            found = stage.play(case, Path(folder) / "case")
            bad += bool(found)
            sys.stdout.write(f"{'FAILED' if found else 'ok'} {case.title}\n" + "".join(f"    {each}\n" for each in found))
    sys.stdout.write(f"{len(cases)} cases, {bad} not as expected\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
