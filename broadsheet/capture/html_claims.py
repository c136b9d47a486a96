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
from broadsheet.capture.html_items import (
    LONGEST_BYLINE,
    LONGEST_HEADLINE,
    bare_byline,
    dates,
    element_text,
    in_furniture,
    items,
    times,
)
from broadsheet.capture.html_jsonld import ORGANIZATION, jsonld
from broadsheet.capture.html_meta import LONGEST, contents, is_address, metas
from broadsheet.capture.html_parse import whole

_SAVED = re.compile(r"<!--\s*saved from url=(?:\(\d{1,6}\))?\s*(https?://[^\s>]{1,2000}?)\s*-->")
"""The mark of the web that browsers write into a saved page (MS-DOCS, "Mark of the Web")."""

_SINGLEFILE = re.compile(r"Page saved with SingleFile\s+url:\s*(https?://\S{1,2000})")

PRESCAN = 4096
"""Characters in which a browser's mark is looked for; it stands above everything."""

SAME_TIME = 14
"""Digits and letters of a date and time up to the minute (`20240430T1200`)."""

ALIKE = 0.3
"""Share of the words that an h1 and a title of the page have in common; the name of the outlet
alone has less."""

LEAST_TITLE = 4
"""Words: a shorter title is that of the outlet."""

MOST_H1 = 50
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:author|authors|byline|by-line|autor|auteur|writer)(?:$|[\s_-]|[-_]?names?(?:$|\s))",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"\w+")
_BLANK = re.compile(r"\W+")


def claims(tree: etree._Element, markup: str = "") -> tuple[list[Said], str]:
    """Return what a page states, each statement once, the most trusted first, and its text.

    The text is the `articleBody` of its JSON-LD, or nothing.
    """
    found = contents(tree)
    scripts, body = jsonld(_scripts(tree))
    stated = [
        *_addresses(tree),
        *_headlines(tree, scripts, found),
        *scripts,
        *metas(found),
        *items(tree),
        *times(tree),
        *_saved(markup[:PRESCAN]),
        *_bylines(tree),
        *_rest(tree),
    ]
    if not any(field == "published" for field, _, _ in stated):
        stated += dates(tree)
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


def _rest(tree: etree._Element) -> Iterator[Said]:
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    yield "language", "html lang", language or ""
    title = next(tree.iter("title"), None)
    if title is not None:
        yield "headline", "title", element_text(title)


def _headlines(
    tree: etree._Element, scripts: list[Said], found: dict[str, list[str]]
) -> Iterator[Said]:
    """Yield the headline: what two of JSON-LD, the visible one and OpenGraph say, else JSON-LD's.

    A title for search engines may stand in any one of the three.
    """
    stated = [one for one in scripts if one[0] == "headline"][:1]
    graph = [("headline", "og:title", words) for words in found.get("og:title", ())][:1]
    title = next(tree.iter("title"), None)
    words = "" if title is None else element_text(title)
    best, alike = _h1(tree, [*found.get("og:title", ()), *found.get("twitter:title", ()), words])
    visible = [("headline", "h1", best)]
    if alike < ALIKE:
        # The h1 of a logo, or of another page that is shown on this one.
        other = [("headline", "title", words)] if len(words.split()) >= LEAST_TITLE else []
        visible = [*graph, *other, *visible]
    elif graph:
        shown, shared = _key(best), _key(graph[0][2])
        if shared.startswith(shown):
            yield from visible
        elif not stated and shared in shown:
            yield from graph  # the visible one begins with a label
    yield from stated
    yield from visible


def _h1(tree: etree._Element, titles: list[str]) -> tuple[str, float]:
    """Return the h1 that is most like the page's titles, and how much, from 0 to 1."""
    known = [words for words in map(_words, titles) if words]
    found = [line for line in map(element_text, islice(tree.iter("h1"), MOST_H1)) if line]
    best = ("", 0.0)
    for one in found:
        own = _words(one)
        logo = any(_is_outlet(one, title) for title in titles)
        shares = [0.0 if logo else len(own & other) / len(own | other) for other in known]
        alike = max(shares, default=float(len(own) > 2)) if own else 0.0
        if len(one) <= LONGEST_HEADLINE and (alike > best[1] or not best[0]):
            best = one, alike
    return best


def _is_outlet(line: str, title: str) -> bool:
    """Tell whether a line is the short end of a title, where outlets put their name."""
    end, whole_title = _key(line), _key(title)
    return whole_title.endswith(end) and 2 * len(end) < len(whole_title)


def _words(text: str) -> set[str]:
    return set(_TOKEN.findall(text.casefold()))


def _addresses(tree: etree._Element) -> Iterator[Said]:
    for link in tree.iter("link"):
        rel = (link.get("rel") or "").lower().split()
        if "canonical" in rel:
            yield "url", "canonical", (link.get("href") or "").strip()
        if "license" in rel:
            yield "rights", "license", (link.get("href") or "").strip()


def _bylines(tree: etree._Element) -> Iterator[Said]:
    """Yield the visible byline: the first links to authors, else the first element named so."""
    linked: list[str] = []
    beside = None
    for a in tree.iterfind(".//a[@rel]"):
        if "author" in a.get("rel", "").lower().split() and not in_furniture(a, strict=True):
            around = _frame(a)
            beside = around if beside is None else beside
            words = element_text(a)
            if around is beside and words and len(words) <= LONGEST_BYLINE:
                linked.append(bare_byline(words))
    if linked:
        yield "byline", "rel author", "; ".join(dict.fromkeys(linked[:10]))
    for element in tree.iterfind(".//*[@class]"):
        name = element.get("class") or ""
        if len(name) > 300 or not _NAMED.search(name):
            continue
        words = "" if in_furniture(element.getparent(), strict=True) else element_text(element)
        if words and len(words) <= LONGEST_BYLINE and not is_address(words):
            yield "byline", f"class {name.split()[0]}", words
            return


def _frame(element: etree._Element) -> etree._Element | None:
    """Return what holds a link and those beside it: three elements up."""
    for _ in range(3):
        parent = element.getparent()
        if parent is None or parent.tag in ("body", "article", "main"):
            break
        element = parent
    return element


def _key(words: str) -> str:
    return _BLANK.sub("", words).casefold()


def _persons_first(stated: list[Said]) -> list[Said]:
    """Put the bylines that name only the outlet or an organization behind the others."""
    outlets = {_key(words) for field, _, words in stated if field == "outlet"}

    def is_nobody(one: Said) -> bool:
        field, name, words = one
        return field == "byline" and (name.endswith(ORGANIZATION) or _key(words) in outlets)

    return sorted(stated, key=is_nobody)


def once(stated: Iterable[Said]) -> Iterator[Said]:
    """Leave out what says the same as an earlier statement, and addresses that are none."""
    seen: set[tuple[str, str]] = set()
    for field, name, words in stated:
        value = whole(words).strip()
        if not value or len(value) > LONGEST:
            continue
        if field == "url" and not value.startswith(("http://", "https://")):
            continue
        key = field, _key(value)[:SAME_TIME] if field in ("published", "updated") else _key(value)
        if key not in seen:
            seen.add(key)
            yield field, name, value
