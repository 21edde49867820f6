"""What the audit of a git history sees, on real repositories made for each test.

Every tampering is undone at the end of its test, and the audit must be content again.
"""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from hzpub.trust import history, sshsig
from hzpub.trust.append_only import Walk
from hzpub.trust.git_audit import Change, Edge, Entry, Stamp
from hzpub.trust.git_repository import Repository
from hzpub.trust.history import HistoryMissing, Offence, audit, commit_signatures

CHARTER = "records/2024/01/000001-charter.yml"
SECOND = "records/2024/01/000002-person.yml"
THIRD = "records/2024/02/000003-member.yml"
FOURTH = "records/2024/02/000004-member.yml"
START = 1_700_000_000
HOUR = 3600


class Village:
    """A small repository with a fund in it; each commit is an hour after the one before."""

    def __init__(self, root: Path, below: str = "", kind: str = "sha1") -> None:
        self.root, self.fund, self.clock = root, root / below, START
        self.fund.mkdir(parents=True)
        self.git("init", "-q", "-b", "main", f"--object-format={kind}")

    def git(self, *words: str, given: str = "", **more: str) -> str:
        here = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        when = f"{self.clock} +0800"
        own = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "GIT_ADVICE": "0"}
        for role in ("AUTHOR", "COMMITTER"):
            own |= {
                f"GIT_{role}_NAME": "出纳",
                f"GIT_{role}_EMAIL": "cashier@dawu.361122",
                f"GIT_{role}_DATE": when,
            }
        done = subprocess.run(
            ["git", *words],
            cwd=self.root,
            env=here | own | more,
            input=given,
            text=True,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def write(self, path: str, text: str) -> Path:
        file = self.fund / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
        return file

    def commit(self, message: str = "入账", after: int = HOUR, *words: str) -> str:
        self.clock += after
        self.git("commit", "-q", "--allow-empty", "-m", message, *words)
        return self.git("rev-parse", "HEAD")

    def enter(self, path: str, text: str = "", after: int = HOUR) -> str:
        self.write(path, text or f'hzpub: 1\nfund: "dawu.361122"\npath: "{path}"\n')
        self.git("add", "-A", ".")
        return self.commit(after=after)

    def offences(self) -> list[tuple[str, str]]:
        return [(offence.what, offence.path) for offence in audit(self.fund).offences]

    def only(self) -> Offence:
        (offence,) = audit(self.fund).offences
        return offence


@pytest.fixture
def village(tmp_path: Path) -> Village:
    made = Village(tmp_path / "village")
    for path in (CHARTER, SECOND, THIRD):
        made.enter(path)
    return made


def test_a_history_of_additions_is_told_whole_and_without_offence(village: Village) -> None:
    commits = village.git("rev-list", "--reverse", "HEAD").split()

    told = audit(village.fund)

    assert told.offences == ()
    assert told.untracked == ()
    assert (told.head, told.start, told.commits) == (commits[-1], commits[0], 3)
    assert list(told.additions) == [CHARTER, SECOND, THIRD]
    second = told.additions[SECOND]
    assert second.commit == commits[1]
    assert second.blob == village.git("rev-parse", f"HEAD:{SECOND}")
    assert (second.committed, second.offset_minutes) == (START + 2 * HOUR, 480)
    assert (second.author, second.signed) == ("cashier@dawu.361122", False)


def test_an_offence_names_commit_author_and_date(village: Village) -> None:
    old = village.git("rev-parse", f"HEAD:{SECOND}")
    commit = village.enter(SECOND, "changed\n")

    offence = village.only()

    assert (offence.what, offence.path, offence.commit) == ("modified", SECOND, commit)
    assert (offence.author, offence.date) == ("cashier@dawu.361122", "2023-11-15T10:13:20+08:00")
    assert (offence.detail["old"], offence.detail["new"]) == (old, village.git("rev-parse", f"HEAD:{SECOND}"))


def edited(village: Village) -> None:
    village.enter(SECOND, "changed\n")


def edited_and_edited_back(village: Village) -> None:
    text = (village.fund / SECOND).read_text()
    village.enter(SECOND, "changed\n")
    village.enter(SECOND, text)


def deleted(village: Village) -> None:
    village.git("rm", "-q", SECOND)
    village.commit()


def genesis_deleted(village: Village) -> None:
    village.git("rm", "-q", CHARTER)
    village.commit()


def renamed(village: Village) -> None:
    village.git("mv", SECOND, FOURTH)
    village.commit()


def made_executable(village: Village) -> None:
    village.git("update-index", "--chmod=+x", SECOND)
    village.commit()
    village.git("reset", "-q", "--hard")


def entered_executable(village: Village) -> None:
    village.write(FOURTH, "new\n")
    village.git("add", "--chmod=+x", FOURTH)
    village.commit()
    village.git("reset", "-q", "--hard")


def turned_into_a_link(village: Village) -> None:
    (village.fund / SECOND).unlink()
    (village.fund / SECOND).symlink_to("000001-charter.yml")
    village.git("add", "-A")
    village.commit()


def link_entered(village: Village) -> None:
    (village.fund / FOURTH).symlink_to("000003-member.yml")
    village.git("add", "-A")
    village.commit()


def folder_turned_into_a_link(village: Village) -> None:
    shutil.move(village.fund / "records", village.fund / "elsewhere")
    (village.fund / "records").symlink_to("elsewhere")
    village.git("add", "-A")
    village.commit()


def submodule_entered(village: Village) -> None:
    village.write(".gitmodules", f'[submodule "x"]\n\tpath = {FOURTH}\n\turl = x\n\tignore = all\n')
    village.git("add", ".gitmodules")
    village.git("config", "diff.ignoreSubmodules", "all")
    village.git("update-index", "--add", "--cacheinfo", f"160000,{village.git('rev-parse', 'HEAD')},{FOURTH}")
    village.commit()
    (village.fund / FOURTH).mkdir()


def branched(village: Village) -> None:
    """A branch with a record of its own is half merged into main, which has one of its own too."""
    village.git("checkout", "-q", "-b", "side", "HEAD~1")
    village.enter(FOURTH)
    village.git("checkout", "-q", "main")
    village.git("merge", "-q", "--no-commit", "--no-ff", "side")


def merge_that_edits(village: Village) -> None:
    branched(village)
    village.enter(SECOND, "changed\n")


def merge_that_drops(village: Village) -> None:
    branched(village)
    village.git("rm", "-q", "--cached", THIRD)
    village.git("commit", "-q", "-m", "merge")
    village.git("reset", "-q", "--hard")
    (village.fund / THIRD).unlink(missing_ok=True)


def merge_that_keeps_ours(village: Village) -> None:
    village.git("checkout", "-q", "-b", "side", "HEAD~1")
    village.enter(FOURTH)
    village.git("checkout", "-q", "main")
    village.git("merge", "-q", "-s", "ours", "-m", "merge", "side")


def merge_of_two_with_one_name(village: Village) -> None:
    village.git("checkout", "-q", "-b", "side", "HEAD~1")
    village.enter(THIRD, "another third\n")
    village.git("checkout", "-q", "main")
    village.git("merge", "-q", "-s", "ours", "-m", "merge", "side")


def everything_taken_out_and_put_back(village: Village) -> None:
    kept = {path: (village.fund / path).read_text() for path in (CHARTER, SECOND)}
    village.git("rm", "-q", "-r", "records")
    village.commit()
    for path, text in kept.items():
        village.enter(path, text)


def badly_named(village: Village) -> None:
    village.enter("records/2024/02/000004-成员.yml")


def not_a_record(village: Village) -> None:
    village.enter("records/README.md")


def cousin_in_capitals(village: Village) -> None:
    village.enter("Records/2024/02/000004-member.yml")


def dated_before(village: Village) -> None:
    village.enter(FOURTH, after=-601)


TAMPERINGS: list[tuple[Callable[[Village], None], list[tuple[str, str]]]] = [
    (edited, [("modified", SECOND)]),
    (edited_and_edited_back, [("modified", SECOND), ("modified", SECOND)]),
    (deleted, [("deleted", SECOND)]),
    (genesis_deleted, [("deleted", CHARTER)]),
    (renamed, [("renamed", SECOND)]),
    (made_executable, [("mode", SECOND)]),
    (entered_executable, [("mode", FOURTH)]),
    (turned_into_a_link, [("symlink", SECOND), ("worktree_differs", SECOND)]),
    (link_entered, [("symlink", FOURTH), ("worktree_differs", FOURTH)]),
    (
        folder_turned_into_a_link,
        [
            ("symlink", "records"),
            *(("deleted", path) for path in (CHARTER, SECOND, THIRD)),
            ("worktree_differs", "records"),
        ],
    ),
    (submodule_entered, [("mode", FOURTH), ("worktree_differs", FOURTH)]),
    (merge_that_edits, [("modified", SECOND)]),
    (merge_that_drops, [("deleted", THIRD)]),
    (merge_that_keeps_ours, [("deleted", FOURTH)]),
    (merge_of_two_with_one_name, [("modified", THIRD)]),
    (everything_taken_out_and_put_back, [("deleted", CHARTER), ("deleted", SECOND), ("deleted", THIRD)]),
    (badly_named, [("path", "records/2024/02/000004-成员.yml")]),
    (not_a_record, [("path", "records/README.md")]),
    (cousin_in_capitals, [("path", "Records/2024/02/000004-member.yml")]),
    (dated_before, [("commit_time", FOURTH)]),
]


@pytest.mark.parametrize(("tamper", "expected"), TAMPERINGS, ids=[case[0].__name__ for case in TAMPERINGS])
def test_a_tampered_history_is_named_and_undone_is_content(
    village: Village, tamper: Callable[[Village], None], expected: list[tuple[str, str]]
) -> None:
    honest = village.git("rev-parse", "HEAD")
    tamper(village)

    assert village.offences() == expected

    village.git("reset", "-q", "--hard", honest)
    village.git("clean", "-qffdx")
    assert village.offences() == []


def test_a_renamed_record_says_where_it_went(village: Village) -> None:
    renamed(village)

    assert village.only().detail["to"] == FOURTH


def test_branches_that_only_add_may_be_merged(village: Village) -> None:
    branched(village)
    village.commit()

    told = audit(village.fund)

    assert told.offences == ()
    assert set(told.additions) == {CHARTER, SECOND, THIRD, FOURTH}
    assert told.additions[FOURTH].commit == village.git("rev-parse", "side")


def test_an_offence_on_a_branch_is_not_told_again_for_its_merge(village: Village) -> None:
    village.git("checkout", "-q", "-b", "side")
    commit = village.enter(SECOND, "changed\n")
    village.git("checkout", "-q", "main")
    village.git("merge", "-q", "--no-ff", "-m", "merge", "side")

    assert village.only().commit == commit


def test_a_replaced_commit_hides_nothing_and_is_named_itself(village: Village) -> None:
    honest = village.git("rev-parse", "HEAD")
    bad = village.enter(SECOND, "changed\n")
    village.git("replace", bad, honest)

    assert village.offences() == [("modified", SECOND), ("replace_refs", f"refs/replace/{bad}")]

    village.git("replace", "-d", bad)
    village.git("reset", "-q", "--hard", honest)
    assert village.offences() == []


def test_a_graft_hides_nothing_and_is_named_itself(village: Village) -> None:
    first, honest = village.git("rev-parse", "HEAD~2"), village.git("rev-parse", "HEAD")
    village.enter(SECOND, "changed\n")
    bad = village.enter(FOURTH)
    grafts = village.root / ".git" / "info" / "grafts"
    grafts.write_text(f"{bad} {first}\n")

    assert village.offences() == [("modified", SECOND), ("grafts", "info/grafts")]

    grafts.unlink()
    village.git("reset", "-q", "--hard", honest)
    assert village.offences() == []


def test_settings_of_the_repository_and_the_environment_change_nothing(
    village: Village, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    renamed(village)
    settings = {
        "diff.renames": "copies", "diff.noprefix": "true", "diff.relative": "true", "log.showRoot": "false",
        "format.pretty": "oneline", "color.ui": "always", "core.abbrev": "5", "log.abbrevCommit": "true",
        "i18n.logOutputEncoding": "UTF-16", "diff.ignoreSubmodules": "all", "log.diffMerges": "off",
    }  # fmt: skip
    for name, value in settings.items():
        village.git("config", name, value)
    elsewhere = Village(tmp_path / "elsewhere")
    monkeypatch.setenv("GIT_DIR", str(elsewhere.root / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(elsewhere.root))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "no-index"))
    monkeypatch.setenv("GIT_SHALLOW_FILE", str(tmp_path / "shallow"))
    (tmp_path / "shallow").write_text(village.git("rev-parse", "HEAD") + "\n")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "git").mkdir()
    (tmp_path / "git" / "attributes").write_text("* text=auto\n")

    told = audit(village.fund)

    assert [offence.what for offence in told.offences] == ["renamed"]
    assert told.commits == 4


def test_a_commit_message_cannot_pretend_to_be_a_change(village: Village) -> None:
    zero = "0" * 40
    message = (
        f"x\n\n:100644 000000 {zero} {zero} D\n\n\r\ncommit {zero}\n:000000 100644 {zero} {zero} A\n\f:y"
    )
    village.write(FOURTH, "new\n")
    village.git("add", "-A")
    village.git("commit", "-q", "--cleanup=verbatim", "-F", "-", given=message)

    told = audit(village.fund)

    assert told.offences == ()
    assert told.additions[FOURTH].commit == told.head


def test_a_made_up_commit_header_cannot_pretend_to_be_a_change(village: Village) -> None:
    zero = "0" * 40
    village.enter(FOURTH)
    text = village.git("cat-file", "commit", "HEAD") + "\n"
    made_up = text.replace("\n\n", f"\n:100644 000000 {zero} {zero} D\n\n", 1)
    commit = village.git("hash-object", "-t", "commit", "-w", "--literally", "--stdin", given=made_up)
    village.git("update-ref", "refs/heads/main", commit)

    told = audit(village.fund)

    assert told.offences == ()
    assert told.additions[FOURTH].commit == commit


def test_a_shallow_clone_is_refused_and_made_whole_is_content(village: Village, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    village.git("clone", "-q", "--depth", "1", f"file://{village.root}", str(clone))

    with pytest.raises(HistoryMissing) as refused:
        audit(clone)

    assert "浅克隆" in refused.value.reason
    assert "fetch --unshallow" in refused.value.fix.format_map(refused.value.facts)
    village.git("-C", str(clone), "fetch", "-q", "--unshallow")
    assert audit(clone).offences == ()


def test_a_partial_clone_is_refused(village: Village, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    village.git("config", "uploadpack.allowFilter", "true")
    village.git("clone", "-q", "--filter=blob:none", f"file://{village.root}", str(clone))

    with pytest.raises(HistoryMissing, match="不完整的克隆"):
        audit(clone)


def test_a_folder_that_is_no_repository_is_refused(village: Village) -> None:
    shutil.rmtree(village.root / ".git")

    with pytest.raises(HistoryMissing, match="不在 git 仓库里"):
        audit(village.fund)


def test_a_repository_without_a_commit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(HistoryMissing, match="还没有一次提交"):
        audit(Village(tmp_path / "new").fund)


def test_a_bare_repository_is_refused(village: Village, tmp_path: Path) -> None:
    village.git("clone", "-q", "--bare", str(village.root), str(tmp_path / "bare"))

    with pytest.raises(HistoryMissing, match="没有工作文件夹"):
        audit(tmp_path / "bare")


def test_a_machine_without_git_is_told_what_to_install(
    village: Village, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(HistoryMissing) as refused:
        audit(village.fund)

    assert "apt-get install git" in refused.value.fix


@pytest.mark.parametrize("name", ["HEAD~1", "HEAD~1^{tree}", "HEAD~1:records/2024/01"])
def test_a_repository_that_lost_an_object_is_refused(village: Village, name: str) -> None:
    lost = village.git("rev-parse", name)
    (village.root / ".git" / "objects" / lost[:2] / lost[2:]).unlink()

    with pytest.raises(HistoryMissing) as refused:
        audit(village.fund)

    assert "fsck" in refused.value.fix


def test_files_on_disk_are_compared_byte_for_byte(village: Village) -> None:
    second, third, charter = (village.fund / path for path in (SECOND, THIRD, CHARTER))
    second.write_bytes(second.read_bytes().replace(b"361122", b"361123"))
    third.write_bytes(third.read_bytes().replace(b"\n", b"\r\n"))
    charter.unlink()

    told = audit(village.fund)

    assert {(offence.path, offence.detail["why"]) for offence in told.offences} == {
        (SECOND, "changed"),
        (THIRD, "line_endings"),
        (CHARTER, "missing"),
    }
    assert {offence.what for offence in told.offences} == {"worktree_differs"}
    village.git("checkout", "-q", ".")
    assert village.offences() == []


def test_a_link_to_the_same_bytes_is_not_the_file(village: Village, tmp_path: Path) -> None:
    shutil.move(village.fund / "records/2024/02", tmp_path / "away")
    (village.fund / "records/2024/02").symlink_to(tmp_path / "away")

    told = audit(village.fund)

    assert [(offence.what, offence.path) for offence in told.offences] == [("worktree_differs", THIRD)]
    assert told.untracked == ("records/2024/02",)


def test_a_link_in_place_of_a_file_is_not_the_file(village: Village, tmp_path: Path) -> None:
    shutil.move(village.fund / THIRD, tmp_path / "away")
    (village.fund / THIRD).symlink_to(tmp_path / "away")

    assert village.only().detail == {"why": "not_a_file"}


def test_git_index_tricks_do_not_hide_a_changed_file(village: Village) -> None:
    village.git("update-index", "--assume-unchanged", SECOND)
    village.git("update-index", "--skip-worktree", THIRD)
    village.write(SECOND, "changed\n")
    village.write(THIRD, "changed\n")

    assert village.offences() == [("worktree_differs", SECOND), ("worktree_differs", THIRD)]


def test_files_git_does_not_know_are_listed_without_offence(village: Village) -> None:
    village.write(FOURTH, "staged only\n")
    village.git("add", FOURTH)
    village.write("records/草稿.yml", "draft\n")
    village.write(".gitignore", "*.tmp\n")
    village.write("records/2024/02/left.tmp", "ignored by git\n")

    told = audit(village.fund)

    assert told.offences == ()
    assert told.untracked == (FOURTH, "records/2024/02/left.tmp", "records/草稿.yml")


def test_a_fund_may_live_in_a_folder_of_a_larger_repository(tmp_path: Path) -> None:
    village = Village(tmp_path / "county", below=":!镇/大吴 [1]")
    (village.root / "records").mkdir()
    (village.root / "records" / "notes.txt").write_text("not this fund\n")
    village.enter("docs/readme.md")
    start = village.enter(CHARTER)
    village.enter(SECOND)
    (village.root / "records" / "notes.txt").write_text("still not this fund\n")
    village.enter("mkdocs.yml")

    told = audit(village.fund)

    assert told.offences == ()
    assert list(told.additions) == [CHARTER, SECOND]
    assert (told.start, told.commits) == (start, 3)
    village.enter(SECOND, "changed\n")
    assert village.offences() == [("modified", SECOND)]


def test_records_without_any_genesis_are_audited_from_the_first_one(tmp_path: Path) -> None:
    village = Village(tmp_path / "village")
    village.enter("docs/readme.md")
    start = village.enter(SECOND)
    village.enter(SECOND, "changed\n")

    assert audit(village.fund).start == start
    assert village.offences() == [("modified", SECOND)]


def test_a_fund_folder_without_records_has_an_empty_history(tmp_path: Path) -> None:
    village = Village(tmp_path / "county")
    village.enter("docs/readme.md")
    village.write(CHARTER, "not yet committed\n")

    told = audit(village.fund)

    assert (dict(told.additions), told.offences, told.start) == ({}, (), "")
    assert told.untracked == (CHARTER,)


def software(tmp_path: Path) -> Village:
    """A software repository whose demonstration fund was replaced once, edits of the old one included."""
    village = Village(tmp_path / "software")
    village.enter("hzpub/cli.py")
    village.enter(CHARTER, 'fund: "demo.one"\n')
    village.enter(SECOND, "old\n")
    village.enter(SECOND, "old, edited\n")
    village.git("rm", "-q", "-r", "records")
    village.write(CHARTER, 'fund: "demo.two"\n')
    village.enter(THIRD, "new\n")
    return village


def test_a_former_fund_before_the_genesis_does_not_count(tmp_path: Path) -> None:
    village = software(tmp_path)
    start = village.git("rev-parse", "HEAD")
    village.enter("hzpub/cli.py", "more\n")

    told = audit(village.fund)

    assert told.offences == ()
    assert (told.start, told.commits, set(told.additions)) == (start, 2, {CHARTER, THIRD})


def test_a_branch_from_before_the_genesis_may_be_merged(tmp_path: Path) -> None:
    village = software(tmp_path)
    village.git("checkout", "-q", "-b", "feature", "HEAD~2")
    village.enter("hzpub/desk.py")
    village.git("checkout", "-q", "main")
    village.git("merge", "-q", "--no-ff", "-m", "merge", "feature")

    assert village.offences() == []

    village.enter(THIRD, "edited\n")
    assert village.offences() == [("modified", THIRD)]


def test_amending_the_genesis_commit_begins_a_history_that_later_edits_cannot_leave(tmp_path: Path) -> None:
    village = software(tmp_path)
    before = audit(village.fund)
    village.write(THIRD, "amended\n")
    village.git("add", "-A")
    village.commit("入账", HOUR, "--amend")

    after = audit(village.fund)

    assert (
        after.offences == ()
    )  # git alone cannot see this: the head is another one, and the checkpoint tells
    assert after.head != before.head
    assert after.additions[THIRD].blob != before.additions[THIRD].blob
    village.enter(THIRD, "new\n")
    assert village.offences() == [("modified", THIRD)]


def test_a_lost_genesis_does_not_bring_back_the_former_fund(tmp_path: Path) -> None:
    village = software(tmp_path)
    genesis_deleted(village)

    assert village.offences() == [("deleted", CHARTER)]


def test_the_main_line_runs_through_the_fund_even_if_it_was_merged_into_an_older_branch(
    tmp_path: Path,
) -> None:
    village = software(tmp_path)
    bad = village.enter(FOURTH, after=-2 * HOUR)
    village.git("checkout", "-q", "-b", "feature", "HEAD~3")
    village.git("merge", "-q", "--no-ff", "-m", "merge", "main")

    offence = village.only()

    assert (offence.what, offence.commit) == ("commit_time", bad)


def test_beginning_the_same_fund_anew_is_an_offence(village: Village) -> None:
    first = village.git("rev-parse", "HEAD~2")
    village.write(SECOND, "changed\n")
    village.enter(CHARTER, 'hzpub: 1\nfund: "dawu.361122"\npurpose: "anew"\n')

    offences = audit(village.fund).offences

    assert [(o.what, o.path, o.commit) for o in offences] == [
        ("genesis_replaced", CHARTER, first),
        ("leftover", THIRD, ""),
    ]
    assert offences[0].detail["fund"] == "dawu.361122"
    village.git("reset", "-q", "--hard", "HEAD~1")
    assert village.offences() == []


def test_files_left_over_from_a_former_fund_are_named_and_may_go(village: Village) -> None:
    village.git("rm", "-q", SECOND)
    village.enter(CHARTER, 'fund: "another.fund"\n')
    assert village.offences() == [("leftover", THIRD)]

    village.enter(THIRD, "edited\n")
    assert village.offences() == [("modified", THIRD)]

    village.git("reset", "-q", "--hard", "HEAD~1")
    village.git("rm", "-q", THIRD)
    village.commit()

    assert village.offences() == []


def test_ten_minutes_of_skew_are_allowed_but_do_not_add_up(village: Village) -> None:
    village.enter(FOURTH, after=-600)
    assert village.offences() == []

    bad = village.enter("records/2024/03/000005-member.yml", after=-1)

    offence = village.only()
    assert (offence.what, offence.commit, offence.detail["seconds"]) == ("commit_time", bad, "601")
    assert offence.detail["before"] == "2023-11-15T09:13:20+08:00"
    village.enter("records/2024/03/000006-member.yml", after=0)
    assert len(audit(village.fund).offences) == 1


def test_dates_of_commits_that_touch_no_record_do_not_matter(village: Village) -> None:
    village.git("checkout", "-q", "-b", "feature", "HEAD~1")
    village.enter("hzpub/cli.py", after=1000 * HOUR)
    village.git("checkout", "-q", "main")
    village.git("merge", "-q", "--no-ff", "-m", "merge", "feature")
    village.enter(FOURTH, after=-999 * HOUR)

    assert village.offences() == []


def test_a_commit_without_a_readable_date_is_named(village: Village) -> None:
    village.enter(FOURTH)
    text = village.git("cat-file", "commit", "HEAD") + "\n"
    broken = text.replace(f"{village.clock} +0800", "tomorrow")
    commit = village.git("hash-object", "-t", "commit", "-w", "--literally", "--stdin", given=broken)
    village.git("update-ref", "refs/heads/main", commit)

    told = audit(village.fund)

    assert [(o.what, o.detail["why"]) for o in told.offences] == [("commit_time", "unreadable")]
    assert told.additions[FOURTH].committed == -1


@pytest.mark.parametrize(
    ("rule", "attribute"),
    [("* text=auto", "text"), ("*.yml filter=x", "filter"), ("records/** export-ignore", "export-ignore")],
)
@pytest.mark.parametrize("where", [".gitattributes", ".git/info/attributes"])
def test_attributes_that_change_records_on_their_way_are_named(
    village: Village, rule: str, attribute: str, where: str
) -> None:
    village.write(where, f"{rule}\n")
    offence = village.only()
    assert (offence.what, offence.path, offence.detail["attribute"]) == ("attributes", CHARTER, attribute)

    village.write(where, "* text=auto\nrecords/** -text\n")

    assert village.offences() == []


def test_commit_signatures_come_with_the_bytes_they_cover(village: Village, tmp_path: Path) -> None:
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key], check=True)
    village.write(FOURTH, "signed\n")
    village.git("add", "-A")
    signing = ("-c", "gpg.format=ssh", "-c", f"user.signingkey={key}")
    village.git(*signing, "commit", "-q", "-S", "-m", "入账\n\nstill the message")
    told = audit(village.fund)
    assert [added.signed for added in told.additions.values()] == [False, False, False, True]

    found = list(commit_signatures(village.fund, [added.commit for added in told.additions.values()]))

    assert [commit for commit, _, _ in found] == [added.commit for added in told.additions.values()]
    assert [armored for _, _, armored in found[:3]] == [None, None, None]
    _, payload, armored = found[3]
    assert armored is not None
    public = (tmp_path / "key.pub").read_text().strip()
    assert sshsig.verify(payload, armored, "git").key == public
    with pytest.raises(sshsig.BadSeal):
        sshsig.verify(payload + b" ", armored, "git")


def test_an_unknown_commit_has_no_signature_to_show(village: Village) -> None:
    with pytest.raises(HistoryMissing):
        list(commit_signatures(village.fund, ["0" * 40]))


def test_a_repository_of_sha256_is_audited_alike(tmp_path: Path) -> None:
    village = Village(tmp_path / "modern", kind="sha256")
    for path in (CHARTER, SECOND):
        village.enter(path)
    assert village.offences() == []

    village.write(SECOND, "changed\n")

    assert village.offences() == [("worktree_differs", SECOND)]


def test_git_is_run_as_often_for_three_hundred_records_as_for_three(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[tuple[str, ...]] = []
    real = Repository.git

    def counted(self: Repository, *words: str, given: bytes = b"", cwd: Path | None = None) -> object:
        runs.append(words)
        return real(self, *words, given=given, cwd=cwd)

    monkeypatch.setattr(Repository, "git", counted)
    audit(village.fund)
    few = len(runs)
    runs.clear()
    script = ""
    for number in range(4, 304):
        script += (
            f"commit refs/heads/main\ncommitter x <c@f> {village.clock + number * 60} +0800\ndata 1\nx\n"
        )
        script += "from refs/heads/main^0\n" if number == 4 else ""
        script += f"M 100644 inline records/2024/03/{number:06d}-member.yml\ndata 4\n{number:04d}\n"
    village.git("fast-import", "--quiet", given=script)
    village.git("reset", "-q", "--hard")

    told = audit(village.fund)

    assert (told.offences, len(told.additions), told.commits) == ((), 303, 303)
    assert len(runs) == few


def test_head_must_hold_every_record_ever_added() -> None:
    stamp = Stamp("c1", "cashier@dawu.361122", START, 480, signed=False)
    edge = Edge(stamp, "", [Change("A", path, "000000", "100644", "0", "b") for path in (CHARTER, SECOND)])
    walk = Walk(frozenset("b"), "records", "000001-charter.yml").follow([edge])
    kept = {CHARTER: Entry("100644", "b"), SECOND: Entry("100644", "other")}

    found = [(offence.what, offence.path, offence.commit) for offence in history._tree(walk, kept)]

    assert found == [("not_in_tree", SECOND, "c1")]
