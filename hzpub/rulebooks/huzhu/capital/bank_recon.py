"""CAPITAL-BANK-RECON: the books say what the bank says, to the fen."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "CAPITAL-BANK-RECON",
    title=N_("账上的钱和银行对账单一分不差"),
    clause="R六(3)",
    on="bank_statement",
    message=N_("对账单余额 {balance}，账上 {computed}，写明的未达账项 {under_way}，还有 {unexplained} 说不清"),
    fix=N_("逐笔核对银行流水：漏记的补录，记错的冲正，还在路上的写进未达账项"),
)
def bank_recon(step: Step, _: Parameters) -> Iterator[Breach]:
    """A statement is explained to the fen; what was under way at the last one has arrived by now."""
    now = step.after.statements[-1]
    if now.unexplained:
        yield breach(
            at="balance",
            balance=Yuan(now.balance),
            computed=Yuan(now.computed),
            under_way=Yuan(now.under_way),
            unexplained=Yuan(now.unexplained),
        )
    last = next((each for each in reversed(step.before.statements) if each.day < now.day), None)
    if last is None:
        return
    booked = step.before.bank_on(last.day)
    left = last.computed + last.under_way - booked
    if left and booked != last.balance:
        yield breach(
            at="differences",
            message=N_("{day} 对账时写明的未达账项，到这次还有 {left} 没有入账"),
            fix=N_("按银行回单补录，日期写银行记账的那一天；上次写错的，说明后由监事会确认"),
            day=last.day,
            left=Yuan(left),
            balance=Yuan(last.balance),
            booked=Yuan(booked),
        )
