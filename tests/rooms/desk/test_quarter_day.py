"""A cashier's quarter-end day and year's end as a script without a terminal, in an invented fund, by `hzpub` itself."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hzpub import demo
from hzpub.base.months import Quarter
from hzpub.base.words import Words
from hzpub.cli.commands import make_cli
from hzpub.cli.shell import run
from hzpub.kinds import all_kinds
from hzpub.ledger.book import Book
from hzpub.pipeline import check_fund
from hzpub.reading.envelope import read
from hzpub.trust.history import audit

CHINA = dt.timezone(dt.timedelta(hours=8))
WORDS = Words.chinese()
PAPER = "paper=@scan.pdf"


class Office:
    """An invented fund's office at its desk: every step is a command, on a day that the test sets."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self._capsys, self._monkeypatch = root, capsys, monkeypatch
        monkeypatch.chdir(root)
        (root / "scan.pdf").write_bytes(b"a signed paper")
        publics = {path.read_text().rsplit(" ", 1)[0]: path.stem for path in (root / "keys").glob("*.pub")}
        authority = self.book().authority
        live = {grant.holder: publics[grant.key] for grant in authority.keys if not grant.until}
        self.key_of = {role: live[holder] for role, holder in self._holders(authority).items()}
        self.said = ""

    @staticmethod
    def _holders(authority: Any) -> dict[str, str]:
        roles = ("chair", "accountant", "cashier", "supervisors", "township_finance")
        return {"council": "council"} | {role: authority.holders(*authority.offices_sealing(role))[0] for role in roles}

    def book(self) -> Book:
        return check_fund(self.root, with_history=False).book

    def on(self, day: str) -> None:
        at = dt.datetime.combine(dt.date.fromisoformat(day), dt.time(9), CHINA)
        self._monkeypatch.setattr("hzpub.cli.desk.now", lambda: at)

    def hzpub(self, *words: str, code: int = 0) -> str:
        self._capsys.readouterr()
        done = run(make_cli(WORDS), list(words), WORDS)
        out, self.said = self._capsys.readouterr()
        assert done == code, f"{words}\n{out}\n{self.said}"
        return out.strip()

    def seal(self, draft: str, *roles: str) -> None:
        for role in roles:
            self.hzpub("seal", draft, "--as", role, "--key", f"keys/{self.key_of[role]}")

    def record(self, kind: str, *boxes: str, later: tuple[str, ...] = (), by: str = "cashier", roles: tuple[str, ...] = ()) -> str:
        """Draft with what was typed, seal as the kind wants it, enter; answers the number."""
        draft = self.hzpub("new", kind, *(word for box in boxes for word in ("--set", box)))
        seals = all_kinds()[kind].seals
        self.seal(draft, *(roles or seals.all_of + seals.any_of[: seals.at_least]))
        sets = [word for box in later for word in ("--set", box)]
        return self.hzpub("enter", draft, "--as", by, "--key", f"keys/{self.key_of[by]}", *sets)[:6]

    def values(self, number: str) -> dict[str, Any]:
        [path] = (self.root / "records").rglob(f"{number}-*.yml")
        return dict(read(path.read_bytes(), path.name).values)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """Small invented funds by their months, each made once."""
    known: dict[int, Path] = {}

    def make(months: int) -> Path:
        if months not in known:
            known[months] = tmp_path_factory.mktemp("invented") / "fund"
            demo.make(known[months], seed=4, months=months, members=24, per_month=20)
        return known[months]

    return make


@pytest.fixture
def office(
    made: Callable[[int], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[int], Office]:
    def opened(months: int) -> Office:
        shutil.copytree(made(months), tmp_path / "fund")
        return Office(tmp_path / "fund", capsys, monkeypatch)

    return opened


def test_the_day_after_a_quarter_statement_notice_allowance_forms_and_review(office: Callable[[int], Office]) -> None:
    here = office(5)
    book, second = here.book(), Quarter(2024, 2)
    assert second.previous() in book.affairs.notices
    assert second not in book.affairs.notices
    here.on("2024-07-10")

    balance = book.bank_on(second.last)
    here.record("bank_statement", "date=2024-06-30", f"balance={balance // 100}.{balance % 100:02}", PAPER)
    notice = here.record("notice", "place=村委会门口公示栏", PAPER)
    draw = here.record(
        "operating_allowance", "payee=互助理事会工作经费户", "voucher=2024-Q2", PAPER, later=("paid_on=2024-07-10", "bank_slip=0710-1")
    )
    for form in ("member_list", "quarter", "receipts", "overdue", "quality"):
        here.record("report_submission", f"form={form}", "recipient=both", PAPER)
    here.record("board_review", "findings=核对了对账单，抽查五笔借款，手续齐全", PAPER, by="supervisors")

    outcome = check_fund(here.root)
    after = outcome.book
    assert outcome.errors == ()
    assert audit(here.root).offences == ()
    assert (after.affairs.notices[second], after.pool.draws[second].number) == (notice, draw)
    assert second in after.affairs.reviews
    assert {form for form, quarter in after.affairs.submissions if quarter == second} == {
        "member_list", "quarter", "receipts", "overdue", "quality",
    }  # fmt: skip
    assert here.values(notice)["quarter"] == "2024Q2"
    assert not list((here.root / "drafts").glob("*.yml"))


def test_the_end_of_a_year_report_dividend_lists_and_the_rest(office: Callable[[int], Office]) -> None:
    here = office(12)
    here.on("2025-01-24")
    meeting = here.record(
        "meeting", "assembly=representatives", "entitled=20", "present=18", "resolution=听取2024年度报告，决定红利", PAPER
    )
    asked = "questions=question:红利为什么没有发足;answer:占用费不够，按比例发"
    report = here.record("annual_report", "summary=全年账目每季公示", asked, PAPER)
    declared = here.record("dividend_declaration", PAPER)
    paid = here.record("dividend_payment", "voucher=2025-001", PAPER, later=("paid_on=2025-01-24", "bank_slip=0124-1"))

    outcome = check_fund(here.root)
    assert outcome.errors == ()
    assert (here.values(report)["year"], here.values(report)["meeting"]) == (2024, meeting)
    assert here.values(declared)["meeting"] == meeting
    assert len(here.values(paid)["households"]) == len(outcome.book.pool.dividends) > 5
    assert outcome.book.balances["dividends_payable"] == 0
    here.hzpub("new", "dividend_payment", "--set", "voucher=2025-002", "--set", PAPER, code=2)
    assert "发放名单（households）" in here.said


def test_what_was_paid_too_much_goes_back_to_the_household(office: Callable[[int], Office]) -> None:
    here = office(5)
    here.on("2024-06-05")
    book = here.book()
    loan = next(loan for loan in book.loans.values() if loan.is_open and not book.payables_of.get(loan.borrower))
    here.record("loan_repayment", f"loan={loan.number}", "payer=borrower", "amount=9000", "notice=2024-H900", "bank_slip=0605-9")

    refund = here.record(
        "payable_refund", f"member={loan.borrower}", "voucher=2024-R01", PAPER, later=("paid_on=2024-06-05", "bank_slip=0605-10")
    )

    outcome = check_fund(here.root)
    assert outcome.errors == ()
    assert outcome.book.payables_of[loan.borrower] == 0
    assert here.values(refund)["account"] == book.members[loan.borrower].accounts[-1]


def test_an_objection_is_sealed_by_one_of_two_and_answered(office: Callable[[int], Office]) -> None:
    here = office(5)
    here.on("2024-06-05")
    draft = here.hzpub("new", "objection", "--set", "subject=少公示了一笔还款", "--set", PAPER)
    assert "印章：□监事会或乡镇财政所" in here.said
    here.hzpub("enter", draft, "--as", "supervisors", "--key", f"keys/{here.key_of['supervisors']}", code=2)
    assert "缺监事会或乡镇财政所的章" in here.said
    here.hzpub("seal", draft, "--as", "cashier", "--key", f"keys/{here.key_of['cashier']}", code=2)
    assert "异议不需要出纳的章" in here.said
    assert "这种记录要这些章：监事会或乡镇财政所" in here.said

    here.seal(draft, "township_finance")
    assert f"章齐了，由出纳、监事会或乡镇财政所入账：hzpub enter {draft}" in here.said
    key = f"keys/{here.key_of['township_finance']}"
    raised = here.hzpub("enter", draft, "--as", "township_finance", "--key", key)[:6]
    reply = here.record("objection_reply", "result=不属实", "answer=查了，都公示了", PAPER, by="supervisors")

    assert here.values(reply)["objection"] == raised
    assert check_fund(here.root).errors == ()


def test_a_change_of_numbers_and_a_winding_up_take_five_seals(office: Callable[[int], Office]) -> None:
    here = office(5)
    here.on("2024-06-05")
    five = ("township_finance", "supervisors", "accountant", "chair", "council")
    meeting = here.record("meeting", "assembly=会员大会", "entitled=24", "present=20", "resolution=占用费降一点；决定退出", PAPER)
    draft = here.hzpub(
        "new", "rulebook_change", "--set", "reason=会员要求降占用费", "--set", PAPER,
        "--set", "parameters=name:usage_fee;value:4.0;authority:会员大会决议",
        "--set", "parameters=name:penalty;value:4.0;authority:会员大会决议",
    )  # fmt: skip
    assert "账上有的：会员大会决议（meeting）" + meeting in here.said
    here.seal(draft, *five[:3])
    assert "还缺的章：互助理事会；理事长。" in here.said
    here.hzpub("enter", draft, "--key", f"keys/{here.key_of['cashier']}", code=2)
    assert "缺互助理事会的章" in here.said
    here.seal(draft, *five[3:])
    here.hzpub("enter", draft, "--key", f"keys/{here.key_of['cashier']}")
    here.record("winding_up", "document=云扶办〔2024〕9号", "reason=多数会员不再借款", PAPER, roles=five)

    outcome = check_fund(here.root)
    assert outcome.errors == ()
    assert outcome.params.at(outcome.book.number).usage_fee == 40
    assert outcome.book.affairs.winding_up is not None


def test_a_number_of_the_wrong_kind_is_named_before_anything_is_written(office: Callable[[int], Office]) -> None:
    here = office(5)
    here.on("2024-06-05")
    person = next(number for number, kind in here.book().kind_of.items() if kind == "person")
    wrong = {
        "bank_return": ("target", "放款、退股、退还应付款、工作经费、收贷费用、清退资金、发放红利或重新转账"),
        "transfer_retry": ("returned", "银行退汇"),
        "objection_reply": ("objection", "异议"),
        "rectification": ("inspection", "检查"),
        "risk_reserve_compensation": ("write_off", "呆账核销"),
        "group_change": ("group", "联保小组或联保小组变动"),
    }
    for kind, (box, wanted) in wrong.items():
        here.hzpub("new", kind, "--set", f"{box}={person.lstrip('0')}", code=2)
        assert f"{person} 号是人员登记，这里要写{wanted}的编号" in here.said
    here.hzpub("new", "group_change", "--set", "members=M0001,M0002,M9999", code=2)
    assert "“会员证号”写的 M9999 账上没有" in here.said
    assert not list((here.root / "drafts").glob("*.yml"))
