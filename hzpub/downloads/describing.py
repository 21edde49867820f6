"""What the downloads are, told to machines: a schema.org Dataset, a sitemap.

In:    an edition, the files of a site.   Out: text.
Never: names a host that the fund did not give; says more than the downloads page.
"""

import datetime as dt
import json
from collections.abc import Iterable
from xml.sax.saxutils import escape

from hzpub.base.addresses import page_at
from hzpub.base.words import N_
from hzpub.downloads.package import LICENCE
from hzpub.downloads.tables import Edition

DATASET, SITEMAP = "data/dataset.jsonld", "sitemap.xml"
TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "sqlite": "application/vnd.sqlite3",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/atom+xml",
}
"""The media type of a file by its ending."""
_MAP = '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def dataset(edition: Edition, files: Iterable[tuple[str, str, int]], since: dt.date, site: str = "") -> str:
    """JSON-LD about all files: (address from the top, title, bytes). `site` is the site's address, "" when not known.

    It lies beside the pages, which hold no script, not even one that only holds data.
    """
    base = site.rstrip("/") + "/" if site else "../"
    told = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": edition(N_("{fund}：全部公开数据"), fund=edition.fund),
        "description": edition(N_("互助资金的会员、借款、还款、记录和各季账目，全部由盖了章的记录算出来。")),
        "identifier": f"urn:hzpub:{edition.fund_id}",
        "inLanguage": edition.words.lang,
        "isAccessibleForFree": True,
        "license": {"@type": "CreativeWork", "name": LICENCE},
        "creator": {"@type": "Organization", "name": edition.fund, "address": edition.place},
        "dateModified": edition.as_of.isoformat(),
        "temporalCoverage": f"{since}/{edition.as_of}",
        "url": f"{base}downloads.html",
        "distribution": [
            {
                "@type": "DataDownload",
                "name": title,
                "contentUrl": base + url,
                "encodingFormat": TYPES.get(url.rpartition(".")[2], "application/octet-stream"),
                "contentSize": f"{size} B",
            }
            for url, title, size in files
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def sitemap(pages: Iterable[str], site: str, day: dt.date) -> str:
    """Every page by its full address, as of `day` of the books; only for a site whose address is known."""
    said = (f"<url><loc>{escape(page_at(site, page))}</loc><lastmod>{day}</lastmod></url>\n" for page in pages)
    return _MAP + "".join(said) + "</urlset>\n"
