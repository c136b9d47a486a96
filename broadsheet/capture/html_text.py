"""A page's tree to the article's text: the lines that belong to it, in the order of the page.

In: an lxml tree and what the page states. Out: paragraphs parted by blank lines, headings marked as
in Markdown. The method: trafilatura says which lines are the article (it leads every published
comparison of extractors); lines that name themselves furniture are taken out, lines that hang where
the article's paragraphs hang are put back, and where it found next to nothing, the element with the
most prose stands in. The words are always the page's own, never an extractor's rendering.
"""

import logging
import re
from collections import Counter
from collections.abc import Iterable

from lxml import etree

from broadsheet.capture.entry import Said
from broadsheet.capture.html_blocks import HEADINGS, Block, blocks, is_layout

PROSE = 50
"""Characters: a line of this length that is not mostly link is taken for prose."""

WHOLE = 0.6
"""An element with this share of the page's prose is no furniture, whatever its name; one named by
a word of layouts is none from `LAYOUT_WHOLE` on."""
LAYOUT_WHOLE = 0.25

MAIN = 0.25
"""An element that holds this share of the article's prose is where its paragraphs hang."""

THIN = 0.6
"""Below this share of the prose of the fullest element, an extraction has lost a part."""

LEAST = 250
"""Characters: what trafilatura itself takes for too little to be an article."""

MAX_ELEMENTS = 30_000
"""Elements up to which trafilatura is asked; its work grows faster than the page."""

HEAD = 60
"""Lines above the text among which headline and standfirst are looked for: menus of sharing and
captions of a gallery may stand between."""

MOST_STANDFIRST = 4
"""Lines of a standfirst that is a list."""

LONG_HEADLINE = 30
"""Letters: what begins with a headline of this length is the article's own teaser."""

LONGEST_CALL = 250
"""Characters: a longer line is no pointer to another page."""

# What begins a line with a link that leads away from the article. From the closing lines of some
# forty newspapers in nine languages; a sentence of the article that begins so and holds a link
# (`Follow the money, says …`) is lost only where it is short.
_CALL = re.compile(
    r"\W*(?:more|related|read (?:more|also|next)|see also|also read|follow (?:us|\w+ (?:on|at))"
    r"|follow .{1,60} on (?:twitter|facebook|instagram|x)\b|subscribe|sign up|listen|watch|download"
    r"|click here|for more|got a story|have a tip|get in touch|contact|write to|e-?mail (?:us|\w+ \w+)"
    r"|get our|get the latest|join (?:our|us)|like us|order reprints|support our|view the latest"
    r"|(?:à )?lire aussi|lesen sie (?:auch|hier|mehr)|mehr zum|mehr dazu|hier finden sie|leer más"
    r"|lee también|leia (?:também|mais)|lees ook|läs (?:mer|också)|læs (?:mere|også)|les også"
    r"|leggi anche|читайте|اقرأ)\b",
    re.IGNORECASE,
)

_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:standfirst|dek|deck|sub-?title|sub-?head(?:line|ing)?|intro|lead|lede|summary"
    r"|abstract|chapo|chapeau|sapo|bajada|ingress|excerpt|teaser-?text|description)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Class names of the paragraph under a headline, in the templates of newspapers in ten languages."""

_ITEMS = frozenset("li dd dt tr".split())
_STOPS = frozenset(".!?…:\"'”’»›)。！？؟।۔")
_DATE_LINE = re.compile(r"(?:[^\d\n]{0,40}\d{1,4}){2,6}[^\d\n]{0,30}")
_TOKEN = re.compile(r"\w+")

logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def squeeze(text: str) -> str:
    """Return the letters and digits of a text alone, in lower case.

    >>> squeeze("A bridge, fallen.")
    'abridgefallen'
    """
    return "".join(_TOKEN.findall(text)).casefold()


def article_text(tree: etree._Element, said: Iterable[Said] = ()) -> tuple[str, list[Said]]:
    """Return the article's text, and the standfirst with which it begins as statements.

    The tree is of no use afterwards.
    """
    etree.strip_elements(tree, "script", "style", "svg", "noscript", "template", with_tail=False)
    found = blocks(tree)
    if not found:
        return "", []
    keys = [squeeze(block.text) for block in found]
    whole = _whole(found)
    clean = [whole.issuperset(block.noise) for block in found]
    own = _fullest(found, clean)
    _prune(found, whole)
    voted = _votes(tree, keys)
    stated = _Stated(said)
    chosen = _joined(found, [v and c for v, c in zip(voted, clean, strict=True)], own, clean)
    chosen = _without_pointers(found, keys, chosen)
    chosen = _bounded(found, keys, chosen, stated)
    first = next((i for i, b in enumerate(found) if chosen[i] and _is_prose(b)), 0)
    above = _standfirst(found, keys, first, stated, clean)
    for i in above:
        chosen[i] = True
    if not any(chosen):
        chosen = clean if any(clean) else [True] * len(found)
        chosen = [c and not stated.repeats(key) for c, key in zip(chosen, keys, strict=True)]
    lines = [
        f"## {block.text}" if block.tag in HEADINGS and i not in above else block.text
        for i, block in enumerate(found)
        if chosen[i]
    ]
    leads = [("standfirst", _selector(found[i]), found[i].text) for i in above]
    return "\n\n".join(lines), leads


def _selector(block: Block) -> str:
    """Return the page's own name for a line: `p.intro`."""
    return ".".join([block.tag, *block.name.split()[:1]])


class _Stated:
    """What the page states, as far as its text may repeat it."""

    def __init__(self, said: Iterable[Said]) -> None:
        words: dict[str, list[str]] = {}
        for field, _, value in said:
            words.setdefault(field, []).append(value)
        self.headlines = {squeeze(one) for one in words.get("headline", ())}
        self._long = tuple(one for one in self.headlines if len(one) >= LONG_HEADLINE)
        self.standfirsts = {squeeze(one) for one in words.get("standfirst", ())}
        names = [name for line in words.get("byline", ()) for name in line.split("; ")]
        self.names = {squeeze(name) for name in names if " " in name.strip()}

    def repeats(self, key: str) -> bool:
        """Tell whether a line is the headline, a teaser of it, or a short one naming an author."""
        if key in self.headlines or key.startswith(self._long):
            return True
        return any(name in key and len(key) < 2 * len(name) + 30 for name in self.names)

    def leads(self, block: Block, key: str) -> bool:
        """Tell whether a line above the text is the standfirst."""
        if len(key) < 20 or key in self.headlines:
            return False
        if any(key in one or one in key for one in self.standfirsts if len(one) > 20):
            return True
        names = [block.frame.get("class"), block.name]
        return any(name and _STANDFIRST.search(name) for name in names)


def _is_prose(block: Block) -> bool:
    length = len(block.text)
    return length >= PROSE and 2 * block.linked < length and block.tag not in HEADINGS


def _whole(found: list[Block]) -> set[etree._Element]:
    """Return what names itself furniture and is none, since it holds most of the prose."""
    prose: Counter[etree._Element] = Counter()
    alike: Counter[tuple[str, str | None]] = Counter()
    total = 0
    for block in found:
        if _is_prose(block):
            total += len(block.text)
            for element in block.noise:
                prose[element] += len(block.text)
                alike[str(element.tag), element.get("class")] += len(block.text)
    return {
        element
        for element, size in prose.items()
        if size > WHOLE * total
        or (
            alike[str(element.tag), element.get("class")] > LAYOUT_WHOLE * total
            and is_layout(element)
        )
    }

def _prune(found: list[Block], whole: set[etree._Element]) -> None:
    """Take the furniture out of the tree."""
    for block in found:
        for element in block.noise:
            if element not in whole:
                if element.getparent() is not None:
                    element.drop_tree()  # type: ignore[attr-defined]
                break


def _fullest(found: list[Block], clean: list[bool]) -> list[bool]:
    """Tell the lines below the element with the most prose, children counting full, theirs half."""
    scores: Counter[etree._Element] = Counter()
    for block, kept in zip(found, clean, strict=True):
        if kept and _is_prose(block):
            share, element = 4 * len(block.text), block.frame
            for _ in range(3):
                if element is None:
                    break
                scores[element] += share
                share, element = share // 2, element.getparent()
    if not scores:
        return [False] * len(found)
    top = max(scores, key=scores.__getitem__)
    below: dict[etree._Element, bool] = {top: True}

    def is_below(element: etree._Element | None) -> bool:
        path = []
        while element is not None and element not in below:
            path.append(element)
            element = element.getparent()
        answer = element is not None and below[element]
        below.update(dict.fromkeys(path, answer))
        return answer

    return [kept and is_below(block.frame) for block, kept in zip(found, clean, strict=True)]


def _votes(tree: etree._Element, keys: list[str]) -> list[bool]:
    """Tell the lines that trafilatura takes for the article."""
    import trafilatura

    text = ""
    if int(tree.xpath("count(//*)")) <= MAX_ELEMENTS:
        try:
            # Its fast mode leaves out the second opinions, for which the fullest element stands in.
            document = trafilatura.bare_extraction(tree, fast=True, include_comments=False)
        except Exception:  # noqa: BLE001 - a fault of the extractor must not end the build
            document = None
        text = getattr(document, "text", None) or ""
    lines = {squeeze(line) for line in text.split("\n")}
    whole = squeeze(text)
    return [bool(key) and (key in lines or (len(key) >= 25 and key in whole)) for key in keys]


def _joined(
    found: list[Block], voted: list[bool], own: list[bool], clean: list[bool]
) -> list[bool]:
    """Put back what the votes left out: all of the fullest element, or its siblings in kind."""
    size = sum(len(b.text) for b, v in zip(found, voted, strict=True) if v and _is_prose(b))
    full = sum(len(b.text) for b, o in zip(found, own, strict=True) if o and _is_prose(b))
    both = zip(found, voted, own, strict=True)
    meet = any(v and o and _is_prose(b) for b, v, o in both)
    if not meet and size < LEAST:
        chosen = own
    elif meet and size < THIN * full:
        chosen = [v or o for v, o in zip(voted, own, strict=True)]
    else:
        chosen = voted
    frames: Counter[object] = Counter()
    for block, taken in zip(found, chosen, strict=True):
        if taken and _is_prose(block):
            frames[_kind(block)] += len(block.text)
    least = MAIN * frames.total()
    main = {kind for kind, share in frames.items() if share >= least}
    return [
        taken or (kept and _kind(block) in main and _is_prose(block))
        for block, taken, kept in zip(found, chosen, clean, strict=True)
    ]


def _kind(block: Block) -> object:
    """Return what the elements that hold the parts of one text have in common."""
    name = block.frame.get("class")
    return (block.frame.tag, name) if name else block.frame


def _without_pointers(found: list[Block], keys: list[str], chosen: list[bool]) -> list[bool]:
    """Take out lines that are a link or lead to one, and long lines that stand twice."""
    seen: set[str] = set()
    kept = []
    for block, key, taken in zip(found, keys, chosen, strict=True):
        length = len(block.text)
        link = block.linked >= 0.85 * length
        pointer = length < LONGEST_CALL and (link or (block.linked and _CALL.match(block.text)))
        twice = length >= 2 * PROSE and key in seen
        if taken:
            seen.add(key)
        kept.append(bool(taken and not pointer and not twice))
    return kept


def _ends(block: Block, before: Block) -> bool:
    """Tell whether a short line can be the article's last: a sentence, or an item of a list."""
    if block.tag in _ITEMS:
        return block.frame is before.frame or block.text[-1] in _STOPS
    return block.text[-1] in _STOPS


def _bounded(
    found: list[Block],
    keys: list[str],
    chosen: list[bool],
    stated: _Stated,
) -> list[bool]:
    """Begin with the first prose, and end with the last line that is no heading.

    Above the first prose stand headline, byline and date, which the page states elsewhere too.
    """
    prose = [i for i, block in enumerate(found) if chosen[i] and _is_prose(block)]
    if not prose:
        return [c and not stated.repeats(key) for c, key in zip(chosen, keys, strict=True)]
    first, last = prose[0], prose[-1]
    kept = list(chosen)
    for i in range(len(found)):
        short = found[i].tag in HEADINGS or stated.repeats(keys[i])
        dated = len(found[i].text) < 80 and _DATE_LINE.fullmatch(found[i].text) is not None
        if i < first:
            kept[i] = kept[i] and not short and not dated
        elif i > last:
            kept[i] = kept[i] and not short and _ends(found[i], found[i - 1])
        else:
            kept[i] = kept[i] and keys[i] not in stated.headlines
    return kept


def _standfirst(
    found: list[Block], keys: list[str], first: int, stated: _Stated, clean: list[bool]
) -> list[int]:
    """Return the lines between headline and text that the page states, names or shows as one."""
    above = range(max(0, first - HEAD), first)
    heads = [i for i in above if keys[i] in stated.headlines or found[i].tag == "h1"]
    named = [i for i in above if stated.leads(found[i], keys[i])]
    named = [i for i in named if keys[i] not in keys[first:]]
    if named or not heads:
        return named[:MOST_STANDFIRST]
    shown = [i for i in above if i > heads[-1] and clean[i] and _is_prose(found[i])]
    return [i for i in shown if not found[i].linked and not stated.repeats(keys[i])][:1]
