"""A page's tree to blocks: the stretches of writing that a reader sees as lines of their own.

In: an lxml tree. Out: `Block`s in the order of the page, each with its tag, where it hangs, how
much of it is link, and the elements around it that name themselves furniture. Lives here:
which elements part lines, which are never read, and the words by which elements name themselves.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

UNREAD = frozenset(
    "script style noscript template svg math iframe object embed applet canvas audio video picture"
    " source track map select option datalist textarea button input head meta link title".split()
)
"""Elements whose content is no writing of the page (HTML Living Standard, 4.7, 4.10, 4.12)."""

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav"
    " ol p pre section summary table tbody tfoot thead tr ul amp-ad amp-embed".split()
)
"""Elements that begin and end a line (HTML Living Standard, 15.3: `display: block` and its kin)."""

_CELLS = frozenset(("td", "th"))
_LISTS = frozenset("ul ol dl tr".split())

HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())

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

MOST_NOISE = 30
"""Elements around a line that are kept; deeper ones add nothing to what it is."""

PROSE = 50
DENSE_PROSE = 18
"""Characters: a line of this length is taken for prose; the second in scripts of whole syllables."""

_DENSE = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
)
_TOKEN = re.compile(r"\w+")

_TEXT = frozenset("html body main article".split())

_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@dataclass(slots=True)
class Block:
    """A line of a page: its words, its tag and class, the element it hangs in, what is link of it.

    `linked` counts characters; `noise` are the elements around it that name themselves furniture,
    the outermost first.
    """

    text: str
    tag: str
    name: str
    frame: etree._Element
    linked: int
    noise: tuple[etree._Element, ...]

    @property
    def frame_name(self) -> str:
        """The class of the element it hangs in."""
        return (self.frame.get("class") or "")[:MOST_NAME]


def squeeze(text: str) -> str:
    """Return the letters and digits of a text alone, in lower case.

    >>> squeeze("A bridge, fallen.")
    'abridgefallen'
    """
    return "".join(_TOKEN.findall(text)).casefold()


def is_prose(block: Block) -> bool:
    """Tell whether a line is long enough for running text, and not mostly link."""
    length = len(block.text)
    if block.tag in HEADINGS or 2 * block.linked >= length:
        return False
    return length >= PROSE or (length >= DENSE_PROSE and _DENSE.search(block.text) is not None)


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


_LAYOUT = frozenset(
    "sidebar widget print hidden overlay share social paywall subscription subscribe author authors"
    " header comment".split()
)
"""Words of the list that also name the columns and wrappers of a layout."""


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


def blocks(tree: etree._Element) -> list[Block]:
    """Return the lines of a page in their order."""
    lines = _Lines(tree)
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            lines.end(element)
        elif element.tag in UNREAD:
            walk.skip_subtree()
        else:
            lines.start(element)
    lines.flush()
    return lines.blocks


class _Lines:
    """The lines read so far, the one being read, and the elements that are open around it."""

    def __init__(self, tree: etree._Element) -> None:
        self.blocks: list[Block] = []
        self._tree = tree
        self._words: list[str] = []
        self._linked = 0
        self._links = 0
        self._open: list[etree._Element] = []
        self._noise: tuple[etree._Element, ...] = ()

    def start(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in BLOCKS:
            self.flush()
            self._open.append(element)
        elif tag == "a":
            self._links += 1
        elif tag == "br":
            self._words.append("\n")
        elif tag in _CELLS and self._words:
            self._words.append(" | ")
        named = (tag in BLOCKS or tag == "span") and len(self._noise) < MOST_NOISE
        if named and is_furniture(element):
            self._noise = (*self._noise, element)
        self._read(element.text)

    def end(self, element: etree._Element) -> None:
        tag = element.tag
        if tag not in UNREAD:
            if tag in BLOCKS:
                self.flush()
                self._open.pop()
            elif tag == "a":
                self._links -= 1
            if self._noise and self._noise[-1] is element:
                self._noise = self._noise[:-1]
        if element is not self._tree:
            self._read(element.tail)

    def _read(self, piece: str | None) -> None:
        if piece:
            self._words.append(piece.replace("\n", " "))
            if self._links:
                self._linked += len(piece.strip())

    def flush(self) -> None:
        """End the line being read."""
        text, linked = "".join(self._words), self._linked
        self._words.clear()
        self._linked = 0
        if not text or text.isspace():
            return
        element = self._open[-1] if self._open else self._tree
        frame = element.getparent()
        if frame is not None and frame.tag in _LISTS:
            frame = frame.getparent()
        frame = element if frame is None else frame
        for line in text.split("\n"):
            shown = " ".join(line.split()).strip("| ")
            if shown:
                tag, name = str(element.tag), (element.get("class") or "")[:MOST_NAME]
                self.blocks.append(
                    Block(shown, tag, name, frame, min(linked, len(shown)), self._noise)
                )
