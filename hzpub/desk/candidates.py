"""Turn drafts into the files they would be in the books: number, place in the chain, entry signature.

In:    drafts, the end of the chain, what only the entry knows (pay-out day, bank slip), a signing function.
Out:   one `Candidate` per draft, complete to the last byte, in the order given.
Never: writes a file, judges a seal or a rule (the check does), changes a byte of a draft.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hzpub.base.words import N_, Label
from hzpub.desk.drafting import Settings
from hzpub.desk.errors import DeskError, misfit, not_format_1
from hzpub.desk.forms import missing_line
from hzpub.desk.phrases import missing_seals
from hzpub.desk.sealing import Sign, signed_by
from hzpub.desk.shelf import RECORDS, Last, kind_of, record_file
from hzpub.desk.values import Typing
from hzpub.kinds.boxes import BoxError
from hzpub.kinds.kind import Kind
from hzpub.kinds.writing import entry_text, signature_text
from hzpub.reading.envelope import RecordFile, Unreadable, read
from hzpub.trust.objections import role_label, role_labels
from hzpub.trust.sealing import entry_namespace


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that may be entered, as far as its own form tells."""

    path: Path
    file: RecordFile
    kind: Kind
    meanings: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A draft with its entry part: `path` inside the fund's folder, the whole file, and its SHA-256."""

    draft: Draft
    number: str
    path: str
    data: bytes
    digest: str


def read_drafts(root: Path, paths: Sequence[Path], role: str, fund: str | None) -> tuple[Draft, ...]:
    """Read the drafts to be entered by `role` into the books of `fund` (None before its charter).

    Raises DeskError for the first that is no draft of this fund, misfits its form, lacks a seal, or may not be
    entered by `role`; and when one is named twice.
    """
    if len({path.resolve() for path in paths}) != len(paths) or not paths:
        raise DeskError(N_("没有写要入账的文件，或同一个文件写了两遍"), N_("每个草稿写一次"))
    drafts = tuple(_draft(root, path, role) for path in paths)
    for place, draft in enumerate(drafts):
        if fund is None and place == 0:
            fund = str(draft.meanings["fund"]) if draft.kind.name == "charter" else None
        elif draft.kind.name == "charter":
            raise DeskError(N_("这个基金已经有章程了"), N_("参数或人员有变动，另写记录"))
        if fund is None:
            raise DeskError(N_("第一条记录必须是章程"), N_("先把章程入账：hzpub new charter"))
        if draft.meanings["fund"] != fund:
            message, found = N_("{path} 属于基金“{found}”，这里是“{fund}”"), str(draft.meanings["fund"])
            raise DeskError(message, N_("用本基金的草稿"), path=draft.file.path, found=found, fund=fund)
    return drafts


def _draft(root: Path, path: Path, role: str) -> Draft:
    file = record_file(root, path)
    kind = kind_of(file)
    if file.entry is not None:
        raise DeskError(N_("{path} 已经入账了"), N_("只写 drafts/ 里的草稿"), path=file.path)
    meanings, misfits = kind.read_body(file.values)
    if misfits:
        details = [Label(one.message, one.facts) for one in misfits]
        raise DeskError(N_("{path} 的内容不合格式"), N_("用 hzpub new 重新起草"), details=details, path=file.path)
    if role not in kind.entered_by:
        fix, enter = N_("能入账的是：{enter}"), role_labels(kind.entered_by)
        raise DeskError(
            N_("{role}不能把{kind}入账"), fix, role=role_label(role), kind=Label(kind.title), enter=enter
        )
    if lacking := missing_seals(kind, tuple(seal.role for seal in file.seals)):
        details = [Label(N_("缺{role}的章"), (("role", each),)) for each in lacking]
        fix = N_("请他们盖章：hzpub seal {path} --as 职务 --key 印章文件")
        raise DeskError(N_("{path} 的章还没有盖齐"), fix, details=details, path=file.path)
    return Draft(path, file, kind, meanings)


def make_candidates(
    drafts: Sequence[Draft], settings: Settings, last: Last, *, today: dt.date, role: str, sign: Sign
) -> tuple[Candidate, ...]:
    """Number, chain and sign the drafts after `last`, entered on `today` by `role`.

    A box of `settings` given once goes to every draft that has it; given several times, to one draft each, in
    order. Raises DeskError for entry boxes that are missing, unknown or do not fit; what `sign` raises passes.
    """
    filled = _entry_values(drafts, settings, today)
    candidates: list[Candidate] = []
    previous = last.digest
    for number, (draft, values) in enumerate(zip(drafts, filled, strict=True), last.number + 1):
        name = f"{number:06}"
        entry = {"entry": name, "entered": today, **values, "previous": f"sha256:{previous}", "as": role}
        signed = draft.file.data + b"---\n" + entry_text(draft.kind, entry).encode()
        armor, _ = signed_by(sign, signed, entry_namespace(str(draft.meanings["fund"])), role)
        data = signed + signature_text(armor).encode()
        path = f"{RECORDS}/{today.year:04}/{today.month:02}/{name}-{draft.kind.name}.yml"
        try:
            previous = read(data, path).digest
        except Unreadable as error:
            raise not_format_1(error) from None
        candidates.append(Candidate(draft, name, path, data, previous))
    return tuple(candidates)


def _entry_values(drafts: Sequence[Draft], settings: Settings, today: dt.date) -> list[dict[str, Any]]:
    """Meanings of the entry boxes of each draft. Raises DeskError with every complaint at once."""
    typing = Typing(today, salt=bytes)
    typed = {name: [text] if isinstance(text, str) else list(text) for name, text in settings.items()}
    filled: list[dict[str, Any]] = [{} for _ in drafts]
    details = list(_unknown(typed, drafts))
    for name, texts in typed.items():
        takers = [at for at, draft in enumerate(drafts) if name in _names(draft.kind)]
        if takers and len(texts) not in (1, len(takers)):
            facts = (("key", name), ("count", len(texts)), ("takers", len(takers)))
            details.append(Label(N_("{key} 写了 {count} 次，要写的草稿有 {takers} 张"), facts))
            continue
        for at, text in zip(takers, texts * len(takers) if len(texts) == 1 else texts, strict=True):
            box = drafts[at].kind.box(name)
            try:
                filled[at][name] = box.read(typing.spell(box, [text]))
            except BoxError as error:
                details.append(misfit(box.label, name, error))
    for draft in drafts:
        details += (missing_line(box) for box in draft.kind.entry_boxes if box.required and box.name not in typed)
    if details:
        fix = N_("加上 --set 名称=内容，再入账")
        raise DeskError(N_("入账要填的还不齐："), fix, details=dict.fromkeys(details))
    return filled


def _unknown(typed: Iterable[str], drafts: Sequence[Draft]) -> Iterator[Label]:
    known = [name for draft in drafts for name in _names(draft.kind)]
    for name in typed:
        if name not in known:
            near = "、".join(dict.fromkeys(known)) or "—"
            yield Label(N_("入账时没有“{key}”这一栏；可以填的有：{near}"), (("key", name), ("near", near)))


def _names(kind: Kind) -> tuple[str, ...]:
    return tuple(box.name for box in kind.entry_boxes)
