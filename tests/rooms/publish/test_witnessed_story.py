"""What a village lives through with witnesses: published, printed, witnessed; rewritten with every key in hand; caught.

Each test is a sentence of one story and stands on its own folder. The rewritten fund has every seal, entry signature
and commit in order, because whoever rewrote it held all keys; only what outsiders kept can tell.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from hzpub import demo
from hzpub.base.words import Words
from hzpub.demo.agenda import GOVERNING
from hzpub.demo.scribe import Scribe
from hzpub.demo.story import prepare
from hzpub.demo.world import FOUNDED, Plan, World
from hzpub.kinds.record import Record
from hzpub.pipeline import check_fund
from hzpub.publish.mkdocs_runs import build_site
from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.notes import WITNESS, Note, VerifierKey
from hzpub.trust.sshkeys import private_key_file

TOWN, VILLAGER, STRANGER = (bytes([number]) * 32 for number in (7, 8, 9))
NAMES = {TOWN: "caizhengsuo", VILLAGER: "cunmin", STRANGER: "guoke"}


def vkey(seed: bytes) -> str:
    return str(VerifierKey.of_seed(NAMES[seed], WITNESS, seed))


def agree(world: World, day: date) -> None:
    """Two of three seal: the office alone, or the villager."""
    rows = (
        {"name": "乡镇财政所", "vkey": vkey(TOWN), "person": "P0011", "alone": "yes"},
        {"name": "村民代表", "vkey": vkey(VILLAGER), "alone": "no"},
    )
    values = {"date": day, "witnesses": rows, "quorum": 1, "reason": "成立大会议定"}
    world.scribe.enter("witness_policy", day, values, sealers=("supervisors", "township_finance"))


def make(folder: Path, *, resolution: str = "") -> None:
    """A small witnessed fund; with a `resolution` its founding meeting decided that instead, all else the same."""
    enter = Scribe.enter

    def prepared(plan: Plan) -> World:
        world = prepare(plan)
        world.agenda.at(FOUNDED, partial(agree, world), GOVERNING)
        return world

    def entered(scribe: Scribe, kind: str, day: date, values: dict[str, Any], **more: Any) -> Record:
        rewritten = {"resolution": resolution} if resolution and values.get("assembly") == "founding" else {}
        return enter(scribe, kind, day, values | rewritten, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(demo, "prepare", prepared)
        patch.setattr(Scribe, "enter", entered)
        demo.make(folder, seed=5, months=4, members=24)


@dataclass(frozen=True)
class Village:
    """The fund as it was published, the site of that day, what the witness has at home, what she brought back."""

    fund: Path
    home: Path
    line: str

    def witness(self, *words: object) -> subprocess.CompletedProcess[str]:
        """The witness's own computer."""
        command = [sys.executable, "-m", "hzpub", "witness", *map(str, words)]
        return subprocess.run(
            command, cwd=self.home, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
        )

    def looks_at(self, site: Path) -> subprocess.CompletedProcess[str]:
        """The witness looks at a site again."""
        return self.witness(site / "log/checkpoint", "--key", NAMES[TOWN], "--state", "memory")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Village:
    """Published, printed, witnessed, published again."""
    top = tmp_path_factory.mktemp("story")
    make(top / "fund")
    assert build_site(top / "fund", None, Words.chinese()) == 0
    (top / "home").mkdir()
    (top / "home" / NAMES[TOWN]).write_text(private_key_file(TOWN, NAMES[TOWN]))
    village = Village(top / "fund", top / "home", "")
    done = village.looks_at(top / "fund/site")
    assert done.returncode == 0, done.stderr
    village = Village(top / "fund", top / "home", done.stdout.strip())
    for line in (vkey(TOWN), vkey(STRANGER), village.line):
        assert village.witness("--add", line, "--fund-dir", village.fund).returncode == 0
    assert build_site(village.fund, None, Words.chinese()) == 0
    return village


@pytest.fixture(scope="module")
def rewritten(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same fund with another decision of its founding meeting: all keys, all seals, a new git history."""
    folder: Path = tmp_path_factory.mktemp("forged") / "fund"
    make(folder, resolution="成立互助会，通过互助章程，占用费由理事会自己定")
    return folder


@pytest.fixture
def forged(rewritten: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(rewritten, tmp_path / "fund"))


Told = Callable[[], str]


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    capsys.readouterr()
    return lambda: capsys.readouterr().err


def text_of(page: Path) -> str:
    """What a reader sees, without mark-up."""
    return re.sub("<[^>]+>", "", page.read_text(encoding="utf-8"))


def printed_slip(site: Path) -> tuple[str, str]:
    """Number of records and fingerprint, as they stand at the foot of the page and on paper."""
    found = re.search(
        "核对指纹：共 ([0-9]+) 条，([0-9a-f]{4}(?:-[0-9a-f]{4}){3})", text_of(site / "records.html")
    )
    assert found is not None
    return found[1], found[2]


def test_the_pages_say_when_enough_outsiders_last_saw_the_books(first: Village) -> None:
    site = first.fund / "site"
    size, _ = printed_slip(site)
    quarter = text_of(site / "quarters/2024Q1.html")

    for page in ("index.html", "records.html", "quarters/2024Q1.html"):
        assert re.search(
            f"最近一次见证：{int(size):,} 条，20[0-9年月]+日，达到法定人数。", text_of(site / page)
        ), page
    assert "下一季公示最晚 2024年7月15日贴出；过了这天还是这一张，就是过期了。" in quarter
    assert "guoke" in text_of(site / "records.html")
    assert "还没有见证过 · 没有约定，只列出来，不算数" in text_of(site / "records.html")


def test_the_policy_goes_out_for_other_programs(first: Village) -> None:
    log = first.fund / "site/log"
    said = (log / "policy").read_text("utf-8")

    assert f"log {(log / 'log.vkey').read_text().strip()}" in said
    assert said.splitlines()[-2:] == ["group enough 1 w1 together", "quorum enough"]
    assert [path.read_text("utf-8") for path in (log / "policies").iterdir()] == [said]


def test_with_all_keys_in_hand_the_rewritten_books_are_faultless_in_themselves(rewritten: Path) -> None:
    outcome = check_fund(rewritten)

    assert not outcome.errors
    assert not outcome.findings or {each.severity.value for each in outcome.findings} <= {"warning", "notice"}


def test_the_site_of_that_day_refuses_the_rewritten_books(first: Village, forged: Path, told: Told) -> None:
    shutil.copytree(first.fund / "site", forged / "site")
    before = (forged / "site/index.html").read_bytes()

    assert build_site(forged, None, Words.chinese()) == 1
    assert "第 000002 号记录和公布过的不一样" in told()
    assert (forged / "site/index.html").read_bytes() == before


def test_with_the_site_deleted_the_kept_lines_refuse_them(first: Village, forged: Path, told: Told) -> None:
    shutil.copy(first.fund / "log.witnesses", forged)

    assert build_site(forged, None, Words.chinese()) == 1
    assert "见证人 caizhengsuo 在" in told()
    assert not (forged / "site").exists()


def test_with_those_deleted_too_only_what_the_witness_kept_tells(first: Village, forged: Path) -> None:
    assert build_site(forged, None, Words.chinese()) == 0
    memory = (first.home / "memory").read_bytes()
    size, fingerprint = printed_slip(first.fund / "site")
    new_size, new_fingerprint = printed_slip(forged / "site")
    refused = first.looks_at(forged / "site")
    kept = [path.read_bytes() for path in first.home.glob("memory.*.note")]

    assert new_size == size, "the slip speaks of the same number of records,"
    assert new_fingerprint != fingerprint, "and of others"
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "公布过的记录改了" in refused.stderr
    assert (first.home / "memory").read_bytes() == memory
    assert (forged / "site/log/checkpoint").read_bytes() in kept
    assert memory.partition(b"\n")[2] in kept
    assert "约定了见证人，还没有一次签够法定人数。" in text_of(forged / "site/index.html")


def test_a_cut_tail_is_seen_by_the_same_slip(first: Village, tmp_path: Path) -> None:
    """Fewer records than the slip says: nobody needs a computer for that."""
    size, _ = printed_slip(first.fund / "site")
    short = tmp_path / "short"
    demo.make(short, seed=5, months=1, members=24)
    assert build_site(short, None, Words.chinese()) == 0
    refused = first.looks_at(short / "site")

    assert int(printed_slip(short / "site")[0]) < int(size)
    assert refused.returncode == 1
    assert "公布过的记录少了" in refused.stderr


def test_the_line_of_somebody_nobody_agreed_on_does_not_count(first: Village, tmp_path: Path) -> None:
    fund = Path(shutil.copytree(first.fund, tmp_path / "fund"))
    note = Note.parse((fund / "site/log/checkpoint").read_bytes())
    size = Checkpoint.parse(note.text).size
    own = tmp_path / NAMES[STRANGER]
    own.write_text(private_key_file(STRANGER, NAMES[STRANGER]))
    done = first.witness(fund / "site/log/checkpoint", "--key", own, "--state", tmp_path / "state")
    (fund / "log.witnesses").write_text(f"{vkey(STRANGER)}\n{done.stdout}")
    shutil.rmtree(fund / "site")

    assert build_site(fund, None, Words.chinese()) == 0
    records = text_of(fund / "site/records.html")
    assert "还没有一次签够法定人数" in records
    assert f"guoke · 见证到第 {size} 条" in records
