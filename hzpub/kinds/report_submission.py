"""An official form was handed in."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Choice
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import InQuarter, Paper

FORMS = {
    "member_list": N_("会员名单"),
    "quarter": N_("资金运行情况季报表"),
    "receipts": N_("收款表（半年报）"),
    "overdue": N_("借款逾期情况表（半年报）"),
    "quality": N_("项目进度及借款质量表（半年报）"),
}
"""The five official forms (R七2); the last three are for half a year."""

KIND = Kind(
    name="report_submission",
    title=N_("报送"),
    purpose=N_("官方报表报送县扶贫办、财政局，记下哪一天报了哪一期"),
    sentence=N_("向{recipient}报送{form}（{quarter}）"),
    clause="R七2",
    seals=Seals(("accountant",)),
    boxes=(
        Choice(
            name="form",
            label=N_("报表"),
            options=FORMS,
            example="quarter",
        ),
        InQuarter(help=N_("半年报写第二、第四季度")),
        Choice(
            name="recipient",
            label=N_("报给谁"),
            options={
                "poverty_office": N_("县扶贫办"),
                "finance_bureau": N_("县财政局"),
                "both": N_("县扶贫办和财政局"),
            },
            example="both",
        ),
        Paper(),
    ),
)
