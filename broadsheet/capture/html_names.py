"""What an element says of itself: its tag, its role, the words of its class and its id.

In: an element of a page. Out: whether it stands beside the article's text. Lives here: the word
list of furniture, and which of its words are used for layouts too.
"""

import re
from functools import lru_cache

from lxml import etree

_ASIDE = frozenset("aside nav footer form figcaption figure menu dialog amp-ad amp-embed".split())
"""Elements that are beside the text by their meaning (HTML Living Standard, 4.3, 4.4.12)."""

_ROLES = frozenset(
    "navigation complementary contentinfo search form menu menubar toolbar dialog alertdialog"
    " banner tablist doc-footnote".split()
)
"""Landmark and widget roles (WAI-ARIA 1.2) that hold no running text."""

# Words of class names and ids, taken apart at hyphens and capitals. From the lists that Mozilla's
# Readability ("unlikely candidates") and trafilatura (`OVERALL_DISCARD_XPATH`) publish, and from
# the components of the AMP, Arc XP and WordPress templates. What they get wrong: a whole article in
# a `div.share-wrapper`; therefore an element that holds most of the text is never furniture.
_WORDS = frozenset(
    "newsletter newsletters related relateds share sharing sharebar social socials comments comment"
    " disqus promo promos promotion sponsor sponsored advert advertisement advertising adslot ads"
    " outbrain taboola recirc recirculation recommended recommendation recommendations trending"
    " popular mostread signup subscribe subscription paywall regwall cookie cookies consent"
    " breadcrumb breadcrumbs tags taglist caption captions credit credits copyright byline bylines"
    " author authors bio toolbar menu navigation nav navbar sidebar footer teaser teasers widget"
    " carousel slideshow masthead tooltip modal popup overlay pagination pager readmore"
    " morefrom skyscraper syndication disclaimer infobox factbox hidden noprint print"
    " timestamp dateline published datetime readtime livefeed ticker"
    " sr vh visuallyhidden rating donate donation".split()
)
_PAIRS = frozenset(
    "read next;read more;most read;most popular;more from;more on;see also;also read;up next;"
    "sign up;follow us;screen reader;visually hidden;author box;image credit;photo credit;"
    "related links;you may;list related;mehr zum;lire aussi;leer mas;top stories;latest news;"
    "site header;global header".split(";")
)
MOST_NAME = 400
"""Characters of a class that are looked at; generated ones run to thousands."""

_TEXT = frozenset("html body main article".split())

_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")

_LAYOUT = frozenset(
    "sidebar widget print hidden overlay share social paywall subscription subscribe author authors"
    " header comment".split()
)
"""Words of the list that also name the columns and wrappers of a layout."""

_WITHOUT = frozenset("has with without no overflow x y ns".split())
"""Words before one of the list that make it say something of the layout: `has-sidebar`."""

_EXHIBITS = ".//blockquote|.//table|.//pre"


@lru_cache(maxsize=4096)
def _furniture(names: str) -> frozenset[str]:
    """Return the words of furniture in a class or an id."""
    words = [part.lower() for part in _PART.findall(names[:MOST_NAME])]
    pairs = list(zip(["", *words], words, strict=False))
    found = {word for before, word in pairs if word in _WORDS and before not in _WITHOUT}
    return frozenset(found | {pair for pair in map(" ".join, pairs) if pair in _PAIRS})


def names_furniture(names: str) -> bool:
    """Tell whether the words of a class or an id are those of furniture.

    >>> names_furniture("article__related-links"), names_furniture("article-body has-sidebar")
    (True, False)
    """
    return bool(_furniture(names))


def is_furniture(element: etree._Element) -> bool:
    """Tell whether an element names itself as something beside the text."""
    if element.tag in _ASIDE:
        return element.tag != "figure" or not element.xpath(_EXHIBITS)
    if element.tag in _TEXT:
        return False
    if element.get("role") in _ROLES or _is_hidden(element):
        return True
    return any(value and _furniture(value) for value in map(element.get, ("class", "id")))


def is_layout(element: etree._Element) -> bool:
    """Tell whether an element names itself furniture only by words that layouts use as well."""
    if element.tag in _ASIDE or element.get("role") in _ROLES or _is_hidden(element):
        return False
    names = map(element.get, ("class", "id"))
    return all(word in _LAYOUT for value in names if value for word in _furniture(value))


def _is_hidden(element: etree._Element) -> bool:
    style = element.get("style")
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or (style is not None and "display:none" in style.replace(" ", "").lower())
    )
