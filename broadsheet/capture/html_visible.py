"""What a reader sees of an article beside its text: the headline, and near it the byline and date.

In: an lxml tree. Out: the headline's element, and `Said`s named after the element they stand in
(`time`, `rel author`, `class byline`, `line p`). Lives here: how far from the headline a line still
speaks of the article, and how bylines and dates begin.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import etree

from broadsheet.capture.entry import Said
from broadsheet.capture.html_meta import LONGEST, is_address
from broadsheet.capture.html_names import MOST_NAME, is_furniture

LONGEST_HEADLINE = 400
LONGEST_BYLINE = 160
"""Characters of a visible byline; cleaning reads none over 200."""
LONGEST_DATE = 80
LONGEST_STAMP = 60
LONGEST_NAME = 60

NEAR = 400
"""Elements after the headline that are looked at, at most."""

PARAGRAPHS = 3
LONG_PARAGRAPH = 80
"""The head of an article ends with its third paragraph of so many characters."""

ALIKE = 0.3
"""Share of the words that an h1 and a title of the page have in common; the name of the outlet
alone has less."""

MOST_H1 = 50

_NAMED = re.compile(
    r"(?:^|[\s_-])(?:author|authors|byline|by-line|autor|auteur|writer)"
    r"(?:$|[\s_-]|[-_]?names?(?:$|\s))|(?:author|byline)-?name",
    re.IGNORECASE,
)
"""Class names of bylines, as trafilatura and newspaper4k look for them."""

_DATED = re.compile(
    r"(?:^|[\s_-])(?:date|pub-?date|published|publish|posted|timestamp|date-?time|datum|fecha|data"
    r"|dateline)(?:$|[\s_-])",
    re.IGNORECASE,
)

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d\d?\b)")
_NUMBER = re.compile(r"\b\d{1,2}\b|\d[日号]")

_ANNOUNCED = re.compile(
    r"(?:By|BY|Von|VON|Par|PAR|Por|POR|Di|Door|Av|Af|Autor(?:in)?:?|Text:|Fra|من|بقلم|Автор:?)"
    r"\s+(?=[A-ZÀ-ÞĀ-Ž\u0370-\uffff])"
)
"""What begins a byline that nothing else names; a line that begins so by chance is no name."""

_OTHER = re.compile(
    r"comment|related|recirc|recommend|sidebar|footer|promo|teaser|popular|trending|most-?read"
    r"|newsletter|card|\bnav",
    re.IGNORECASE,
)
"""Names of furniture that speaks of other articles, or of those who comment on this one."""

_BY = re.compile(r"(?:by|von|par|por|di|door|af|av|autor|author)\b\s*:?\s+", re.IGNORECASE)
_TOKEN = re.compile(r"\w+")
_LETTERS = re.compile(r"\W+")
_LOOSE_MARK = re.compile(r"\s+(?=[,.;:])")


def headline(tree: etree._Element, titles: Iterable[str]) -> tuple[etree._Element | None, str]:
    """Return the h1 that is most like the page's titles and its words; none where none is like."""
    titles = [title for title in titles if title]
    known = [words for words in map(_words, titles) if words]
    best, most = None, ALIKE
    for h1 in islice(tree.iter("h1"), MOST_H1):
        line = element_text(h1)
        own = _words(line)
        if not own or len(line) > LONGEST_HEADLINE:
            continue
        if any(_is_outlet(line, title) for title in titles):
            alike = 0.0
        else:
            shares = (len(own & other) / len(own | other) for other in known)
            alike = max(shares, default=1.0)
        if alike >= most and (best is None or alike > most):
            best, most = h1, alike
    return best, "" if best is None else element_text(best)


def _words(text: str) -> set[str]:
    return set(_TOKEN.findall(text.casefold()))


def _is_outlet(line: str, title: str) -> bool:
    """Tell whether a line is the short end of a title, where outlets put their name."""
    end, all_of_it = (_LETTERS.sub("", one).casefold() for one in (line, title))
    return all_of_it.endswith(end) and 2 * len(end) < len(all_of_it)


def visible(tree: etree._Element, h1: etree._Element | None) -> Iterator[Said]:
    """Yield the date and the byline that stand near the headline; without one, the first there are.

    Lines that only look like it count where no element says what it is.
    """
    near = list(_near(h1)) if h1 is not None else []
    for place in (near, list(islice(tree.iter("*"), 20 * NEAR))):
        found = list(_times(place))
        if found:
            yield from found[:1]
            break
    yield from islice(_bylines(near), 2)
    if h1 is None:
        named = (e for e in tree.iter("*") if e.get("class") or e.get("rel"))
        yield from islice(_bylines(islice(named, 20 * NEAR)), 2)


def dates(tree: etree._Element, h1: etree._Element | None) -> Iterator[Said]:
    """Yield a date that stands near the headline in words."""
    near = list(_near(h1)) if h1 is not None else list(islice(tree.iter("*"), 5 * NEAR))
    lines = [(e, words) for e in near if len(words := _line(e)) <= LONGEST_DATE and words]
    for element, words in lines:
        name = (element.get("class") or "")[:MOST_NAME]
        if _DATED.search(name) and any(map(str.isdigit, words)):
            yield "published", f"class {name.split()[0][:LONGEST_NAME]}", words
            return
    for element, words in lines:
        if len(element) == 0 and _YEAR.search(words) and len(_NUMBER.findall(words)) > 0:
            yield "published", f"line {element.tag}", words
            return


def _near(h1: etree._Element) -> Iterator[etree._Element]:
    """Yield what follows the headline, up to some paragraphs of the text."""
    paragraphs = 0
    for element in islice(h1.xpath("following::*"), NEAR):
        if element.tag == "p" and len(element_text(element)) >= LONG_PARAGRAPH:
            paragraphs += 1
            if paragraphs == PARAGRAPHS:
                return
        yield element


def _times(place: list[etree._Element]) -> Iterator[Said]:
    """Yield the times of publication, marked ones before the first."""
    plain = []
    for time in place:
        stamp = (time.get("datetime") or element_text(time)) if time.tag == "time" else ""
        if len(stamp) > LONGEST_STAMP or not _YEAR.search(stamp) or in_furniture(time):
            continue
        marks = f"{time.get('class') or ''} {time.get('itemprop') or ''}".lower()
        if time.get("pubdate") is not None or "publish" in marks or "entry-date" in marks:
            yield "published", "time", stamp
        elif not any(word in marks for word in ("updat", "modif")):
            plain.append(stamp)
    yield from (("published", "time", stamp) for stamp in plain)


def _bylines(place: Iterable[etree._Element]) -> Iterator[Said]:
    """Yield the byline: links to authors, else elements named so, else announced lines."""
    shown = [(e, words) for e in place if 0 < len(words := _line(e)) <= LONGEST_BYLINE]
    shown = [(e, words) for e, words in shown if not is_address(words) and not in_furniture(e)]
    linked = [bare_byline(words) for e, words in shown if "author" in (e.get("rel") or "").split()]
    if linked:
        yield "byline", "rel author", "; ".join(dict.fromkeys(linked[:10]))
    for element, words in shown:
        name = (element.get("class") or "")[:MOST_NAME]
        if _NAMED.search(name):
            yield "byline", f"class {name.split()[0][:LONGEST_NAME]}", words
            return
    for element, words in shown:
        if _ANNOUNCED.match(words) and element.tag not in ("h1", "h2"):
            yield "byline", f"line {element.tag}", words
            return


def in_furniture(element: etree._Element | None) -> bool:
    """Tell whether an element stands in furniture that speaks of something else."""
    while element is not None:
        if element.tag in ("body", "article", "main"):
            return False
        if is_furniture(element) and not _is_own(element):
            return True
        element = element.getparent()
    return False


def _is_own(element: etree._Element) -> bool:
    """Tell whether furniture may still speak of this article: a byline, a header, a date."""
    if element.tag in ("nav", "footer", "aside", "form", "figure", "figcaption"):
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return not _OTHER.search(names[:MOST_NAME])


def element_text(element: etree._Element, between: str = "") -> str:
    """Return the words of an element, of a large one the first."""
    pieces: list[str] = []
    length = 0
    for piece in element.itertext():
        pieces.append(piece)
        length += len(piece) + 1
        if length > LONGEST:
            break
    return " ".join(between.join(pieces).split())


def _line(element: etree._Element) -> str:
    """Return the words of an element whose parts stand beside one another."""
    return _LOOSE_MARK.sub("", element_text(element, " "))


def bare_byline(words: str) -> str:
    """Return a byline without the word that announces it.

    >>> bare_byline("By Ann Lee")
    'Ann Lee'
    """
    match = _BY.match(words)
    return words[match.end() :] if match else words
