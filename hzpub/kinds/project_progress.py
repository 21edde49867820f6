"""How the project behind a loan is doing."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Choice, Reference, Text
from hzpub.kinds.kind import Kind, Seals

KIND = Kind(
    name="project_progress",
    title=N_("项目进度"),
    purpose=N_("半年看一次借款户的项目：进行到哪一步、产出多少（户主自报）"),
    sentence=N_("{loan} 号借款的项目{progress}：{output}"),
    clause="R七2",
    seals=Seals(("accountant",)),
    boxes=(
        Reference(name="loan", label=N_("借款编号"), kinds=("loan_application",), example="000118"),
        Choice(
            name="progress",
            label=N_("进度"),
            options={
                "not_started": N_("未开始"),
                "under_way": N_("进行中"),
                "done": N_("已完成"),
                "failed": N_("失败"),
            },
            example="under_way",
        ),
        Text(name="output", label=N_("产出或增收"), help=N_("户主自己说的"), example="出栏鹅 60 只"),
    ),
)
