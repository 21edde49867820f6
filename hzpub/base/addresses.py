"""The address of a published site: what can be told of it without asking the network.

In:    an address as mkdocs.yml gives it ("" for none), pages relative to the top.
Out:   whole addresses, a short form to print, whether the name is one that nobody can ever own.
Never: opens anything.
"""

from urllib.parse import urlsplit

_RESERVED = ("example", "example.com", "example.net", "example.org", "invalid", "test", "localhost")
"""Names that RFC 2606 keeps for examples and tests."""


def page_at(site: str, page: str) -> str:
    """The whole address of `page`; "" where the site has none."""
    return f"{site.rstrip('/')}/{page}" if site else ""


def in_print(address: str) -> str:
    """An address as people type it: without ``https://``, which every browser adds by itself."""
    return address.removeprefix("https://")


def is_invented(site: str) -> bool:
    """The site's host is a name reserved for examples (RFC 2606): nobody will ever find it there."""
    try:
        host = (urlsplit(site).hostname or "").rstrip(".")
    except ValueError:
        return False
    return any(host == name or host.endswith(f".{name}") for name in _RESERVED)
