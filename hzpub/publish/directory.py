"""The directory of everything public: every page, in six groups.

In:    a press that has printed all other pages.   Out: `public.html`.
Never: leads to a page that was not printed.
"""

from dataclasses import dataclass

from hzpub.base.words import N_, Label, Words
from hzpub.publish.press import Press

_GROUPS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        N_("资金"),
        (
            ("index.html", N_("首页：账上现有多少")),
            ("raising.html", N_("筹集情况：钱从哪里来")),
            ("fee-pool.html", N_("占用费收了多少、用到哪里")),
            ("indicators.html", N_("指标和算法")),
        ),
    ),
    (
        N_("会员"),
        (
            ("members.html", N_("会员名单和股金")),
            ("poor-list.html", N_("贫困户、低收入户和股金")),
            ("stars.html", N_("信用星级表")),
        ),
    ),
    (
        N_("借款"),
        (
            ("loans.html", N_("借款名单：谁借了多少、哪天到期")),
            ("reminders.html", N_("快到期的借款")),
        ),
    ),
    (
        N_("监督"),
        (
            ("duties.html", N_("该公布、该报告的，做了没有")),
            ("objections.html", N_("异议和答复")),
            ("complain.html", N_("怎么提异议")),
            ("exceptions.html", N_("例外")),
            ("breaches.html", N_("违规和提示")),
            ("corrections.html", N_("更正和补录")),
            ("supervision.html", N_("监督、检查和培训")),
            ("seals.html", N_("印章和任职：谁能盖什么章")),
        ),
    ),
    (
        N_("报表"),
        (
            ("quarters.html", N_("每一季的公示")),
            ("official.html", N_("官方报表：季报、半年报、会员名单")),
        ),
    ),
    (
        N_("核对"),
        (
            ("rules.html", N_("规则与核对")),
            ("readings.html", N_("规则没有写清的地方，我们怎么读")),
            ("records.html", N_("全部记录")),
            ("forms.html", N_("怎么填表")),
            ("cashier-quarter.html", N_("出纳的一个季度、一年")),
            ("read.html", N_("怎么看公示")),
            ("keys.html", N_("印章怎么发、丢了怎么办")),
            ("verify.html", N_("怎么自己核对")),
        ),
    ),
)
_YEAR = N_("{year} 年年度报告")


@dataclass(frozen=True, slots=True)
class Entry:
    """A page and what people call it."""

    url: str
    label: Label


@dataclass(frozen=True, slots=True)
class Group:
    """Pages of one sort."""

    label: Label
    entries: tuple[Entry, ...]


def print_directory(press: Press, words: Words) -> None:
    """Print `public.html`, with every page of the groups that lies in the press' folder, and every year's report."""
    groups = tuple(Group(Label(name), _entries(press, name, pages)) for name, pages in _GROUPS)
    press.page("public.html", "pages/public.html", "", words(N_("公开目录")), groups=groups)


def _entries(press: Press, name: str, pages: tuple[tuple[str, str], ...]) -> tuple[Entry, ...]:
    found = [Entry(url, Label(label)) for url, label in pages if (press.target / url).exists()]
    if name == _GROUPS[4][0]:
        years = sorted((press.target / "annual").glob("*.html"), reverse=True)
        found += (Entry(f"annual/{path.name}", Label(_YEAR, (("year", path.stem),))) for path in years)
    return tuple(found)
