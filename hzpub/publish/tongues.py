"""Chinese words among another language's: names, memos and clauses say of themselves that they are Chinese.

In:    a finished page, in a language that is not Chinese.
Out:   the same page; every stretch of Chinese in its text stands in an element with lang="zh-CN".
Never: changes what a reader sees; goes into a head, a script, a box to type in, an attribute or what is marked already.

At the very end, not where each word is shown: a name stands in sentences, tables, links and pictures, and whoever
adds a page next year need not remember it. A screen reader then reads 张*国 as Chinese and fonts choose Chinese forms.
"""

import re

from hzpub.base.words import CHINESE, Words

HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""What only Chinese is written with, as the inside of a character class."""
_OPENING = "\u3008\u300a\u300c\u300e\u3010\u3014\uff08"
_INSIDE = "\u2014\u2026\u2030\u2460-\u2473\u3001\u3002\u3008-\u3011\u3014-\u301b\uff01-\uff5e*0-9"
STRETCH = re.compile(rf"[{HAN}{_OPENING}](?:[{HAN}{_INSIDE}]|\([0-9{HAN}]{{1,3}}\))*")
"""Chinese with its punctuation, figures and masks: 张*国, 六(2), 正在进行，行情平稳."""

_TAG = re.compile(
    r"<!--.*?-->|<(?P<shut>head|script|style|textarea|title|option)\b.*?</(?P=shut)>"
    r"""|<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<says>(?:"[^"]*"|'[^']*'|[^>"'])*)>""",
    re.DOTALL | re.IGNORECASE,
)
"""A tag; or a whole element in which no other element may stand, or nothing is read aloud."""
_MARKED = re.compile(r"""\blang=["']?zh""")


def mark_chinese(page: str, words: Words) -> str:
    """The page with its Chinese marked; a Chinese page stays as it is.

    >>> mark_chinese('<p title="国">P0003 张*国, chair</p>', Words.load("en"))
    '<p title="国">P0003 <span lang="zh-CN">张*国</span>, chair</p>'
    """
    if words.lang == CHINESE:
        return page
    made, at, inside, depth, pictures = list[str](), 0, "", 0, 0
    for tag in _TAG.finditer(page):
        text = page[at : tag.start()]
        made += text if inside else _told(text, pictures > 0), tag[0]
        at, name, step = tag.end(), (tag["name"] or "").lower(), -1 if tag["end"] else 1
        if inside:
            depth += step if name == inside else 0
            inside = inside if depth else ""
        elif name == "svg":
            pictures += step
        elif step > 0 and _MARKED.search(tag["says"] or ""):
            inside, depth = name, 1
    made.append(page[at:] if inside else _told(page[at:], pictures > 0))
    return "".join(made)


def _told(text: str, in_picture: bool) -> str:
    """One stretch of text between two tags."""
    element = "tspan" if in_picture else "span"
    return STRETCH.sub(rf'<{element} lang="zh-CN">\g<0></{element}>', text)
