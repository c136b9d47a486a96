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
from broadsheet.capture.html_blocks import MOST_NAME, is_furniture
from broadsheet.capture.html_jsonld import ORGANIZATION, jsonld
from broadsheet.capture.html_meta import LONGEST, contents, is_address, metas

_ITEMS = {
    "headline": "headline",
    "alternativeHeadline": "standfirst",
    "author": "byline",
    "creator": "byline",
    "datePublished": "published",
    "dateModified": "updated",
    "articleSection": "section",
    "inLanguage": "language",
}
"""Properties of schema.org articles, as microdata (`itemprop`) or RDFa (`property`)."""

_SAVED = re.compile(r"<!--\s*saved from url=(?:\(\d{1,6}\))?\s*(https?://[^\s>]{1,2000}?)\s*-->")
"""The mark of the web that browsers write into a saved page (MS-DOCS, "Mark of the Web")."""

_SINGLEFILE = re.compile(r"Page saved with SingleFile\s+url:\s*(https?://\S{1,2000})")

PRESCAN = 4096
"""Characters in which a browser's mark is looked for; it stands above everything."""

SAME_TIME = 14
"""Digits and letters of a date and time up to the minute (`20240430T1200`)."""

MOST_H1 = 50
MOST_ITEMS = 500
"""Elements of a kind that are looked at; what speaks of the article stands among the first."""

LONGEST_HEADLINE = 400

LONGEST_BYLINE = 160
"""Characters of a visible byline; cleaning reads none over 200."""

_NAMED = re.compile(
    r"(?:^|[\s_-])(?:author|authors|byline|by-line|autor|auteur|writer)(?:$|[\s_-]|[-_]?names?(?:$|\s))",
    re.IGNORECASE,
)
_BY = re.compile(r"^(?:by|von|par|por|di|door|af|av|od|autor|author)\b\s*:?\s+", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")
"""Halves of characters, which JSON can write and no encoding can."""

_BLANK = re.compile(r"\W+")


def claims(tree: etree._Element, markup: str = "") -> list[Said]:
    """Return what a page states, each statement once, the most trusted first."""
    found = contents(tree)
    scripts = list(jsonld(_scripts(tree)))
    stated = [
        *_addresses(tree),
        *_headlines(tree, scripts, found),
        *scripts,
        *metas(found),
        *_items(tree),
        *_times(tree),
        *_saved(markup[:PRESCAN]),
        *_bylines(tree),
        *_rest(tree),
    ]
    return list(once(_persons_first(stated)))


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
        yield "headline", "title", _text(title)


def _headlines(
    tree: etree._Element, scripts: list[Said], found: dict[str, list[str]]
) -> Iterator[Said]:
    """Yield the headline: what two of JSON-LD, the visible one and OpenGraph say, else JSON-LD's.

    A title for search engines may stand in any one of the three.
    """
    stated = [one for one in scripts if one[0] == "headline"][:1]
    graph = [("headline", "og:title", words) for words in found.get("og:title", ())][:1]
    visible = [("headline", "h1", words) for words in _h1(tree, found)]
    if visible and graph:
        shown, shared = _key(visible[0][2]), _key(graph[0][2])
        if shared.startswith(shown):
            yield from visible
        elif not stated and shared and shared in shown:
            yield from graph  # the visible one begins with a label
    yield from stated
    yield from visible


def _h1(tree: etree._Element, found: dict[str, list[str]]) -> Iterator[str]:
    """Yield the visible headline: of the h1s the one that the page's other titles repeat."""
    title = next(tree.iter("title"), None)
    others = [*found.get("og:title", ()), *found.get("twitter:title", ())]
    known = [
        key for other in [*others, "" if title is None else _text(title)] if (key := _key(other))
    ]
    h1s = [(h1, words) for h1 in islice(tree.iter("h1"), MOST_H1) if (words := _text(h1))]
    h1s = [(h1, words) for h1, words in h1s if len(words) <= LONGEST_HEADLINE]
    for _, words in h1s:
        key = _key(words)
        if key and any(key in other or other in key for other in known):
            yield words
            return
    plain = [words for h1, words in h1s if not _in_furniture(h1)]
    if plain:
        yield next((words for words in plain if len(words.split()) > 2), plain[0])


def _items(tree: etree._Element) -> Iterator[Said]:
    """Yield what microdata and RDFa state of the first article."""
    found: dict[tuple[str, str], list[str]] = {}
    scopes: dict[str, etree._Element | None] = {}
    for attribute in ("itemprop", "property"):
        for element in islice(tree.iterfind(f".//*[@{attribute}]"), MOST_ITEMS):
            if element.tag == "meta" and attribute == "property":
                continue
            for name in _properties(element.get(attribute) or ""):
                if name not in _ITEMS or _in_furniture(element.getparent(), strict=True):
                    continue
                scope = _scope(element.getparent())
                if scopes.setdefault(name, scope) is not scope:
                    continue
                if words := _item(element, attribute, _ITEMS[name]):
                    found.setdefault((attribute, name), []).append(words)
    for (attribute, name), values in found.items():
        field = _ITEMS[name]
        if field == "byline":
            people = [_BY.sub("", one) for one in values if not is_address(one)]
            yield field, f"{attribute} {name}", "; ".join(dict.fromkeys(people[:10]))
        else:
            yield field, f"{attribute} {name}", values[0]


def _properties(names: str) -> list[str]:
    """Return the names of properties without the prefix of a vocabulary."""
    return [name.rpartition(":")[2] for name in names[:200].split()]


def _scope(element: etree._Element | None) -> etree._Element | None:
    """Return the item that a property belongs to."""
    while element is not None and element.get("itemscope") is None and not element.get("typeof"):
        element = element.getparent()
    return element


def _item(element: etree._Element, attribute: str, field: str) -> str:
    words = element.get("content") or element.get("datetime") or ""
    if not words and field == "byline":
        named = element.find(f".//*[@{attribute}='name']")
        inner = element if named is None else named
        words = inner.get("content") or _text(inner)
    words = " ".join((words or _text(element)).split())
    return (
        words if len(words) <= (LONGEST_BYLINE if field == "byline" else LONGEST_HEADLINE) else ""
    )


def _times(tree: etree._Element) -> Iterator[Said]:
    """Yield the time of publication that stands in the text, marked ones before the first."""
    first = None
    for time in tree.iter("time"):
        stamp = time.get("datetime") or _text(time)
        if not stamp or len(stamp) > 60 or _in_furniture(time, strict=True):
            continue
        marks = f"{time.get('class') or ''} {time.get('itemprop') or ''}".lower()
        if time.get("pubdate") is not None or "publish" in marks or "entry-date" in marks:
            yield "published", "time", stamp
            return
        if first is None and not any(word in marks for word in ("updat", "modif")):
            first = stamp
    if first:
        yield "published", "time", first


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
        if "author" in a.get("rel", "").lower().split() and not _in_furniture(a, strict=True):
            around = _frame(a)
            beside = around if beside is None else beside
            words = _text(a)
            if around is beside and words and len(words) <= LONGEST_BYLINE:
                linked.append(_BY.sub("", words))
    if linked:
        yield "byline", "rel author", "; ".join(dict.fromkeys(linked[:10]))
    for element in tree.iterfind(".//*[@class]"):
        name = element.get("class") or ""
        if len(name) > 300 or not _NAMED.search(name):
            continue
        words = "" if _in_furniture(element.getparent(), strict=True) else _text(element)
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


def _in_furniture(element: etree._Element | None, *, strict: bool = False) -> bool:
    """Tell whether an element stands in furniture; `strict` lets bylines and headers pass."""
    while element is not None:
        if element.tag in ("body", "article", "main"):
            return False
        if is_furniture(element) and not (strict and _is_own(element)):
            return True
        element = element.getparent()
    return False


_OTHER = re.compile(
    r"comment|related|recirc|recommend|sidebar|footer|promo|teaser|popular|trending|most-?read|newsletter|card|\bnav",
    re.IGNORECASE,
)


def _is_own(element: etree._Element) -> bool:
    """Tell whether furniture may still speak of this article: a byline, a header, a date."""
    if element.tag in ("nav", "footer", "aside", "form", "figure", "figcaption"):
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return not _OTHER.search(names[:MOST_NAME])


def _text(element: etree._Element) -> str:
    """Return the words of an element, of a large one the first."""
    pieces: list[str] = []
    length = 0
    for piece in element.itertext():
        pieces.append(piece)
        length += len(piece) + 1
        if length > LONGEST:
            break
    return " ".join("".join(pieces).split())


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
        value = _SURROGATE.sub("\ufffd", words).strip()
        if not value or len(value) > LONGEST:
            continue
        if field == "url" and not value.startswith(("http://", "https://")):
            continue
        key = field, _key(value)[:SAME_TIME] if field in ("published", "updated") else _key(value)
        if key not in seen:
            seen.add(key)
            yield field, name, value
