"""Say in the cashier's words what the git audit found, and find the true bytes of a changed record.

In:    a `History`, the files as they lie there now.
Out:   findings (rule SYS-APPEND), and for each changed record the bytes it was entered with.
Never: runs a rule; excuses anything but a path and hash that a void record names.
"""

from collections.abc import Callable, Iterable, Mapping
from difflib import SequenceMatcher

from hzpub.base.findings import Facts, Finding, Severity
from hzpub.base.places import Place
from hzpub.base.words import N_, Fact
from hzpub.trust.history import Offence

_RESTORE = N_("恢复入账时的文件：git checkout -- {path}；真的记错了，另写一条冲正（hzpub new reversal）")

WORDS: Mapping[str, tuple[str, str]] = {
    "modified": (N_("{author} 在 {day} 改过这条已入账的记录"), N_("记录只能添加：找回入账时的内容，用冲正更正")),
    "deleted": (N_("{author} 在 {day} 删过这条已入账的记录"), N_("从备份或其他副本找回这条记录")),
    "renamed": (N_("{author} 在 {day} 给这条已入账的记录改过名"), N_("改回原来的文件名")),
    "mode": (N_("这个文件的属性被改过"), N_("恢复成普通文件")),
    "symlink": (N_("这里放的是链接，不是文件"), N_("换回原来的文件")),
    "path": (N_("记录文件夹里有不是记录的文件"), N_("移走它；已经提交的，写一条废件说明（hzpub new void）")),
    "not_in_tree": (N_("入过账的记录不见了"), N_("从备份或其他副本找回这条记录")),
    "leftover": (N_("这个文件没有入账的经过"), N_("移走它；已经提交的，写一条废件说明（hzpub new void）")),
    "worktree_differs": (N_("这条记录和入账时不同"), _RESTORE),
    "untracked": (N_("这个文件没有入账：git 里没有它"), N_("移到 drafts/ 文件夹，用 hzpub enter 入账；不要就移走")),
    "commit_time": (N_("提交的时间比前一次还早"), N_("对准电脑的时钟；说明原因，请监事会查看")),
    "commit_signer": (N_("{author} 在 {day} 的提交没有有效签名"), N_("提交只由 hzpub enter 做；请监事会查明是谁提交的")),
    "genesis_replaced": (N_("同一个基金换过章程，前面的历史被丢下了"), N_("恢复原来的历史；新基金要用新的基金编号")),
    "attributes": (N_("git 属性会改变记录的字节"), N_("在 .gitattributes 里只写 records/** -text")),
    "replace_refs": (N_("git 里有替换引用，看到的不是真历史"), N_("运行 git replace -d 删去它")),
    "grafts": (N_("git 里有嫁接，看到的不是真历史"), N_("删去 .git/info/grafts")),
}
"""What people read for each offence: the sentence and the way out."""


def findings_of(
    offences: Iterable[Offence],
    excused: Callable[[Offence], bool],
    now: Callable[[str], str],
    then: Callable[[str], str],
) -> list[Finding]:
    """Turn offences into findings. `now` and `then` answer the text of a path as it lies there and as entered."""
    found = []
    for offence in offences:
        if excused(offence):
            continue
        message, fix = WORDS[offence.what]
        facts: dict[str, Fact] = {"path": offence.path, "author": offence.author, "day": offence.date[:10]}
        place = Place(offence.path)
        if offence.what == "worktree_differs" and offence.detail.get("why") == "changed":
            place, message, more = _first_difference(offence.path, now(offence.path), then(offence.path), message)
            facts |= more
        elif offence.detail.get("why") == "missing":
            message = N_("入过账的记录不见了")
        elif offence.detail.get("why") == "line_endings":
            message = N_("这条记录的换行被改成了 Windows 的样子")
        found.append(_finding(offence.path, place, message, fix, tuple(facts.items())))
    return found


def untracked(path: str) -> Finding:
    """The finding for a file under the records folder that git does not know."""
    message, fix = WORDS["untracked"]
    return _finding(path, Place(path), message, fix, (("path", path),))


def nothing(folder: str) -> Finding:
    """The finding for a fund without a single record: there is nothing to be content with."""
    message = N_("{folder} 文件夹里一条记录也没有：没有章程，没有可核对的")
    fix = N_("从备份或其他副本取回记录；新建的基金先把章程入账（hzpub enter）")
    return Finding("SYS-ID", Severity.ERROR, "", Place(folder), "", message, fix, (("folder", folder),))


def _first_difference(path: str, now: str, then: str, message: str) -> tuple[Place, str, dict[str, Fact]]:
    """Point at the first line that changed, and quote both."""
    new, old = now.split("\n"), then.split("\n")
    for number, line in enumerate(new, 1):
        before = old[number - 1] if number <= len(old) else ""
        if line == before:
            continue
        start, width = _changed_span(before, line)
        facts: dict[str, Fact] = {"line": number, "before": before.strip(), "after": line.strip()}
        said = N_("第 {line} 行和入账时不同：入账时是 {before}，现在是 {after}")
        return Place(path, number, start, width), said, facts
    return Place(path, len(new), 1, 1), message, {}


def _changed_span(before: str, after: str) -> tuple[int, int]:
    blocks = [each for each in SequenceMatcher(None, before, after, False).get_opcodes() if each[0] != "equal"]
    if not blocks:
        return 1, 1
    start, end = blocks[0][3], blocks[-1][4]
    return start + 1, max(end - start, 1)


def _finding(path: str, place: Place, message: str, fix: str, facts: Facts) -> Finding:
    name = path.rsplit("/", 1)[-1]
    number = name[:6] if name[:6].isdigit() else ""
    return Finding("SYS-APPEND", Severity.ERROR, "", place, number, message, fix, facts)
