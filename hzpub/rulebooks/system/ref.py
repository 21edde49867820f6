"""SYS-REF: whatever a record points at stands in the books before it, is of the right kind, and is in force."""

from collections.abc import Iterator, Mapping

from hzpub.base.words import N_, Label
from hzpub.kinds.boxes import Reference
from hzpub.kinds.kind import Kind
from hzpub.kinds.vocabulary import Member
from hzpub.ledger.book import Book
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule
from hzpub.rulebooks.system.dependents import resting_on
from hzpub.rulebooks.system.references import Pointer, all_lead, pointers


@rule(
    "SYS-REF",
    title=N_("记录里提到的，账上都要查得到"),
    clause=N_("推定"),
    admissible=False,
    message=N_("“{box}”写的 {target} 账上没有"),
    fix=N_("核对编号；被引用的记录要先入账"),
)
def reference_resolves(step: Step, _: Parameters) -> Iterator[Breach]:
    """Every record, household and person that a record names is known, fits, and is in force."""
    record = step.record
    book = step.after if record.kind.name == "charter" else step.before
    if not all_lead(record.kind, record.values, book):
        for pointer in pointers(record.kind, record.values):
            yield from _lost(book, pointer, step.fund_type.kinds)
    elif (fits := _FITS.get(record.kind.name)) is not None:
        yield from fits(step)


def _lost(book: Book, pointer: Pointer, kinds: Mapping[str, Kind]) -> Iterator[Breach]:
    at, box, value = pointer
    label = Label(box.label)
    if not isinstance(box, Reference):
        members = isinstance(box, Member)
        if value not in (book.members if members else book.persons):
            kind = "member" if members else "person"
            fix = N_("核对会员证号；新会员先做入会记录") if members else N_("核对人员编号；新人先做人员登记")
            yield breach(at, "", fix, box=label, target=value, kind=kind)
        return
    is_a = book.kind_of.get(value)
    if is_a is None:
        yield breach(at, box=label, target=value, kind=box.kinds[0] if box.kinds else "")
    elif box.kinds and is_a not in box.kinds:
        message, kind = N_("“{box}”写的 {target} 号是{is_a}，这里要写{wanted}的编号"), box.kinds[0]
        it, wanted = Label(kinds[is_a].title), Label(kinds[kind].title)
        yield breach(at, message, box=label, target=value, kind=kind, is_a=it, wanted=wanted)
    elif value in book.reversed:
        message, fix = N_("{target} 号记录已由 {by} 号冲正，不能再用"), N_("换成重新入账的那一条的编号")
        yield breach(at, message, fix, target=value, by=book.reversed[value])


def _reversal(step: Step) -> Iterator[Breach]:
    book, target = step.before, step.record["target"]
    kind = book.kind_of[target]
    if kind not in step.fund_type.undo:
        message, fix = N_("{target} 号是{kind_title}，不能冲正"), N_("人员、任职、印章各用自己的记录改正")
        yield breach("target", message, fix, target=target, kind_title=Label(step.fund_type.kinds[kind].title))
    elif by := resting_on(book, target):
        message, fix = N_("{by} 号记录还靠着 {target} 号"), N_("先冲正 {by} 号，再冲正 {target} 号")
        yield breach("target", message, fix, target=target, by=by)


def _redemption(step: Step) -> Iterator[Breach]:
    account, payee = step.record["account"], step.record["member"]
    owner = step.before.member_of.get(account, "")
    if owner != payee:
        message, fix = N_("{target} 号账户是 {owner} 的，不是 {payee} 的"), N_("写 {payee} 自己的账户记录编号")
        yield breach("account", message, fix, target=account, owner=owner, payee=payee)


def _office_end(step: Step) -> Iterator[Breach]:
    record = step.record
    if record["office"] not in step.before.authority.offices_of(record["person"]):
        message, fix = N_("{target} 现在不担任这个职务"), N_("核对人员编号和职务")
        yield breach("person", message, fix, target=record["person"])


def _key_grant(step: Step) -> Iterator[Breach]:
    record = step.record
    if record["holder"] != "council" and "custodian" in record.values:
        message, fix = N_("{holder} 的印章由本人用，不写保管人"), N_("删去“保管人”这一行；只有理事会公章有保管人")
        yield breach("custodian", message, fix, holder=record["holder"])


def _group_change(step: Step) -> Iterator[Breach]:
    number = step.record["group"]
    group = step.before.groups.get(number)
    if group is not None and group.dissolved:
        message, fix = N_("{target} 号联保小组已经变动过，不再用了"), N_("写现在这个小组的记录编号")
        yield breach("group", message, fix, target=number)


def _key_revocation(step: Step) -> Iterator[Breach]:
    record = step.record
    live = {(grant.holder, grant.key) for grant in step.before.authority.keys if not grant.until}
    if (record["holder"], record["key"]) not in live:
        message, fix = N_("{target} 名下没有这枚在用的印章"), N_("照发放印章的记录抄公钥和持有人")
        yield breach("key", message, fix, target=record["holder"])


_FITS = {
    "reversal": _reversal,
    "share_redemption": _redemption,
    "office_end": _office_end,
    "key_revocation": _key_revocation,
    "key_grant": _key_grant,
    "group_change": _group_change,
}
"""Pointers that resolve but lead to the wrong place. Those of a loan are LOAN-NO-INCREASE's and REPAY-PRINCIPAL's."""
