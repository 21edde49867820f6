"""Each record has its place: sentence, text, seals, commit, proof; and the place never changes."""

import gzip
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from hzpub.base.words import Words
from hzpub.kinds.record import Record
from hzpub.pipeline import Outcome, check_fund
from hzpub.publish.held import LogRefused
from hzpub.publish.links import seal_site
from hzpub.publish.log import make_log
from hzpub.publish.pages import prepare, print_all
from hzpub.publish.recordfiles import RecordFiles
from hzpub.publish.recordpages import MOST, Months
from hzpub.publish.recordtexts import LONGEST, RecordTexts
from hzpub.publish.verdict import Checked
from hzpub.reading.envelope import read
from hzpub.reports.chronicle import Chronicle
from hzpub.reports.line import Line
from hzpub.trust.authority import Authority, Term
from hzpub.trust.notes import WITNESS, VerifierKey, cosign
from hzpub.trust.proofs import Proof

TOWN = bytes(range(1, 33))


@pytest.fixture(scope="module")
def outcome(village: Path) -> Outcome:
    return check_fund(village)


def published(root: Path, outcome: Checked, target: Path) -> Path:
    """The whole site with its log, as a build makes it."""
    target.mkdir()
    log = make_log(root, outcome, target / "nowhere")
    files = RecordFiles(root, outcome)
    print_all(prepare(outcome, target, Words.chinese(), None, log.mark, files=files, keys=log.keys))
    log.write(target)
    seal_site(target)
    return target


@pytest.fixture(scope="module")
def site(village: Path, outcome: Outcome, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(village, outcome, tmp_path_factory.mktemp("records") / "site")


def place_of(site: Path, number: str) -> str:
    """The part of a month's sheet that belongs to one record."""
    for path in (site / "records").glob("*-*.html"):
        if found := re.search(f'<li id="r{number}">.*?\n</li>', path.read_text(), re.DOTALL):
            return found[0]
    raise AssertionError(number)


def lines(outcome: Checked, kind: str) -> list[Line]:
    return [line for line in outcome.chronicle if line.kind == kind]


def test_every_record_shows_its_exact_text_and_leads_to_its_proof(
    site: Path, village: Path, outcome: Outcome
) -> None:
    for line in outcome.chronicle:
        place = place_of(site, line.number)
        body = read((village / line.path).read_bytes(), line.path).body.decode()
        alone = site / "records" / f"{line.number}.html"
        shown = re.search("<pre>(.*?)</pre>", alone.read_text() if len(body.encode()) > LONGEST else place, re.DOTALL)

        assert shown is not None
        lines = body.splitlines(keepends=True)
        assert unescape(shown[1]) == "".join(line for line in lines if not line.startswith(("household_class:", "class_list:")))
        assert f"SHA-256：{line.digest}" in place
        assert f'href="../log/proof/{line.number}.tlog-proof"' in place
        assert 'href="../verifier.html"' in place
        assert alone.exists() == (len(body.encode()) > LONGEST)


def test_all_of_it_stands_behind_one_click(site: Path, outcome: Outcome) -> None:
    place = place_of(site, lines(outcome, "member")[0].number)
    plain = re.sub(r"<details[^>]*>.*?</details>", "", place, flags=re.DOTALL)

    assert place.count("<details") == 1
    assert "sha256:" not in plain
    assert "hzpub: 1" not in plain


def test_boxes_are_told_by_their_labels_and_a_withheld_value_is_not_told(site: Path, outcome: Outcome) -> None:
    place = place_of(site, lines(outcome, "member_account")[0].number)
    told = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", place)

    assert ("账号", "（不公开，凭条核对）") in told
    assert ("签字纸质件", "有，摘要在下面的原文里") in told
    assert [label for label, _ in told] == ["会员证号", "开户银行", "账号", "签字纸质件"]
    assert "account_hold" not in re.sub("<pre>.*?</pre>", "", place, flags=re.DOTALL)


def test_a_reference_leads_to_its_record_and_a_table_is_told_row_by_row(site: Path, outcome: Outcome) -> None:
    paid = lines(outcome, "loan_disbursement")[0]
    place = place_of(site, paid.number)
    charter = (site / "records/000001.html").read_text()

    assert re.search(r'<dt>审批记录</dt><dd><a class="n" href="../records/[-0-9]+.html#r[0-9]{6}">', place)
    assert re.search(r"<dt>金额</dt><dd>[0-9,]+\.[0-9]{2} 元</dd>", place)
    assert re.search(r'<tr><th scope="row">理事长</th><td data-l="人员编号"><span>P0001 \S+</span></td></tr>', charter)
    assert '<td data-l="公钥"><span>在下面的原文里</span></td>' in charter


def test_a_seal_names_its_person_and_the_office_that_carried_it(site: Path, outcome: Outcome) -> None:
    place = place_of(site, lines(outcome, "loan_disbursement")[0].number)
    told = re.search("<p>谁盖的章：(.*?)</p>", place)

    assert told is not None
    parts = told[1].split("；")
    assert [part.split(" ")[0] for part in parts] == ["互助理事会", "理事长", "会计", "乡镇财政所"]
    assert parts[0].endswith("（理事会公章保管人）")
    assert parts[3].endswith(("（乡镇财政所所长）", "（乡镇财政所总会计）"))
    assert "（" not in parts[1]


@pytest.mark.parametrize(
    ("number", "office"),
    [
        ("000001", "（乡镇财政所总会计）"),
        ("000050", "（乡镇财政所总会计）"),
        ("000051", ""),
        ("000100", "（乡镇财政所所长）"),
    ],
)
def test_the_office_is_the_one_held_when_the_record_was_entered(
    village: Path, outcome: Outcome, number: str, office: str
) -> None:
    terms = (
        Term("township_accountant", "P0009", "000001", "000050"),
        Term("accountant", "P0009", "000001"),
        Term("township_head", "P0009", "000100"),
    )
    line = replace(lines(outcome, "loan_disbursement")[0], number=number, seals=(("township_finance", "P0009"),))
    text = RecordTexts(RecordFiles(village, outcome), Authority(terms)).of(line)

    assert [Words.chinese()("（{office}）", office=each.office) if each.office else "" for each in text.seals] == [office]


def test_the_commit_is_named_when_git_was_asked_and_not_otherwise(
    site: Path, outcome: Outcome, village: Path, tmp_path: Path
) -> None:
    line = next(iter(outcome.chronicle))
    assert outcome.history is not None
    commit = outcome.history.additions[line.path].commit
    unasked = published(village, replace(outcome, history=None), tmp_path / "unasked")

    assert f"，{commit[:7]}</p>" in place_of(site, line.number)
    assert "存入仓库" not in place_of(unasked, line.number)


def test_every_record_of_the_log_has_a_proof_that_brings_the_record_along(
    site: Path, village: Path, outcome: Outcome
) -> None:
    key = VerifierKey.parse((site / "log/log.vkey").read_text().strip())
    found = sorted((site / "log/proof").iterdir())
    expected = sorted(outcome.chronicle, key=lambda line: line.number)

    assert [path.name for path in found] == [f"{line.number}.tlog-proof" for line in expected]
    for path, line in zip(found, expected, strict=True):
        proof = Proof.parse(path.read_bytes())
        assert proof.record == (village / line.path).read_bytes()
        assert bytes(proof.note) == (site / "log/checkpoint").read_bytes()
        proof.holds(key)


def test_a_witnesss_line_goes_out_in_every_proof_and_his_key_in_the_verifier(
    fund: Path, outcome: Outcome, tmp_path: Path
) -> None:
    log = make_log(fund, outcome, tmp_path / "nowhere")
    key = VerifierKey.of_seed("town", WITNESS, TOWN)
    size = len(log.tree)
    (fund / "log.witnesses").write_text(f"{key}\n{size} {cosign(log.notes[size].text, 'town', TOWN, 6)}\n")
    site = published(fund, outcome, tmp_path / "site")
    proof = Proof.parse((site / "log/proof/000007.tlog-proof").read_bytes())

    assert proof.note.signed_by([key]) == {key: 6}
    assert str(key).replace("+", "&#43;") in (site / "verifier.html").read_text().replace("+", "&#43;")


def test_no_place_ever_moves_when_more_is_entered(outcome: Outcome) -> None:
    everything = list(outcome.chronicle)
    whole = Months.of(outcome.chronicle).urls
    for count in (1, MOST, MOST + 1, len(everything) // 2):
        early = Chronicle()
        early._lines = {line.number: line for line in islice(everything, count)}
        for line in early._lines.values():
            early._months.setdefault(f"{line.entered:%Y-%m}", []).append(line.number)
        assert Months.of(early).urls == {line.number: whole[line.number] for line in everything[:count]}


def test_a_new_record_changes_nothing_on_older_months_but_the_foot(
    village: Path, outcome: Outcome, tmp_path: Path, records: list[Record]
) -> None:
    chronicle = list(outcome.chronicle)
    last = chronicle[-1]
    shorter = tmp_path / "shorter"
    shutil.copytree(village / "records", shorter / "records")
    shutil.copy(village / "register.yml", shorter)
    (shorter / last.path).unlink()
    before = published(
        shorter, check_fund(shorter, with_history=False, as_of=outcome.as_of), tmp_path / "before"
    )
    after = published(
        village, check_fund(village, with_history=False, as_of=outcome.as_of), tmp_path / "after"
    )

    def body(path: Path) -> str:
        return path.read_text().split("<footer>")[0]

    older = [path.name for path in (after / "records").iterdir() if not path.name.startswith(f"{last.entered:%Y-%m}")]
    assert len(older) > 5
    assert len(chronicle) == len(records)
    assert [name for name in older if body(before / "records" / name) != body(after / "records" / name)] == []


def test_sheets_stay_small(site: Path) -> None:
    for path in (site / "records").iterdir():
        assert path.read_text().count('<li id="r') <= MOST
        assert len(gzip.compress(path.read_bytes())) <= 25 * 1024, path
    assert len((site / "verifier.html").read_bytes()) <= 40_000


def test_text_in_a_record_stays_text(village: Path, outcome: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    nasty = "<b>{{ 7*7 }}</pre> & 'x'"
    line = lines(outcome, "meeting")[0]
    data = re.sub(rb'resolution: "[^"]*"', b'resolution: "' + nasty.encode() + b'"', (village / line.path).read_bytes())
    monkeypatch.setattr(RecordFiles, "of", lambda *_: data)
    text = RecordTexts(RecordFiles(village, outcome), outcome.book.authority).of(line)
    site = prepare(outcome, village.parent / "unwritten", Words.chinese(), files=RecordFiles(village, outcome))
    page = site.press._envs[1].get_template("pages/record.html")
    shown = page.render(url="records/x.html", section="", title="x", line=line, text=text)

    assert nasty not in shown
    assert "&lt;b&gt;{{ 7*7 }}&lt;/pre&gt; &amp; &#39;x&#39;" in shown


def test_a_record_that_changed_since_the_check_is_not_printed(fund: Path, outcome: Outcome) -> None:
    line = next(iter(outcome.chronicle))
    (fund / line.path).write_bytes(b"changed")
    texts = RecordTexts(RecordFiles(fund, replace(outcome, history=None)), outcome.book.authority)

    with pytest.raises(LogRefused):
        texts.of(line)


def test_without_files_a_month_still_tells_its_records(
    records: list[Record], outcome_of: Callable[..., Any], printed: Callable[..., Path]
) -> None:
    site = printed(outcome_of(records))

    assert "<details>" not in "".join(path.read_text() for path in (site / "records").iterdir())
    assert "核对一条记录" in (site / "public.html").read_text()
