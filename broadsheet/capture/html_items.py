"""What stands in a page's own elements about its article: microdata, RDFa and times.

In: an lxml tree. Out: `Said`s, the best first. Lives here: which properties count, and how an
element that speaks of this article is told from one that speaks of another.
"""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from broadsheet.capture.entry import Said
from broadsheet.capture.html_meta import LONGEST, is_address
from broadsheet.capture.html_names import MOST_NAME, is_furniture

LONGEST_HEADLINE = 400
LONGEST_BYLINE = 160
"""Characters of a visible byline; cleaning reads none over 200."""

MOST_ITEMS = 500
"""Elements of a kind that are looked at; what speaks of the article stands among the first."""

LONGEST_DATE = 80

_ITEMS = {
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

_OTHER = re.compile(
    r"comment|related|recirc|recommend|sidebar|footer|promo|teaser|popular|trending|most-?read"
    r"|newsletter|card|\bnav",
    re.IGNORECASE,
)
"""Names of furniture that speaks of other articles, or of those who comment on this one."""

_DATED = re.compile(
    r"(?:^|[\s_-])(?:date|pub-?date|published|publish|posted|timestamp|date-?time|datum|fecha|data"
    r"|dateline)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Class names of the line with the date, where nothing else states it."""

_BY = re.compile(r"^(?:by|von|par|por|di|door|af|av|od|autor|author)\b\s*:?\s+", re.IGNORECASE)


def items(tree: etree._Element) -> Iterator[Said]:
    """Yield what microdata and RDFa state of the first article."""
    found: dict[tuple[str, str], list[str]] = {}
    scopes: dict[str, etree._Element | None] = {}
    for attribute in ("itemprop", "property"):
        for element in islice(tree.iterfind(f".//*[@{attribute}]"), MOST_ITEMS):
            if element.tag == "meta" and attribute == "property":
                continue
            for name in _properties(element.get(attribute) or ""):
                if name not in _ITEMS or in_furniture(element.getparent(), strict=True):
                    continue
                scope = _scope(element.getparent())
                if scopes.setdefault(name, scope) is not scope:
                    continue
                if words := _item(element, attribute, _ITEMS[name]):
                    found.setdefault((attribute, name), []).append(words)
    for (attribute, name), values in found.items():
        field = _ITEMS[name]
        if field == "byline":
            people = [bare_byline(one) for one in values if not is_address(one)]
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
        words = inner.get("content") or element_text(inner)
    words = " ".join((words or element_text(element)).split())
    longest = LONGEST_BYLINE if field == "byline" else LONGEST_HEADLINE
    return words if len(words) <= longest else ""


def times(tree: etree._Element) -> Iterator[Said]:
    """Yield the time of publication that stands in the text, marked ones before the first."""
    first = None
    for time in tree.iter("time"):
        stamp = time.get("datetime") or element_text(time)
        if not stamp or len(stamp) > 60 or in_furniture(time, strict=True):
            continue
        marks = f"{time.get('class') or ''} {time.get('itemprop') or ''}".lower()
        if time.get("pubdate") is not None or "publish" in marks or "entry-date" in marks:
            yield "published", "time", stamp
            return
        if first is None and not any(word in marks for word in ("updat", "modif")):
            first = stamp
    if first:
        yield "published", "time", first


def dates(tree: etree._Element) -> Iterator[Said]:
    """Yield the first short line with a number that names itself a date."""
    for element in tree.iterfind(".//*[@class]"):
        name = element.get("class")[:MOST_NAME]
        if _DATED.search(name) and not in_furniture(element, strict=True):
            words = element_text(element)
            if len(words) <= LONGEST_DATE and any(character.isdigit() for character in words):
                yield "published", f"class {name.split()[0]}", words
                return


def in_furniture(element: etree._Element | None, *, strict: bool = False) -> bool:
    """Tell whether an element stands in furniture; `strict` lets bylines and headers pass."""
    while element is not None:
        if element.tag in ("body", "article", "main"):
            return False
        if is_furniture(element) and not (strict and _is_own(element)):
            return True
        element = element.getparent()
    return False


def _is_own(element: etree._Element) -> bool:
    """Tell whether furniture may still speak of this article: a byline, a header, a date."""
    if element.tag in ("nav", "footer", "aside", "form", "figure", "figcaption"):
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return not _OTHER.search(names[:MOST_NAME])


def element_text(element: etree._Element) -> str:
    """Return the words of an element, of a large one the first."""
    pieces: list[str] = []
    length = 0
    for piece in element.itertext():
        pieces.append(piece)
        length += len(piece) + 1
        if length > LONGEST:
            break
    return " ".join("".join(pieces).split())


def bare_byline(words: str) -> str:
    """Return a byline without the word that announces it.

    >>> bare_byline("By Ann Lee")
    'Ann Lee'
    """
    return _BY.sub("", words)
