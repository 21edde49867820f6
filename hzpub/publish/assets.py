"""What lies beside the pages: stylesheet, robots.txt, who may seal what, the picture for shared links.

In:    an outcome, the papers of the build, the site's address ("" when not known).   Out: files through a `Press`.
Never: prints a page.
"""

from typing import Any

from hzpub.base.addresses import is_invented, page_at
from hzpub.base.words import Words
from hzpub.publish.keylists import KEY_LISTS
from hzpub.publish.material import Outcome
from hzpub.publish.papers import Papers
from hzpub.publish.press import Press
from hzpub.publish.sharing import SHARE, code_picture
from hzpub.publish.theme import templates

_ROBOTS = b"User-agent: *\nDisallow: /\n"


def told_of(site: str) -> dict[str, Any]:
    """What pages say of the site's address: `home` and `share` ("" when not known), and whether it is made up."""
    return {"home": page_at(site, ""), "share": page_at(site, SHARE), "invented": is_invented(site)}


def print_assets(press: Press, outcome: Outcome, words: Words, papers: Papers, site: str) -> None:
    """Write them; the papers must be finished."""
    for url, made in KEY_LISTS.values():
        press.file(url, made(outcome, words).encode())
    for path in sorted((templates() / "assets").iterdir()):
        press.file(f"assets/{path.name}", path.read_bytes())
    press.file("robots.txt", _ROBOTS)
    if site:
        press.file(SHARE, papers.card() or code_picture(site))
