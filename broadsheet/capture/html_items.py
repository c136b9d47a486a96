"""What a page's elements state of its article as properties: microdata and RDFa.

In: an lxml tree. Out: `Said`s, each named after its attribute and property. Lives here: which
properties count, and which of several items on a page is its article.
"""

import re
from itertools import islice, product

from lxml import etree

from broadsheet.capture.entry import Said
from broadsheet.capture.html_meta import is_address
from broadsheet.capture.html_visible import (
    LONGEST_BYLINE,
    LONGEST_HEADLINE,
    bare_byline,
    element_text,
    in_furniture,
)

MOST_ITEMS = 500
"""Elements of a kind that are looked at; what speaks of the article stands among the first."""

MOST_AUTHORS = 10

_CREDIT = re.compile(r"(?:foto|photo|bild|image|picture|credit)s?\b", re.IGNORECASE)
"""What begins the name of a picture's author."""

_FIELDS = {
    "headline": "headline",
    "alternativeHeadline": "standfirst",  # on an element of the page it is the line below
    "author": "byline",
    "creator": "byline",
    "datePublished": "published",
    "dateModified": "updated",
    "articleSection": "section",
    "inLanguage": "language",
}
"""Properties of schema.org articles, as microdata (`itemprop`) or RDFa (`property`)."""

_ARTICLES = ("Article", "Posting", "WebPage", "Blog", "CreativeWork", "Report", "Review")
"""Ends of the types whose properties speak of an article."""


def items(tree: etree._Element, h1: etree._Element | None) -> dict[bool, list[Said]]:
    """Return what microdata and RDFa state of the first item, by whether it holds the headline."""
    found: dict[tuple[str, str], list[tuple[etree._Element | None, str]]] = {}
    for attribute in ("itemprop", "property"):
        for element in islice(tree.iterfind(f".//*[@{attribute}]"), MOST_ITEMS):
            if element.tag == "meta" and attribute == "property":
                continue
            for name in set(_properties(element.get(attribute) or "")) & _FIELDS.keys():
                scope = _scope(element.getparent())
                words = _item(element, attribute, _FIELDS[name])
                if words and _is_article(scope) and not in_furniture(element.getparent()):
                    found.setdefault((name, attribute), []).append((scope, words))
    around = set() if h1 is None else {None, *h1.iterancestors()}
    said: dict[bool, list[Said]] = {True: [], False: []}
    for name, attribute in product(_FIELDS, ("itemprop", "property")):
        values = found.get((name, attribute), [])
        scopes = [scope for scope, _ in values]
        own = next((scope for scope in scopes if scope in around), scopes[0] if scopes else None)
        words = "; ".join(_values(name, [words for scope, words in values if scope is own]))
        said[h1 is None or own in around].append((_FIELDS[name], f"{attribute} {name}", words))
    return said


def _values(name: str, words: list[str]) -> list[str]:
    """Return the first value of a property, or all the names of a byline."""
    if _FIELDS[name] != "byline":
        return words[:1]
    named = [one for one in words if not is_address(one) and not _CREDIT.match(one)]
    people = dict.fromkeys(map(bare_byline, named))
    return list(people)[:MOST_AUTHORS]


def _properties(names: str) -> list[str]:
    """Return the names of properties without the prefix of a vocabulary."""
    return [name.rpartition(":")[2] for name in names[:200].split()]


def _scope(element: etree._Element | None) -> etree._Element | None:
    """Return the item that a property belongs to."""
    while element is not None and element.get("itemscope") is None and not element.get("typeof"):
        element = element.getparent()
    return element


def _is_article(scope: etree._Element | None) -> bool:
    if scope is None:
        return True
    kind = scope.get("itemtype") or scope.get("typeof") or ""
    return not kind or kind.rstrip("/").endswith(_ARTICLES)


def _item(element: etree._Element, attribute: str, field: str) -> str:
    words = element.get("content") or element.get("datetime") or ""
    if not words and field == "byline":
        named = element.find(f".//*[@{attribute}='name']")
        inner = element if named is None else named
        words = inner.get("content") or element_text(inner)
    words = " ".join((words or element_text(element)).split())
    longest = LONGEST_BYLINE if field == "byline" else LONGEST_HEADLINE
    return words if len(words) <= longest else ""
