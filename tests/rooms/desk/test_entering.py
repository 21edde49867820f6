"""Drafts enter the books together or not at all, after the full check, in one commit."""

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hzpub.base.words import Words
from hzpub.desk.errors import DeskError
from hzpub.desk.locking import locked
from hzpub.reading.envelope import read
from hzpub.trust.history import audit, commit_signatures
from hzpub.trust.sshsig import verify

PAPER = "sha256:" + "8f" * 32


def statement(village: Any, balance: str = "0") -> Path:
    path: Path = village.seal(village.draft("bank_statement", balance=balance, paper=PAPER))
    return path


def person(village: Any, number: str = "7") -> Path:
    path: Path = village.draft("person", person=number, name=f"张{number}")
    return path


def application(village: Any, amount: str) -> Path:
    path: Path = village.seal(
        village.draft(
            "loan_application", borrower="1", amount=amount, months="3", category="breeding", purpose="养鹅",
            scale="30 只", local_speciality="no", repayment_source="卖鹅", able="yes", assets_exceed_amount="yes",
            guarantee="personal", paper=PAPER,
        )
    )  # fmt: skip
    return path


def untouched(village: Any, paths: list[Path], head: str) -> None:
    assert village.records() == ["records/2024/01/000001-charter.yml"]
    assert village.git("rev-parse", "HEAD") == head
    assert all(path.exists() for path in paths)
    assert not (village.root / ".hzpub" / "entering.json").exists()


def test_an_entry_is_numbered_chained_signed_and_committed(village: Any) -> None:
    before = (village.root / village.records()[0]).read_bytes()
    path = person(village)
    draft = path.read_bytes()
    [done] = village.enter(path, day="2024-02-03")
    data = (village.root / done.path).read_bytes()
    file = read(data, done.path)

    assert done.path == "records/2024/02/000002-person.yml"
    assert data.startswith(draft + b"---\n")
    assert file.entry is not None
    assert file.entry.values["previous"] == f"sha256:{hashlib.sha256(before).hexdigest()}"
    assert file.entry.values["entered"] == "2024-02-03"
    assert village.book().number == "000002"
    assert village.git("log", "-1", "--format=%an <%ae> %cn <%ce> %cI %s") == (
        "cashier <cashier@dawu.361122> cashier <cashier@dawu.361122> 2024-02-03T09:00:00+08:00 "
        "000002 人员登记：登记人员 P0007"
    )
    assert village.git("show", "--name-status", "--format=", "HEAD") == f"A\t{done.path}"
    assert village.git("status", "--porcelain") == ""
    assert done.commit == village.git("rev-parse", "HEAD")


def test_the_draft_is_put_away_beside_the_books(village: Any) -> None:
    path = person(village)
    draft = path.read_bytes()
    village.enter(path)

    assert village.drafts() == []
    assert (village.root / ".hzpub/entered" / f"000002-{path.name}").read_bytes() == draft


def test_the_commit_carries_the_cashiers_signature_where_the_charter_asks_for_it(village: Any, helpers: Any) -> None:
    [done] = village.enter(person(village))
    [(_, signed, armor)] = commit_signatures(village.root, [done.commit])

    assert verify(signed, armor + ("" if armor.endswith("\n") else "\n"), "git").key == helpers.public_from_seed(
        helpers.seed("P0003")
    )
    assert audit(village.root).offences == ()


def test_a_fund_that_asks_for_none_gets_unsigned_commits(empty_village: Any, helpers: Any) -> None:
    empty_village.add("charter", **helpers.charter_settings(commit_signatures="not_required"))
    [(_, _, armor)] = commit_signatures(empty_village.root, ["HEAD"])

    assert armor is None


def test_several_drafts_go_in_together_in_the_order_given(village: Any) -> None:
    paths = [person(village, "8"), statement(village), person(village, "7")]
    done = village.enter(*paths)

    assert [Path(one.path).name for one in done] == [
        "000002-person.yml", "000003-bank_statement.yml", "000004-person.yml",
    ]  # fmt: skip
    assert len({one.commit for one in done}) == 1
    assert village.git("rev-list", "--count", "HEAD") == "3"
    assert village.book().persons["P0008"] == "000002"


def test_one_bad_draft_keeps_all_of_them_out(village: Any) -> None:
    head = village.git("rev-parse", "HEAD")
    paths = [person(village), application(village, "5000.01"), statement(village)]
    with pytest.raises(DeskError) as caught:
        village.enter(*paths)

    untouched(village, paths, head)
    assert [finding.rule for finding in caught.value.findings] == ["LOAN-CAP-MAX"]
    assert "--happened" in "\n".join(caught.value.lines(Words.chinese()))


def test_an_act_at_the_limit_goes_in(village: Any) -> None:
    assert village.enter(application(village, "5000"))[0].against == ()


def test_what_has_happened_goes_in_against_a_rule_and_says_which(village: Any) -> None:
    [done] = village.enter(application(village, "6000"), happened=True)

    assert [finding.rule for finding in done.against] == ["LOAN-CAP-MAX"]
    assert done.number == "000002"


def test_a_kind_that_reports_the_bank_needs_no_such_word(village: Any, helpers: Any) -> None:
    village.enter(application(village, "2000"))
    path = village.draft(
        "loan_repayment", loan="2", payer="borrower", amount="6000", principal="6000", usage_fee="0", penalty="0",
        excess="0", bank_slip="1",
    )  # fmt: skip
    [done] = village.enter(path)

    assert [finding.rule for finding in done.against] == ["LOAN-CAP-MAX"]
    assert helpers.all_kinds()["loan_repayment"].happened


@pytest.mark.parametrize("rule", ["SYS-REF", "SEAL-FOUR", "CAPITAL-IDENTITY"])
def test_seals_identity_and_system_rules_are_never_set_aside(rule: str, village: Any, helpers: Any) -> None:
    head = village.git("rev-parse", "HEAD")
    path = statement(village)

    def check(_root: Path, *, with_history: bool, extra: Any) -> Any:
        assert with_history
        return helpers.Outcome([helpers.finding(rule, "不行", path=extra[0][0])], helpers.EMPTY)

    with pytest.raises(DeskError):
        village.enter(path, check=check, happened=True)
    untouched(village, [path], head)


def test_an_error_folded_under_another_records_cause_still_counts(village: Any, helpers: Any) -> None:
    inner = helpers.finding("LOAN-CAP-MAX", "内", record="000002")
    outer = replace(helpers.finding("FEE-ONCE", "外", record="000001"), related=(inner,))
    with pytest.raises(DeskError) as caught:
        village.enter(person(village), check=lambda *_, **__: helpers.Outcome([outer], helpers.EMPTY))

    assert caught.value.findings == (inner,)


def test_old_rule_errors_stop_nobody_but_damaged_books_let_only_repairs_in(village: Any, helpers: Any) -> None:
    def checked(rule: str) -> Any:
        return lambda *_, **__: helpers.Outcome([helpers.finding(rule, "旧", record="000001")], helpers.EMPTY)

    village.enter(person(village), check=checked("FEE-ONCE"))
    with pytest.raises(DeskError):
        village.enter(person(village, "8"), check=checked("SYS-APPEND"))
    reversal = village.seal(village.draft("reversal", target="2", reason="重复"))

    assert village.enter(reversal, check=checked("SYS-APPEND"))[0].number == "000003"


def test_what_only_the_bank_slip_tells_is_filled_at_entry(village: Any) -> None:
    settings = {"approval": "1", "borrower": "1", "amount": "1", "months": "3", "method": "transfer", "account": "1",
                "voucher": "1", "paper": PAPER}  # fmt: skip
    first = village.seal(village.draft("loan_disbursement", **settings))
    second = village.seal(village.draft("loan_disbursement", **settings | {"voucher": "2"}))
    with pytest.raises(DeskError) as caught:
        village.enter(first, second, settings={"paid_on": "2024-13-01", "slip": "1"})
    done = village.enter(first, second, settings={"paid_on": "2024/1/9", "bank_slip": ["a", "b"]})
    entries = [read((village.root / one.path).read_bytes(), "x").entry.values for one in done]

    told = "\n".join(caught.value.lines(Words.chinese()))
    assert "付款日（paid_on）" in told
    assert "银行回单号（bank_slip）" in told
    assert "没有“slip”这一栏" in told
    assert [(entry["paid_on"], entry["bank_slip"]) for entry in entries] == [("2024-01-09", "a"), ("2024-01-09", "b")]


def test_missing_seals_and_wrong_clerks_are_named_before_a_key_is_asked_for(village: Any) -> None:
    def no_key(_message: bytes, _namespace: str) -> str:
        raise AssertionError("asked for a key")

    head = village.git("rev-parse", "HEAD")
    path = village.draft("bank_statement", balance="1", paper=PAPER)
    with pytest.raises(DeskError, match="缺会计的章"):
        village.enter(path, sign=no_key)
    village.seal(path)
    with pytest.raises(DeskError, match="监事会不能把银行对账入账"):
        village.enter(path, role="supervisors", sign=no_key)
    with pytest.raises(DeskError, match="写了两遍"):
        village.enter(path, path, sign=no_key)
    untouched(village, [path], head)


def test_a_deputy_enters_what_the_cashier_must_not_be_able_to_block(village: Any) -> None:
    path = village.seal(village.draft("office_end", office="cashier", person="3", reason="外出"), ["chair", "supervisors"])
    [done] = village.enter(path, role="supervisors")

    assert village.git("log", "-1", "--format=%ae") == "supervisors@dawu.361122"
    assert village.book().authority.holders("cashier") == ()
    assert done.number == "000002"


def test_a_draft_of_another_fund_or_a_second_charter_is_refused(village: Any, helpers: Any) -> None:
    path = person(village)
    path.write_bytes(path.read_bytes().replace(b"dawu.361122", b"dawu.361123"))
    with pytest.raises(DeskError, match=r"dawu\.361123"):
        village.enter(path)
    again = village.seal(village.draft("charter", **helpers.charter_settings()))
    with pytest.raises(DeskError, match="已经有章程"):
        village.enter(again)


def test_the_first_record_is_the_charter(empty_village: Any, village: Any) -> None:
    path = Path(shutil.copy(person(village), empty_village.root / "drafts"))
    with pytest.raises(DeskError, match="第一条记录必须是章程"):
        empty_village.enter(path)


@pytest.mark.parametrize("change", ["edited", "stray", "deleted", "staged"])
def test_foreign_changes_in_the_records_stop_everything(change: str, village: Any) -> None:
    path = person(village)
    genesis = village.root / village.records()[0]
    if change == "edited":
        genesis.write_bytes(genesis.read_bytes() + b"\n")
    elif change == "deleted":
        genesis.unlink()
    else:
        (genesis.parent / "note.txt").write_text("?")
    if change == "staged":
        village.git("add", "records")
    with pytest.raises(DeskError, match="不一样"):
        village.enter(path)

    assert village.git("rev-list", "--count", "HEAD") == "2"


def test_what_somebody_staged_elsewhere_stays_staged_and_out_of_the_commit(village: Any) -> None:
    (village.root / "notes.txt").write_text("mine")
    village.git("add", "notes.txt")
    village.enter(person(village))

    assert village.git("status", "--porcelain") == "A  notes.txt"
    assert village.git("show", "--name-only", "--format=", "HEAD") == "records/2024/01/000002-person.yml"


def test_git_settings_and_hooks_cannot_change_a_byte(village: Any) -> None:
    village.git("config", "core.autocrlf", "true")
    (village.root / ".git/hooks/pre-commit").write_text("#!/bin/sh\nexit 1\n")
    (village.root / ".git/hooks/pre-commit").chmod(0o755)
    (village.root / ".gitattributes").unlink()
    [done] = village.enter(person(village))

    assert village.git("cat-file", "blob", f"HEAD:{done.path}").encode() + b"\n" == (village.root / done.path).read_bytes()


def test_two_cashiers_do_not_enter_at_once(village: Any) -> None:
    path = person(village)
    with locked(village.root, "entering"), pytest.raises(DeskError, match="另一个窗口"):
        village.enter(path)

    assert village.enter(path)[0].number == "000002"


def test_a_lock_left_by_a_dead_process_stops_nobody(village: Any) -> None:
    (village.root / ".hzpub" / "entering.lock").write_text("999999")

    assert village.enter(person(village))[0].number == "000002"


@pytest.mark.parametrize("when", ["checked", "prepared", "journal", "files"])
def test_a_head_that_moved_meanwhile_takes_everything_back(when: str, village: Any) -> None:
    path = person(village)

    def moves(point: str) -> None:
        if point == when:
            village.git("-c", "user.name=x", "-c", "user.email=x@y", "commit", "--allow-empty", "-qm", "moved")

    with pytest.raises(DeskError, match="git 没有做成"):
        village.enter(path, fault=moves)

    assert village.git("log", "-1", "--format=%s") == "moved"
    assert village.records() == ["records/2024/01/000001-charter.yml"]
    assert village.git("status", "--porcelain") == ""
    assert path.exists()
    assert village.enter(path)[0].number == "000002"


def test_a_fund_below_the_top_of_its_repository_works_too(founded: Path, tmp_path: Path, helpers: Any) -> None:
    village = helpers.Village(tmp_path / "county" / "dawu")
    shutil.copytree(founded, village.root, ignore=shutil.ignore_patterns(".git"))
    for words in (("init", "-q", ".."), ("add", "."), ("-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qm", "x")):
        village.git(*words)
    [done] = village.enter(person(village))

    assert village.git("show", "--name-only", "--format=", "HEAD") == f"dawu/{done.path}"
    assert village.git("status", "--porcelain") == ""


def test_outside_of_git_it_says_what_to_run(village: Any) -> None:
    path = person(village)
    shutil.rmtree(village.root / ".git")
    with pytest.raises(DeskError, match="hzpub init"):
        village.enter(path)


def test_a_stray_with_a_taken_number_is_passed_over_once_it_is_voided(village: Any) -> None:
    stray = village.root / "records/2024/01/000001-note.yml"
    stray.write_text("damaged")
    digest = f"sha256:{hashlib.sha256(b'damaged').hexdigest()}"
    village.git("add", "records")
    village.git("-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qm", "stray")
    with pytest.raises(DeskError, match="都叫 000001 号记录"):
        village.enter(person(village))
    void = village.seal(village.draft("void", path="records/2024/01/000001-note.yml", digest=digest, reason="误放"))

    assert village.enter(void)[0].number == "000002"
    assert village.enter(person(village, "8"))[0].number == "000003"
