"""The square picture beside a shared link: whose books these are, and a code that leads to them.

In:    an edition of papers, or only the site's address.   Out: a card for Typst, or a PNG.
Never: tells a figure: who shares a link shares what the page says now, not what a picture said then.
"""

import io

import segno

from hzpub.base.words import N_
from hzpub.paper.blocks import Sheet
from hzpub.paper.edition import Edition

SHARE = "assets/share.png"
"""Where the picture lies."""


def share_card(edition: Edition) -> Sheet:
    """The card: the fund, what it is about, the day of the books, the code of the home page."""
    return Sheet(
        frame=edition.frame(),
        title=edition(N_("互助资金公示")),
        subtitle=edition(N_("数据截至 {day}"), day=edition.as_of),
        link=edition.link("index.html"),
        blocks=(),
        form="card",
    )


def code_picture(site: str) -> bytes:
    """Only the code of the site's address: for a machine that cannot set letters."""
    made = io.BytesIO()
    segno.make(site, micro=False, error="m").save(made, kind="png", scale=12, border=4)
    return made.getvalue()
