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
            ("find.html", N_("查编号")),
            ("surnames.html", N_("按姓氏找")),
            ("members-borrowing.html", N_("有借款的会员")),
            ("members-overdue.html", N_("有逾期的会员")),
            ("members-guaranteeing.html", N_("正在替人担保的会员")),
            ("members-unpaid.html", N_("未缴股金的会员")),
            ("members-left.html", N_("已退会的会员")),
            ("members-expelled.html", N_("除名的会员")),
            ("poor-list.html", N_("贫困户、低收入户和股金")),
            ("stars.html", N_("信用星级表")),
        ),
    ),
    (
        N_("借款"),
        (
            ("loans.html", N_("借款名单：谁借了多少、哪天到期")),
            ("reminders.html", N_("快到期的借款")),
            ("calendar.html", N_("还款日历：哪个月要还回来多少")),
            ("guarantees.html", N_("谁给谁担保")),
        ),
    ),
    (
        N_("监督"),
        (
            ("duties.html", N_("该公布、该报告的，做了没有")),
            ("objections.html", N_("异议和答复")),
            ("complain.html", N_("怎么提异议")),
            ("privacy.html", N_("不公开的内容、凭条和名册")),
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
            ("compare.html", N_("这一季和以前比")),
            ("official.html", N_("官方报表：季报、半年报、会员名单")),
            ("downloads.html", N_("下载：Excel、CSV、数据库")),
            ("dictionary.html", N_("数据说明：每一栏是什么")),
        ),
    ),
    (
        N_("打印"),
        (
            ("print/members.pdf", N_("会员名单（A4）")),
            ("print/loans.pdf", N_("借款名单（A4）")),
            ("print/meeting.pdf", N_("会议用表：还能放多少，每户能借多少")),
            ("print/objection.pdf", N_("异议单")),
            ("print.html", N_("怎么打印")),
        ),
    ),
    (
        N_("核对"),
        (
            ("state.html", N_("核对结果：查了多少条、多少个章")),
            ("rules.html", N_("规则与核对")),
            ("readings.html", N_("规则没有写清的地方，我们怎么读")),
            ("records.html", N_("全部记录")),
            ("forms.html", N_("怎么填表")),
            ("cashier-quarter.html", N_("出纳的一个季度、一年")),
            ("read.html", N_("怎么看公示")),
            ("keys.html", N_("印章怎么发、丢了怎么办")),
            ("verify.html", N_("怎么自己核对")),
            ("audit.html", N_("审计的人怎么核对")),
            ("accessibility.html", N_("无障碍说明")),
            ("witness.html", N_("怎么当见证人")),
            ("verifier.html", N_("核对一条记录")),
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
