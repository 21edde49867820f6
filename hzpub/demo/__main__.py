"""Make the fund of the project's own site anew: ``python -m hzpub.demo [DIR] [FUND-ID]``.

In:    the checkout to work on (by default the current folder), and the id of the fund.
Out:   DIR/records/, DIR/register.yml and DIR/log.witnesses, byte for byte the same each time; no key is kept.
Never: touches anything else, replaces the records of a fund that is not fiction.

Run it from the top of a checkout. Records that are already in git are only ever replaced by a fund with a new
id (the second argument), because an audit must be able to tell a new fund from a changed one.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from hzpub.demo import FUND, make
from hzpub.trust.register import NAME
from hzpub.trust.witnesses import NAME as WITNESS_LINES

RECORDS = "records"


def remake(target: Path, fund: str = FUND) -> int:
    """Replace ``target``'s records and register by those of the invented fund; answers how many records.

    Raises NotADirectoryError when ``target`` is no folder, PermissionError when its fund is a real one.
    """
    if not target.is_dir():
        raise NotADirectoryError(str(target))
    for charter in (target / RECORDS).glob("*/*/000001-charter.yml"):
        if b'\nfiction: "yes"\n' not in charter.read_bytes():
            raise PermissionError(str(charter))
    with tempfile.TemporaryDirectory() as folder:
        made = make(Path(folder) / "fund", git=False, fund=fund)
        shutil.rmtree(target / RECORDS, ignore_errors=True)
        shutil.copytree(made.directory / RECORDS, target / RECORDS)
        shutil.copyfile(made.directory / NAME, target / NAME)
        (target / WITNESS_LINES).unlink(missing_ok=True)
        if (signed := made.directory / WITNESS_LINES).exists():
            shutil.copyfile(signed, target / WITNESS_LINES)
    return made.records


if __name__ == "__main__":
    sys.stdout.write(f"{remake(Path(*sys.argv[1:2]), *sys.argv[2:3])} records\n")
