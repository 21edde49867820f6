"""Addresses of sites: joined, printed, and known to be made up."""

import pytest

from hzpub.base.addresses import in_print, is_invented, page_at


def test_a_page_has_an_address_only_where_the_site_has_one() -> None:
    assert page_at("https://a.cn", "b/c.html") == page_at("https://a.cn/", "b/c.html") == "https://a.cn/b/c.html"
    assert page_at("https://a.cn/x/", "") == "https://a.cn/x/"
    assert page_at("", "b/c.html") == page_at("", "") == ""


def test_in_print_an_address_is_what_people_type() -> None:
    assert in_print("https://a.cn/b.html") == "a.cn/b.html"
    assert in_print("http://a.cn/b.html") == "http://a.cn/b.html"


@pytest.mark.parametrize(
    ("site", "answer"),
    [
        ("https://dawucun.example/", True),
        ("https://dawucun.example.org", True),
        ("http://localhost:8000/", True),
        ("https://DAWU.EXAMPLE./x", True),
        ("https://dawucunexample.org/", False),
        ("https://example.gov.cn/", False),
        ("https://village.github.io/example/", False),
        ("", False),
        ("https://[", False),
    ],
)
def test_a_name_kept_for_examples_is_nobodys(site: str, answer: bool) -> None:
    assert is_invented(site) is answer
