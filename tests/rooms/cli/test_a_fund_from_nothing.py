"""A fund from nothing, by script: init, keygen, new, seal, enter, check, build. No terminal anywhere."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HOLDERS = ("P0001", "P0002", "P0003", "P0004", "P0005", "P0006", "P0007", "P0008", "P0009", "P0010", "P0011", "council")
NAMES = ("陈守信", "林细妹", "黄有田", "吴大山", "刘春花", "周老根", "徐桂英", "郑满仓", "何小满", "罗青山", "唐所长")
OFFICES = (
    "chair:P0001",
    "accountant:P0002",
    "cashier:P0003",
    "council_member:P0004",
    "council_member:P0005",
    "council_custodian:P0004",
    "supervisors_head:P0006",
    "supervisors_deputy:P0007",
    "supervisor:P0008",
    "supervisor:P0009",
    "supervisor:P0010",
    "poor_representative:P0008",
    "township_head:P0011",
)
KEY_OF = {
    "council": "council",
    "chair": "P0001",
    "accountant": "P0002",
    "cashier": "P0003",
    "supervisors": "P0006",
    "township_finance": "P0011",
}


class Desk:
    """One village office: every step is a process of its own, as a script would run it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(self, *words: str, code: int = 0) -> str:
        environment = {**os.environ, "HZPUB_LANG": "zh"}
        done = subprocess.run(
            [sys.executable, "-m", "hzpub", *words],
            cwd=self.root,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, f"{words}\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr
        return done.stdout.strip()

    def draft(self, kind: str, **boxes: str | list[str]) -> str:
        pairs = [
            f"--set={name.rstrip('_')}={value}"
            for name, values in boxes.items()
            for value in (values if isinstance(values, list) else [values])
        ]
        return self.run("new", kind, *pairs)

    def record(self, kind: str, sealers: tuple[str, ...] = (), later: tuple[str, ...] = (), **boxes: str | list[str]) -> str:
        """Draft, seal and enter one record; answers its number."""
        draft = self.draft(kind, **boxes)
        for role in sealers:
            self.run("seal", draft, "--as", role, "--key", f"keys/{KEY_OF[role]}")
        said = self.run("enter", draft, "--key", "keys/P0003", *(f"--set={each}" for each in later))
        return said[:6]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    root = tmp_path_factory.mktemp("office") / "fund"
    Desk(root.parent).run("init", "fund", "--fund", "test.000001", "--name", "测试村互助资金")
    office = Desk(root)
    public = {holder: office.run("keygen", holder) for holder in HOLDERS}
    (root / "scan.pdf").write_bytes(b"a signed paper")
    charter = office.draft(
        "charter",
        fund="test.000001",
        date="2024-01-05",
        fund_name="测试村互助资金",
        village="测试村",
        township="青石镇",
        county="云溪县",
        fund_kind="key_village",
        fiction="yes",
        commit_signatures="required",
        bank="云溪农村合作银行",
        bank_kind="rural_cooperative",
        account_holder="township_finance",
        account="62290000",
        hotline="0793-1234567",
        articles="@scan.pdf",
        rules="@scan.pdf",
        people=[f"person:P{number:04};name:{name}" for number, name in enumerate(NAMES, 1)],
        offices=[f"office:{office.split(':')[0]};person:{office.split(':')[1]}" for office in OFFICES],
        keys=[f"holder:{holder};key:{key}" for holder, key in public.items()],
    )
    for role, key in KEY_OF.items():
        office.run("seal", charter, "--as", role, "--key", f"keys/{key}")
    assert office.run("enter", charter, "--key", "keys/P0003").startswith("000001 records/")
    return office


PAPER = "@scan.pdf"
YES = "P0001,P0004,P0005"
ON_PAPER = ("accountant", "supervisors")
FOUR = ("council", "chair", "accountant", "township_finance")


def test_a_household_joins_borrows_and_repays(desk: Desk) -> None:
    grant = {"giver": "县财政局", "amount": "20000", "document": "云财扶1号", "bank_slip": "0110-1"}
    desk.record("government_grant", ("accountant",), date="2024-01-10", **grant)
    for number, name in ((12, "张建国"), (13, "李秀英")):
        desk.record("person", date="2024-01-12", person=f"P{number:04}", name=name)
        member = f"M{number - 11:04}"
        desk.record(
            "member",
            ON_PAPER,
            date="2024-01-12",
            member=member,
            person=f"P{number:04}",
            village_group="1",
            household_class="poor",
            class_list="2023年名单",
            paper=PAPER,
        )
        desk.record("share_subscription", date="2024-01-12", member=member, shares="1", bank_slip=f"0112-{number}")
    account = desk.record("member_account", ON_PAPER, date="2024-01-12", member="M0001", bank="云溪农村合作银行", account="62290001", paper=PAPER)
    application = desk.record(
        "loan_application", ON_PAPER, date="2024-03-01", borrower="M0001", amount="2000", months="3", category="breeding", purpose="养鹅",
        scale="30 只", local_speciality="no", repayment_source="卖鹅", able="yes", assets_exceed_amount="yes", guarantee="personal", paper=PAPER,
    )
    desk.record("guarantee", ON_PAPER, date="2024-03-02", application=application, guarantors="M0002", paper=PAPER)
    approval = desk.record(
        "loan_approval", ("council", "chair"), date="2024-03-10", application=application, in_favour=YES, paper=PAPER
    )
    later = ("paid_on=2024-03-15", "bank_slip=0315-7")
    slip = {"approval": approval, "account": account, "voucher": "2024-001", "paper": PAPER}
    desk.record("loan_disbursement", FOUR, later, date="2024-03-14", **slip)
    desk.record("loan_repayment", date="2024-06-05", loan=application, payer="borrower", amount="2027", bank_slip="0605-2")

    said = desk.run("check")
    repayment = next((desk.root / "records").rglob("*-loan_repayment.yml")).read_text(encoding="utf-8")

    assert "全部核对无误" in said
    assert 'principal: "2000.00"\nusage_fee: "27.00"\npenalty: "0.00"\nexcess: "0.00"\n' in repayment


def test_a_loan_over_the_cap_is_refused_and_nothing_is_written(desk: Desk) -> None:
    before = sorted((desk.root / "records").rglob("*.yml"))
    application = desk.record(
        "loan_application", ON_PAPER, date="2024-07-01", borrower="M0001", amount="5000", months="3", category="breeding", purpose="养鹅",
        scale="30 只", local_speciality="no", repayment_source="卖鹅", able="yes", assets_exceed_amount="yes", guarantee="personal", paper=PAPER,
    )
    desk.record("guarantee", ON_PAPER, date="2024-07-02", application=application, guarantors="M0002", paper=PAPER)
    draft = desk.draft("loan_approval", date="2024-07-10", application=application, amount="2500.01", in_favour=YES, paper=PAPER)
    for role in ("council", "chair"):
        desk.run("seal", draft, "--as", role, "--key", f"keys/{KEY_OF[role]}")

    desk.run("enter", draft, "--key", "keys/P0003", code=1)

    assert len(sorted((desk.root / "records").rglob("*.yml"))) == len(before) + 2
    assert (desk.root / draft).exists()


def test_the_site_is_built_from_it(desk: Desk) -> None:
    desk.run("build")

    home = (desk.root / "site" / "index.html").read_text(encoding="utf-8")
    assert "测试村互助资金" in home
