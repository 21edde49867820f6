"""What a stranger holds from elsewhere decides: a slip, a saved checkpoint, a witness's line, a second copy."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.merkle import Tree, leaf_hash
from hzpub.trust.notes import LOG, WITNESS, Note, VerifierKey, cosign, sign
from hzpub.trust.policies import Appointed, Policy
from hzpub.trust.tiles import bundles, hash_tiles
from hzpub.verify.holding import Held, Slip, held_of, saved_of, slip_of
from hzpub.verify.places import FolderPlace
from hzpub.verify.published import check_log
from hzpub.verify.verdicts import CannotVerify, Checks
from hzpub.verify.witnessed import check_cosignatures
from tests.rooms.verify.told import WORDS, Ask

SEED, TOWN = bytes(range(32)), bytes(range(1, 33))
TOWN_KEY = VerifierKey.of_seed("town", WITNESS, TOWN)
Git = Callable[..., str]
Pack = Callable[..., Path]


class Published:
    """The published log, and what its earlier sizes look like."""

    def __init__(self, site: Path) -> None:
        log = check_log(FolderPlace(site), Checks())
        assert log is not None
        assert log.tree is not None
        assert log.leaves is not None
        assert log.key is not None
        self.tree, self.leaves, self.origin, self.key = log.tree, log.leaves, log.checkpoint.origin, log.key
        self.size = len(log.tree)

    def at(self, size: int) -> Checkpoint:
        return Checkpoint(self.origin, size, self.tree.root(size))


@pytest.fixture(scope="module")
def published(whole: Path) -> Published:
    return Published(whole / "site")


def lay_log(site: Path, published: Published, leaves: list[bytes]) -> None:
    """Another log of the same name over other leaves."""
    tree = Tree(map(leaf_hash, leaves))
    text = Checkpoint(published.origin, len(tree), tree.root()).text
    files = {"checkpoint": bytes(Note(text, (sign(text, published.origin, SEED),)))}
    files["log.vkey"] = f"{VerifierKey.of_seed(published.origin, LOG, SEED)}\n".encode()
    for path, data in (files | dict(hash_tiles(tree)) | dict(bundles(leaves))).items():
        (site / "log" / path).parent.mkdir(parents=True, exist_ok=True)
        (site / "log" / path).write_bytes(data)


@pytest.mark.parametrize("where", ["clone", "site", "pack"])
def test_slips_of_today_and_of_earlier_days_hold_and_a_wrong_one_does_not(
    whole: Path, pack: Pack, ask: Ask, published: Published, where: str
) -> None:
    what = {"clone": whole, "site": whole / "site", "pack": pack()}[where]
    today, older = published.at(published.size), published.at(50)
    good = Held(slips=(Slip(today.size, today.fingerprint), Slip(50, older.fingerprint)))
    told = ask(what, good)
    wrong = ask(what, Held(slips=(Slip(50, today.fingerprint),)))

    assert (told.code, told.wrong) == (0, set())
    assert told.said("slip").count("一条没有改") == 2
    assert (wrong.code, wrong.wrong) == (1, {"slip"})
    assert older.fingerprint in wrong.said("slip")


def test_a_slip_of_more_records_than_there_are_tells_that_records_are_gone(
    whole: Path, ask: Ask, published: Published
) -> None:
    told = ask(whole, Held(slips=(Slip(published.size + 1, "0000-0000-0000-0000"),)))

    assert told.wrong == {"slip"}
    assert "公布过的记录少了" in told.said("slip")


@pytest.mark.parametrize("text", ["", "2029", "2029 1a2b", "0 1a2b-3c4d-5e6f-7a8b", "2029 1a2b-3c4d-5e6f-7a8z", "x" * 9999])
def test_a_slip_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(CannotVerify):
        slip_of(text)


def test_the_key_on_paper_must_be_the_published_one(whole: Path, ask: Ask, published: Published) -> None:
    other = VerifierKey.of_seed(published.origin, LOG, SEED)

    assert "key" in ask(whole / "site", Held(key=published.key)).ids("pass")
    assert ask(whole / "site", Held(key=other)).wrong == {"key"}


def test_an_older_checkpoint_that_somebody_saved_is_checked_for_consistency(
    whole: Path, tmp_path: Path, ask: Ask, published: Published
) -> None:
    older, forged = published.at(40), Checkpoint(published.origin, 40, bytes(32))
    later = Checkpoint(published.origin, published.size + 9, bytes(32))
    stranger = Checkpoint("hzpub/elsewhere", 40, older.root)
    for name, each in {"older": older, "forged": forged, "later": later, "stranger": stranger}.items():
        (tmp_path / name).write_bytes(bytes(Note(each.text, ())))
    (tmp_path / "memory").write_bytes(f"{published.key}\n".encode() + (whole / "site/log/checkpoint").read_bytes())

    def asked(name: str) -> tuple[set[str], str]:
        told = ask(whole, Held(saved=(saved_of(tmp_path / name),)))
        return told.wrong, told.said("witnessed")

    assert asked("older")[0] == set()
    assert "没有这本账的签名" in asked("older")[1]
    assert asked("memory") == (set(), f"存下的签条 memory 对得上：前 {published.size} 条一条没有改，签名也对")
    for name, said in {"forged": "改了", "later": "少了", "stranger": "elsewhere"}.items():
        assert asked(name)[0] == {"witnessed"}
        assert said in asked(name)[1]


def test_a_saved_checkpoint_with_a_false_signature_proves_nothing(
    whole: Path, tmp_path: Path, ask: Ask, published: Published
) -> None:
    data = (whole / "site/log/checkpoint").read_bytes()
    (tmp_path / "note").write_bytes(data.replace(f"\n{published.size}\n".encode(), b"\n9\n"))

    assert ask(whole / "site", Held(saved=(saved_of(tmp_path / "note"),))).wrong == {"witnessed"}


def test_what_was_brought_and_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "note").write_text("hello")
    for words in (("nonsense", (), (), ()), ("", ("x",), (), ()), ("", (), (tmp_path / "note",), ()), ("", (), (), ("y",))):
        with pytest.raises(CannotVerify):
            held_of(*words)


def test_witnesses_are_listed_by_name_and_judged_by_the_keys_in_hand(site: Path, ask: Ask, published: Published) -> None:
    path = site / "log/checkpoint"
    text = Note.parse(path.read_bytes()).text
    path.write_bytes(path.read_bytes() + f"{cosign(text, 'town', TOWN, 1700000000)}\n".encode())
    unknown, known = ask(site), ask(site, Held(witnesses=(TOWN_KEY,)))
    path.write_bytes(path.read_bytes().replace(text, published.at(9).text))
    false = ask(site, Held(witnesses=(TOWN_KEY,)))

    assert "没有他的核对钥匙" in unknown.said("cosignature")
    assert "cosignature" in unknown.ids("not_checked")
    assert "town" in known.said("cosignature")
    assert "2023-11-14 22:13 UTC" in known.said("cosignature")
    assert "cosignature" in known.ids("pass")
    assert "checkpoint" in false.wrong


def test_a_witnesss_line_over_another_past_or_over_more_records_is_told(
    fund: Path, ask: Ask, published: Published
) -> None:
    other = Checkpoint(published.origin, 9, bytes(32))
    longer = Checkpoint(published.origin, published.size + 1, bytes(32))
    signed = (f"{each.size} {cosign(each.text, 'town', TOWN, 1700000000)}" for each in (published.at(30), other, longer))
    lines = [str(TOWN_KEY), *signed]
    (fund / "log.witnesses").write_text("\n".join(lines) + "\n")
    told = ask(fund)
    (fund / "log.witnesses").write_text("hello\n")

    assert told.wrong == {"cosignature"}
    assert "在 30 条时的签名对" in told.said("cosignature")
    assert "在 9 条时签的，不是这本账" in told.said("cosignature")
    assert f"见证过 {longer.size} 条" in told.said("cosignature")
    assert ask(fund).wrong == {"cosignature"}


def test_two_sources_of_the_same_books_agree_and_a_shorter_one_is_a_beginning(
    whole: Path, site: Path, pack: Pack, ask: Ask, published: Published
) -> None:
    same = ask(whole, against=pack())
    lay_log(site, published, list(published.leaves[:60]))
    shorter, longer = ask(whole, against=site), ask(pack(), against=whole / "site")

    assert "一样，都是" in same.said("against")
    assert "只有 60 条" in shorter.said("against")
    assert (same.code, shorter.code, longer.code) == (0, 0, 0)


def test_a_fork_between_two_sources_names_its_first_record(
    whole: Path, site: Path, ask: Ask, published: Published
) -> None:
    leaves = list(published.leaves)
    leaves[41] += b"\n"
    lay_log(site, published, leaves)
    told = ask(whole, against=site)

    assert told.wrong == {"against"}
    assert "从第 000042 号记录起不一样" in told.said("against")


def test_a_whole_other_book_with_every_key_in_hand_is_convicted_by_one_slip(
    whole: Path, fund: Path, tmp_path: Path, git: Git, ask: Ask, published: Published
) -> None:
    """The forger cuts the tail, and publishes anew into an empty folder: all seals hold, only paper tells."""
    last = git(fund, "log", "-1", "--format=%H", "--", "records")
    git(fund, "reset", "-q", "--hard", f"{last}~1")
    slip = Held(slips=(slip_of(f"{published.size} {published.at(published.size).fingerprint}"),))
    (fund / "site").rename(tmp_path / "old")

    assert ask(fund).code == 0
    assert ask(fund, slip).wrong == {"slip"}
    assert ask(fund, against=whole).code == 0


@pytest.mark.parametrize(
    ("policy", "verdict", "said"),
    [
        (Policy("000005", (Appointed("财政所", str(TOWN_KEY), "", True),), 0), "pass", "见证到第 9 条，现在共 20 条"),
        (Policy("000010", (Appointed("财政所", str(TOWN_KEY), "", True),), 0), "not_checked", "还没有一次签够数"),
        (Policy("000005", (Appointed("财政所", str(TOWN_KEY), "", False),), 2), "not_checked", "还没有一次签够数"),
    ],
)
def test_the_funds_own_policy_says_whether_witnesses_were_enough(policy: Policy, verdict: str, said: str) -> None:
    tree, checks = Tree(leaf_hash(b"%d" % number) for number in range(20)), Checks()
    text = Checkpoint("hzpub/x", 9, tree.root(9)).text
    check_cosignatures([(9, cosign(text, "town", TOWN, 1700000000))], [TOWN_KEY], [policy], "hzpub/x", tree, checks)
    told = next(check for check in checks.done if check.id == "witnesses")

    assert told.verdict == verdict
    assert said in WORDS.fact(told.said)
    assert [WORDS.fact(each) for each in told.details] == ["约定的见证人：财政所"]


def test_without_any_witness_there_is_no_alarm() -> None:
    checks = Checks()
    check_cosignatures([], [], [], "hzpub/x", Tree([leaf_hash(b"1")]), checks)

    assert checks.code == 2
    assert [check.verdict for check in checks.done] == ["not_checked"]


def test_a_fund_without_a_key_has_an_unsigned_checkpoint_that_is_not_called_good(
    site: Path, ask: Ask, published: Published
) -> None:
    (site / "log/checkpoint").write_bytes(bytes(Note(published.at(published.size).text, ())))
    (site / "log/log.vkey").unlink()
    told = ask(site)
    lay_log(site, published, list(published.leaves))
    signed = ask(site)

    assert "checkpoint" in told.ids("not_checked")
    assert "checkpoint" in signed.ids("pass")
    assert "示范" not in signed.said("checkpoint")
