"""A stray file in the records folder that never was a record is excused, by path and hash."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Pattern, Text
from hzpub.kinds.kind import DEPUTIES, Kind, Seals
from hzpub.kinds.vocabulary import Digest

KIND = Kind(
    name="void",
    title=N_("废件说明"),
    purpose=N_("记录文件夹里混进了不是记录的文件，或文件损坏：说明原因，按路径和摘要只放过这一个"),
    sentence=N_("废件 {path}：{reason}"),
    seals=Seals(("supervisors", "township_finance")),
    entered_by=DEPUTIES,
    happened=True,
    boxes=(
        Pattern(
            name="path",
            label=N_("文件路径"),
            pattern="records/(?!(?:.*/)?\\.\\.?(?:/|$)).{1,120}",
            shape=N_("写从 records/ 开始的路径"),
            help=N_("从 records/ 开始写"),
            example="records/2024/03/note.txt",
        ),
        Digest(name="digest", label=N_("文件摘要"), help=N_("这个文件的 SHA-256")),
        Text(name="reason", label=N_("原因"), help=N_("它是怎么来的，为什么不算数"), longest=120, example="误把照片放进了记录文件夹"),
    ),
)
