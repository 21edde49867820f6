"""Who committed records, when and how many: what an auditor reads before anything else.

In:    the audited history.   Out: lines for people, rows for machines.
Never: says more than commits claim: an author and a time are claims, seals are not.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from hzpub.base.words import N_, Words
from hzpub.trust.append_only import when
from hzpub.trust.git_audit import Stamp
from hzpub.trust.history import History


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit that added records."""

    id: str
    author: str
    time: str
    signed: bool
    records: tuple[str, ...]


def commits_of(history: History) -> Iterator[Commit]:
    """Every commit that added records, oldest first."""
    records: dict[str, list[str]] = {}
    stamps: dict[str, Stamp] = {}
    for path, each in history.additions.items():
        records.setdefault(each.commit, []).append(path)
        stamps[each.commit] = Stamp(each.commit, each.author, each.committed, each.offset_minutes, each.signed)
    for name, paths in records.items():
        stamp = stamps[name]
        yield Commit(name, stamp.author, when(stamp), stamp.signed, tuple(paths))


def history_json(history: History) -> str:
    """The rows as JSON."""
    rows = [
        {"commit": each.id, "author": each.author, "time": each.time, "signed": each.signed, "records": list(each.records)}
        for each in commits_of(history)
    ]
    told = {"head": history.head, "start": history.start, "commits": history.commits, "with_records": rows}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def history_text(history: History, words: Words) -> str:
    """The rows as text, and who committed how many."""
    rows = list(commits_of(history))
    count = sum(len(each.records) for each in rows)
    lines = [words(N_("一共 {commits} 次提交，其中 {rows} 次添了记录，共 {count} 条"), commits=history.commits, rows=len(rows), count=count), ""]
    for author, many in sorted(Counter(each.author for each in rows).items()):
        lines.append(words(N_("{author}：提交 {count} 次"), author=author, count=many))
    lines.append("")
    for each in rows:
        mark = words(N_("有签名")) if each.signed else words(N_("没有签名"))
        facts = {"time": each.time, "author": each.author, "mark": mark, "count": len(each.records), "commit": each.id[:12]}
        lines.append(words(N_("{time}  {author}  {count} 条  {mark}  {commit}"), **facts))
    return "\n".join(lines) + "\n"
