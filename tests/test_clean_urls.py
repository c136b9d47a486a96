"""One spelling for one address, its host, and the date in its path."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.clean.urls import MAX_LENGTH, TRACKING, canonical, host, of_address

CANONICAL = {
    "https://example.org/a": "https://example.org/a",
    "HTTPS://Example.ORG/A": "https://example.org/A",
    "http://example.org:80/a": "http://example.org/a",
    "https://example.org:443/a": "https://example.org/a",
    "https://example.org:8443/a": "https://example.org:8443/a",
    "http://example.org:443/a": "http://example.org:443/a",
    "https://example.org/a#top": "https://example.org/a",
    "https://example.org/a?#top": "https://example.org/a?",
    "https://example.org": "https://example.org/",
    "https://example.org?id=1": "https://example.org/?id=1",
    " https://example.org/a\n": "https://example.org/a",
    "https://example.org/a?utm_source=x": "https://example.org/a",
    "https://example.org/a?id=7&utm_source=x&utm_medium=y": "https://example.org/a?id=7",
    "https://example.org/a?utm_source=x&id=7": "https://example.org/a?id=7",
    "https://example.org/a?UTM_Source=x": "https://example.org/a",
    "https://example.org/a?fbclid=1&gclid=2&mc_cid=3&igshid=4": "https://example.org/a",
    "https://example.org/a?id=7&amp;utm_source=x": "https://example.org/a?id=7",
    # What may tell pages apart stays, byte for byte.
    "https://example.org/a?id=7&p=2&page=3": "https://example.org/a?id=7&p=2&page=3",
    "https://example.org/a?ref=x&source=y&s=z": "https://example.org/a?ref=x&source=y&s=z",
    "https://example.org/a?utm=1&utm_custom=2": "https://example.org/a?utm=1&utm_custom=2",
    "https://example.org/a?b=%C3%A9&c=a+b&d": "https://example.org/a?b=%C3%A9&c=a+b&d",
    "https://example.org/%7Ea//b/../c/": "https://example.org/%7Ea//b/../c/",
    "https://example.org/مقال?س=1": "https://example.org/مقال?س=1",
    "https://münchen.example/a": "https://münchen.example/a",
    "http://192.0.2.1/a": "http://192.0.2.1/a",
    "http://[2001:db8::1]/a": "http://[2001:db8::1]/a",
    # no absolute address of the web
    "": None,
    "/a/b": None,
    "//example.org/a": None,
    "example.org/a": None,
    "javascript:alert(1)": None,
    "data:text/html,x": None,
    "ftp://example.org/a": None,
    "file:///etc/passwd": None,
    "mailto:a@example.org": None,
    "https://user@example.org/": None,
    "https://user:word@example.org/": None,
    "https://example.org/a b": None,
    "https://example.org/a\tb": None,
    "https://example.org/a\x00b": None,
    "https://example.org/\u202eb": None,
    "https://example.org/<script>": None,
    'https://example.org/"': None,
    "https://localhost/a": None,
    "https:///a": None,
    "https://.org/a": None,
    "https://-a.org/": None,
    "https://a..org/": None,
    "https://example.org:99999/": None,
    "https://example.org:x/": None,
    "https://example.org\\@evil.example/": None,
    "https://" + "a" * 64 + ".org/": None,
    "https://example.org/" + "a" * MAX_LENGTH: None,
}


@pytest.mark.parametrize("url", CANONICAL)
def test_canonical(url: str) -> None:
    found = canonical(url)
    assert (found[0] if found else None) == CANONICAL[url]
    if found:
        assert canonical(found[0]) == (found[0], ())


def test_what_was_dropped_is_named() -> None:
    found = canonical("https://example.org/?gclid=1&id=2&utm_source=a&utm_source=b")
    assert found == ("https://example.org/?id=2", ("gclid", "utm_source"))


def test_the_table_names_parameters_in_lower_case_and_no_content() -> None:
    assert all(name == name.lower() and name.isascii() for name in TRACKING)
    assert not TRACKING & {"id", "p", "page", "q", "s", "v", "ref", "source", "lang", "article"}


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.Example.org:8080/a", "example.org"),
        ("http://news.example.co.uk", "news.example.co.uk"),
        ("https://example.org./a", "example.org"),
        ("mailto:a@example.org", ""),
        ("example.org", ""),
        ("", ""),
    ],
)
def test_host(url: str, expected: str) -> None:
    assert host(url) == expected


DATED = {
    "https://example.org/2024/05/03/bridge": "2024-05-03",
    "https://example.org/news/2024/5/3/bridge.html": "2024-05-03",
    "https://example.org/news/2024-05-03-bridge": "2024-05-03",
    "https://example.org/2024_05_03/bridge": "2024-05-03",
    "https://example.org/news/2024/may/03/bridge": "2024-05-03",
    "https://example.org/n1/2024/0503/c1234.html": "2024-05-03",
    "https://example.org/2024-05/03/c_1234.htm": "2024-05-03",
    "https://example.org/20240503/bridge": "2024-05-03",
    "https://example.org/bridge-20240503.html": "2024-05-03",
    "https://example.org/bridge-2024-05-03": "2024-05-03",
    "https://example.org/2024/05/bridge": "2024-05",
    "https://example.org/2024/05/03/bridge-2024-05-03": "2024-05-03",
    # none, or none that is sure
    "https://example.org/bridge": None,
    "https://example.org/2024/bridge": None,
    "https://example.org/2024/05/": None,
    "https://example.org/2024/13/03/bridge": None,
    "https://example.org/2024/02/30/bridge": None,
    "https://example.org/news/12345678/bridge": None,
    "https://example.org/news/120240503/bridge": None,
    "https://example.org/03/05/2024/bridge": None,
    "https://example.org/a?date=2024/05/03/": None,
    "https://example.org/2024/05/03/2024/05/04/": None,
    "/2024/05/03/bridge": None,
    "": None,
}
DATED["https://example.org/2024/05/"] = "2024-05"


@pytest.mark.parametrize("url", DATED)
def test_date_of_an_address(url: str) -> None:
    found = of_address(url)
    assert (found.edtf if found else None) == DATED[url]
    if found:
        assert url[found.start : found.end].startswith("20")


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=80), st.text(max_size=60).map("https://example.org/{}".format)))
def test_no_address_breaks_it_and_twice_is_once(url: str) -> None:
    found = canonical(url)
    host(url)
    of_address(url)
    if found:
        assert canonical(found[0]) == (found[0], ())


@pytest.mark.parametrize(
    "unit", ["a", "/", "a.", "?a&", "&utm_source=x", "/2024/05", "-", "%", "@", ":"]
)
def test_long_addresses_take_no_longer(unit: str) -> None:
    for url in ("https://example.org/" + unit * 100_000, "https://" + (unit * 1990)[:1980]):
        begun = time.process_time()
        canonical(url)
        host(url)
        of_address(url)
        assert time.process_time() - begun < 0.1
