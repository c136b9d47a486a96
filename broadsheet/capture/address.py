"""The address of an article in its own text: a line above or below it that is nothing else.

In: a text and where it begins. Out: a claim for `url` at the words of that line, or none. Who
collects articles pastes their address over the headline or below the last paragraph, bare or
behind a word such as `Source:`. Where such lines name two pages nothing is claimed.
"""

import re
from collections.abc import Iterator

from broadsheet.records import Claim

ABOVE = "address above the text"
BELOW = "address below the text"

HEAD_LINES = 8
"""Lines at most down to the address, in a head."""

TAIL_LINES = 4
"""Lines below which an address with a label is no longer the last word."""

REACH = 6000
"""Characters at each end of a text that are looked at."""

TEXT_LENGTH = 200
SENTENCE_LENGTH = 80
"""Characters: a line longer than this, or than this and ended by a full stop, is text, and the
head is over."""

LEAST_PATH = 2
"""Characters: a shorter path is that of an outlet's front page."""

MAX_LINE = 2200
"""Characters: longer lines hold no address."""

# What people and reference managers write before the address of a text that they keep, in the
# languages of `clean.byline_words`. What it gets wrong: `Source:` at the end of a report may name
# the page that a figure in it is from.
_LABEL = (
    r"(?:original |article |full |web )?(?:source|url|link|web ?address|address)"
    r"(?: (?:url|link|address))?|original(?: (?:article|story|post))?|permalink|canonical"
    r"|(?:first |originally )?published (?:at|on|by)|(?:retrieved|accessed|taken|copied) from"
    r"|available (?:at|from|online)|read (?:the )?(?:original|full (?:article|story))(?: at| here)?"
    r"|quelle|adresse|originalartikel|abgerufen von|lien|source originale|fuente|enlace|dirección"
    r"|fonte|ligação|endereço|indirizzo|collegamento|bron|koppeling|källa|länk|kilde|lenke|lähde"
    r"|źródło|adres|zdroj|odkaz|forrás|sursa|kaynak|bağlantı|sumber|tautan|nguồn|источник|ссылка"
    r"|адрес|джерело|посилання|πηγή|σύνδεσμος|المصدر|الرابط|رابط|مصدر|منبع|لینک|מקור|קישור|स्रोत|लिंक"
    r"|来源|來源|原文|原文链接|原文鏈接|原文連結|链接|鏈接|連結|网址|網址|出典|元記事|引用元|출처|원문|링크"
)
_BARE = r"(?:https?://|www\.)[^\s<>]*[^\s<>.,;]"
_LINE = re.compile(
    rf"(?:(?P<label>{_LABEL})\s?[:：]\s*)?(?:<(?P<a>{_BARE})>|\((?P<b>{_BARE})\)|(?P<c>{_BARE})[.,;]?"
    rf"|\[(?P<words>[^\[\]\n]{{1,200}})\]\((?P<d>{_BARE})\))",
    re.IGNORECASE,
)
_ALONE = re.compile(_LABEL, re.IGNORECASE)
_BLANK = " \t\r\u00a0*_\ufeff\u200b\u200e\u200f\u2060"
_EDGES = _BLANK + "•·–—-|>#"
_PAGE = re.compile(
    r"(?:https?://)?(?P<host>[^/?#\s]+)(?P<path>/[^?#]*)?(?P<query>\?[^#]+)?", re.IGNORECASE
)
_NO_PAGE = re.compile(r".*\.(?:jpe?g|png|gif|webp|svg|mp[34]|m4a|webm|mov|pdf|zip)", re.IGNORECASE)
"""Endings of pictures, recordings and papers, which stand beside an article."""

_ELSEWHERE = re.compile(
    r"(?:.+\.)?(?:facebook\.com|fb\.com|twitter\.com|x\.com|t\.co|instagram\.com|youtube\.com|youtu\.be"
    r"|tiktok\.com|linkedin\.com|pinterest\.com|reddit\.com|t\.me|wa\.me|vk\.com|bsky\.app|threads\.net"
    r"|telegram\.me|whatsapp\.com|bit\.ly|goo\.gl|ow\.ly|tinyurl\.com|dlvr\.it|soundcloud\.com|spotify\.com"
    r"|apple\.com|vimeo\.com|flickr\.com)",
    re.IGNORECASE,
)
"""Hosts of posts, players and shortened addresses: in a text those are of something else, unless
the address is its first line."""


def address(text: str, begins: int = 0) -> tuple[Claim, ...]:
    r"""Return the claim of the address that a text states in a line of its own.

    >>> [one.value for one in address("Bridge\nSource: https://example.org/a?id=1\n\nIt fell.")]
    ['https://example.org/a?id=1']
    >>> address("https://example.org/")
    ()
    """
    for method, found in ((ABOVE, _above(text, begins)), (BELOW, _below(text, begins))):
        claims = list(found)
        said = [one for one, labelled in claims if labelled] or [one for one, _ in claims]
        if said:
            start, end = said[0]
            one = len({text[a:b].partition("#")[0] for a, b in said}) == 1
            return (Claim("url", text[start:end], method, start, end),) if one else ()
    return ()


_Found = tuple[tuple[int, int], bool]
"""Where an address stands, and whether a label announces it."""


def _above(text: str, begins: int) -> Iterator[_Found]:
    first = True
    for start, end in _lines(text, begins, min(len(text), begins + REACH))[:HEAD_LINES]:
        found = _stated(text, start, end, anywhere=first)
        if found:
            yield found
        elif _is_text(text[start:end]):
            return
        first = False


def _below(text: str, begins: int) -> Iterator[_Found]:
    from_line = text.find("\n", max(begins, len(text) - REACH))
    lines = _lines(text, from_line, len(text)) if from_line >= 0 else []
    for i, (start, end) in enumerate(lines):
        found = _stated(text, start, end) if i >= len(lines) - TAIL_LINES else None
        # `Read also:` announces another article.
        announced = i > 0 and text[lines[i - 1][1] - 1] in ":："
        if found and (found[1] or (i == len(lines) - 1 and not announced)):
            yield found


def _lines(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Return where lines stand that hold anything, without the marks around them."""
    found = []
    while start < stop:
        end = text.find("\n", start, stop)
        end = stop if end < 0 else end
        bare = text[start:end].strip()
        if bare:
            begin = text.index(bare, start)
            found.append((begin, begin + len(bare)))
        start = end + 1
    return found


def _is_text(line: str) -> bool:
    ended = line.rstrip("”\"'’»)").endswith((".", "!", "?", "。", "؟", "।"))
    return len(line) > TEXT_LENGTH or (ended and len(line) > SENTENCE_LENGTH)


def _stated(text: str, start: int, end: int, *, anywhere: bool = False) -> _Found | None:
    """Return the address that a line is, where it is that of a page."""
    line = text[start:end].rstrip(_BLANK) if end - start <= MAX_LINE else ""
    begin = start + len(line) - len(line.lstrip(_EDGES))
    match = _LINE.fullmatch(text, begin, start + len(line))
    if match is None:
        return None
    group = next(name for name in "abcd" if match[name])
    labelled = bool(match["label"] or (match["d"] and _ALONE.fullmatch(match["words"])))
    if (match["d"] and not labelled) or not _is_page(match[group], anywhere=anywhere):
        return None
    return match.span(group), labelled


def _is_page(found: str, *, anywhere: bool) -> bool:
    """Tell whether an address is that of an article and not of an outlet, a picture, a post."""
    page = _PAGE.match(found)
    if page is None:
        return False
    path = page["path"] or ""
    named = bool(page["query"]) or len(path) >= LEAST_PATH
    elsewhere = not anywhere and _ELSEWHERE.fullmatch(page["host"])
    return named and not elsewhere and not _NO_PAGE.fullmatch(path)
