"""One offline file for an auditor: history, records, published log, who could seal, findings, figures, how to check.

In:    a fund's folder, the outcome of its check with history, the folder of its published site.
Out:   the files of the pack by path, and the zip: the same bytes from the same commit and site.
Never: takes the register or a key along; looks at the clock; takes records from the work tree instead of the history.
"""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import hzpub
from hzpub.base.files import read_plain
from hzpub.base.findings import Finding
from hzpub.base.words import N_, Words
from hzpub.check.show import as_json, as_text, summary
from hzpub.pipeline import Outcome
from hzpub.publish.held import FOLDER
from hzpub.publish.keylists import revoked_of, signers_of
from hzpub.publish.ledgers import FORMATS
from hzpub.publish.material import basis_of
from hzpub.publish.theme import guides
from hzpub.reports.report_json import report_json
from hzpub.trust.git_audit import objects, tree
from hzpub.trust.git_repository import Repository, open_repository
from hzpub.trust.witnesses import MOST, NAME
from hzpub.verify.historylines import history_json, history_text
from hzpub.verify.verdicts import CannotVerify

FORMAT = "hzpub.audit-pack/1"
ABOUT, BUNDLE, SUMS, RECORDS = "pack.json", "history.bundle", "SHA256SUMS", "records"
DOCUMENTS = ("README.md", "README.en.md", "audit.md", "verify.sh")
_TEXTS = Path(__file__).parent / "pack"
_THEN = (1980, 1, 1, 0, 0, 0)
_MOST_FILE = 64 * 1024 * 1024
_STEADY = {
    "core.bigFileThreshold": "512m",
    "core.compression": "6",
    "pack.compression": "6",
    "pack.depth": "50",
    "pack.threads": "1",
    "pack.useBitmaps": "false",
    "pack.useSparse": "false",
    "pack.window": "10",
    "pack.windowMemory": "0",
}
"""So that a pack is the same whoever made it, wherever it was packed before."""

_SECRET = N_("git 历史里有 {path}：名册和钥匙不能交给外人，没有做审计包")
_REMOVE = N_("把它移出 git 历史（找懂的人帮忙），或只交出网站和记录")
_NO_FUND = N_("还没有章程，没有可审计的")


def pack_files(root: Path, outcome: Outcome, site: Path | None) -> dict[str, bytes]:
    """Everything that goes into the pack, by path. Raises CannotVerify, HistoryMissing, OSError."""
    source = open_repository(root)
    _refuse_secrets(source, outcome)
    files = generated(root, outcome)
    files |= documents()
    files |= dict(_published(site))
    files[BUNDLE] = _bundle(source)
    files[SUMS] = "".join(f"{sha256(data).hexdigest()}  {path}\n" for path, data in sorted(files.items())).encode()
    return files


def generated(root: Path, outcome: Outcome) -> dict[str, bytes]:
    """What follows from the commit alone. Raises CannotVerify for a fund without a charter."""
    words, source, head = Words.chinese(), open_repository(root), outcome.chronicle.moments.head
    if head is None or outcome.history is None:
        raise CannotVerify(_NO_FUND)
    findings = [each for each in outcome.findings if each.rule != "SYS-REGISTER"]
    files = dict(_records(source))
    count = len(files)
    files |= {
        "allowed_signers": signers_of(outcome, words).encode(),
        "revoked_keys": revoked_of(outcome, words).encode(),
        "findings.json": as_json(findings, words).encode(),
        "findings.txt": _findings(findings, words).encode(),
        "history.json": history_json(outcome.history).encode(),
        "history.txt": history_text(outcome.history, words).encode(),
    }
    files |= {f"exports/books.{name}": made(outcome.chronicle).encode() for name, made in FORMATS.items()}
    if not outcome.errors:
        figures = report_json(basis_of(outcome), words)
        files["data/report.json"] = (json.dumps(figures, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
    about = {
        "format": FORMAT,
        "hzpub": hzpub.__version__,
        "fund": head.id,
        "head": source.head,
        "records": count,
        "errors": len(outcome.errors),
        "as_of": outcome.as_of.isoformat(),
    }
    files[ABOUT] = (json.dumps(about, ensure_ascii=False, indent=1) + "\n").encode()
    return files


def documents() -> dict[str, bytes]:
    """How to check, and the script that needs stock tools only."""
    return {name: ((_TEXTS if name.startswith("README") else guides()) / name).read_bytes() for name in DOCUMENTS}


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files as a zip, sorted, all of one fixed time."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=6) as pack:
        for path, data in sorted(files.items()):
            about = ZipInfo(path, _THEN)
            about.compress_type, about.create_system, about.external_attr = ZIP_DEFLATED, 3, 0o100644 << 16
            pack.writestr(about, data)
    return out.getvalue()


def _records(source: Repository) -> Iterator[tuple[str, bytes]]:
    """The records of HEAD, and the witnesses' file, as git has them."""
    wanted = {path: entry.blob for path, entry in tree(source).items() if path.startswith(f"{RECORDS}/") or path == NAME}
    content = dict(objects(source, sorted(set(wanted.values()))))
    for path, blob in sorted(wanted.items()):
        if path != NAME or len(content[blob]) <= MOST:
            yield path, content[blob]


def _findings(findings: list[Finding], words: Words) -> str:
    told = as_text(findings, lambda _: [], words)
    return told + "\n" + summary(findings, words) + "\n" if told else words(N_("没有发现问题。")) + "\n"


def _published(site: Path | None) -> Iterator[tuple[str, bytes]]:
    """The site's log without the proofs of single records: they follow from the rest."""
    folder = (site / FOLDER) if site else None
    if folder is None or not (folder / "checkpoint").is_file():
        return
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and (name in ("checkpoint", "log.vkey", "policy") or name.startswith(("history/", "tile/"))):
            yield f"{FOLDER}/{name}", read_plain(path, _MOST_FILE, links=False)


def _refuse_secrets(source: Repository, outcome: Outcome) -> None:
    """The bundle carries all that was ever committed: a register or a key there must not leave the house."""
    head = outcome.chronicle.moments.head
    listed = source.answer("rev-list", "--objects", "--object-names", "HEAD")
    for line in listed.decode("utf-8", "backslashreplace").splitlines():
        path = line.partition(" ")[2].removeprefix(source.prefix)
        is_key = path.startswith("keys/") and not path.endswith(".pub")
        is_register = path == "register.yml" and not (head is not None and head.is_fiction)
        if is_key or is_register:
            raise CannotVerify(_SECRET, _REMOVE, path=path)


def _bundle(source: Repository) -> bytes:
    """A git bundle of everything HEAD reaches, packed anew."""
    head = source.head
    steady = [word for name, value in _STEADY.items() for word in ("-c", f"{name}={value}")]
    packing = ("pack-objects", "--stdout", "--revs", "--delta-base-offset", "--no-reuse-delta", "--no-reuse-object", "-q")
    pack = source.answer(*steady, *packing, given=f"{head}\n".encode())
    version = "# v2 git bundle\n" if len(head) == 40 else "# v3 git bundle\n@object-format=sha256\n"
    return f"{version}{head} HEAD\n{head} refs/heads/main\n\n".encode() + pack
