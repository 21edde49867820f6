"""DIVIDEND-NATIONAL-CAUTION: who pays dividends names the county's document that agrees."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import WARNING, Breach, breach, rule
from hzpub.rulebooks.system.rulever import DOCUMENT


@rule(
    "DIVIDEND-NATIONAL-CAUTION",
    title=N_("发红利要写明县里哪份文件同意"),
    clause="S三(二)",
    on="dividend_declaration",
    severity=WARNING,
    parameters=("dividend_policy",),
    message=N_("全国的讲话不主张现在就分红；本社的参数里没有写县里哪份文件同意"),
    fix=N_("请县里发文，把文件号写进参数“分不分红”那一行的依据"),
)
def no_county_document(step: Step, _: Parameters) -> Iterator[Breach]:
    """The fund's own numbers name an official document behind the policy of paying dividends."""
    fund = step.before.fund
    rows = fund.parameters if fund else ()
    if not any(name == "dividend_policy" and DOCUMENT.search(authority) for name, _, authority in rows):
        yield breach("kind")
