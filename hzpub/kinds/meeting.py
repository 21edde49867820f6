"""A meeting and what it decided."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Choice, Text, Whole
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import Paper

KIND = Kind(
    name="meeting",
    title=N_("会议"),
    purpose=N_("会员大会、理事会等会议的出席和决议"),
    sentence=N_("{assembly}：{resolution}（到会 {present} 人）"),
    clause="R四2",
    seals=Seals(("chair",)),
    boxes=(
        Choice(
            name="assembly",
            label=N_("会议"),
            options={
                "founding": N_("成立大会"),
                "members": N_("会员大会"),
                "representatives": N_("会员代表会议"),
                "election": N_("换届选举大会"),
                "council": N_("理事会会议"),
                "supervisors": N_("监事会会议"),
            },
            example="members",
        ),
        Whole(name="entitled", label=N_("应到人数"), example=96),
        Whole(name="present", label=N_("实到人数"), example=81),
        Text(name="resolution", label=N_("决议"), help=N_("一句话写清决定了什么"), longest=120, example="选举产生第二届理事会"),
        Paper(),
    ),
)
