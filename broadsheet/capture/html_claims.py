"""What a page states about itself, outside of its text, in the order of trust.

In: an lxml tree and the page's markup. Out: `Said`s, each with the name that its own format gives
it: JSON-LD, the visible headline, OpenGraph and the other `meta` names, microdata and RDFa, `time`,
links, the visible byline, `title`. Of statements that say the same only the first is given.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import etree

from broadsheet.capture.entry import Said
from broadsheet.capture.html_items import items
from broadsheet.capture.html_jsonld import ORGANIZATION, jsonld
from broadsheet.capture.html_meta import LONGEST, contents, metas
from broadsheet.capture.html_parse import strip
from broadsheet.capture.html_visible import bare_byline, dates, element_text, headline, visible
from broadsheet.normal import mended

_SAVED = re.compile(r"<!--\s*saved from url=(?:\(\d{1,6}\))?\s*(https?://[^\s>]{1,2000}?)\s*-->")
"""The mark of the web that browsers write into a saved page (MS-DOCS, "Mark of the Web")."""

_SINGLEFILE = re.compile(r"Page saved with SingleFile\s+url:\s*(https?://\S{1,2000})")

PRESCAN = 4096
"""Characters in which a browser's mark is looked for; it stands above everything."""

SAME_TIME = 14
"""Digits and letters of a date and time up to the minute (`20240430T1200`)."""

LEAST_TITLE = 4
"""Words: a shorter title is that of the outlet."""

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_BLANK = re.compile(r"\W+")


def claims(tree: etree._Element, markup: str = "") -> tuple[list[Said], str]:
    """Return what a page states, each statement once, the most trusted first, and its text.

    The text is the `articleBody` of its JSON-LD, or nothing. The tree loses its scripts.
    """
    found = contents(tree)
    scripts, body = jsonld(_scripts(tree))
    strip(tree)
    inner = (one for one in tree.iter("title") if one.getparent().tag in ("head", "html", "body"))
    titles = {
        "og:title": next(iter(found.get("og:title", ())), ""),
        "title": next(map(element_text, inner), ""),
    }
    h1, shown = headline(tree, [*titles.values(), *found.get("twitter:title", ())])
    properties = items(tree, h1)
    stated = [
        *_addresses(tree),
        *_headlines(scripts, titles, shown),
        *scripts,
        *metas(found),
        *properties[True],
        *visible(tree, h1),
        *properties[False],
        *_saved(markup[:PRESCAN]),
        ("language", "html lang", tree.get("lang") or tree.get(_XML_LANG) or ""),
        *(("headline", "h1", element_text(one)) for one in islice(tree.iter("h1"), 1)),
        ("headline", "title", titles["title"]),
    ]
    if not any(field == "published" and words for field, _, words in stated):
        stated += dates(tree, h1)
    return list(once(_persons_first(stated))), body


def _scripts(tree: etree._Element) -> list[str]:
    return [
        script.text
        for script in tree.iter("script")
        if script.text and "ld+json" in (script.get("type") or "").lower()
    ]


def _saved(head: str) -> Iterator[Said]:
    for name, pattern in (("saved from url", _SAVED), ("SingleFile url", _SINGLEFILE)):
        if match := pattern.search(head):
            yield "url", name, match[1]


def _headlines(scripts: list[Said], titles: dict[str, str], shown: str) -> Iterator[Said]:
    """Yield the headline: what two of JSON-LD, the visible one and OpenGraph say, else JSON-LD's.

    A title for search engines may stand in any one of the three.
    """
    stated = [one for one in scripts if one[0] == "headline"][:1]
    visible = ("headline", "h1", shown)
    graph = ("headline", "og:title", titles["og:title"])
    seen, shared = _key(shown), _key(titles["og:title"])
    if seen and shared.startswith(seen):
        yield visible
    elif seen and shared and shared in seen and not stated:
        yield graph  # the visible one begins with a label
    yield from stated
    yield visible
    yield graph
    if len(titles["title"].split()) >= LEAST_TITLE:
        yield "headline", "title", titles["title"]


def _addresses(tree: etree._Element) -> Iterator[Said]:
    for link in tree.iter("link"):
        rel = (link.get("rel") or "").lower().split()
        if "canonical" in rel:
            yield "url", "canonical", (link.get("href") or "").strip()
        if "license" in rel:
            yield "licence", "license", (link.get("href") or "").strip()


def _key(words: str) -> str:
    return _BLANK.sub("", words).casefold()


def _persons_first(stated: list[Said]) -> list[Said]:
    """Put the bylines that name only the outlet or an organization behind the others."""
    outlets = {_key(words) for field, _, words in stated if field == "outlet"}

    def is_nobody(one: Said) -> bool:
        field, name, words = one
        return field == "byline" and (
            name.endswith(ORGANIZATION) or _key(bare_byline(words)) in outlets
        )

    return sorted(stated, key=is_nobody)


def once(stated: Iterable[Said]) -> Iterator[Said]:
    """Leave out what says the same as an earlier statement, and addresses that are none."""
    seen: set[tuple[str, str]] = set()
    for field, name, words in stated:
        value = mended(words).strip()
        if not value or len(value) > LONGEST:
            continue
        if field == "url" and not value.startswith(("http://", "https://")):
            continue
        key = field, _key(value)[:SAME_TIME] if field in ("published", "updated") else _key(value)
        if key not in seen:
            seen.add(key)
            yield field, name, value
