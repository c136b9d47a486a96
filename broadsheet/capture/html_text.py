"""A page's tree to the article's text: the lines that belong to it, in the order of the page.

In: an lxml tree and what the page states. Out: paragraphs parted by blank lines, headings marked as
in Markdown. The method: trafilatura says which lines are the article (it leads every published
comparison of extractors); lines that name themselves furniture are taken out, lines that hang where
the article's paragraphs hang are put back, and where it found next to nothing, the element with the
most prose stands in. The words are always the page's own, never an extractor's rendering.
"""

import logging
from collections import Counter
from collections.abc import Iterable

from lxml import etree

from broadsheet.capture.entry import Said
from broadsheet.capture.html_blocks import (
    HEADINGS,
    Block,
    blocks,
    is_prose,
    squeeze,
)
from broadsheet.capture.html_edges import Stated, bounded, standfirst, without_pointers
from broadsheet.capture.html_names import is_layout
from broadsheet.capture.html_parse import strip

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

LONG_KEY = 25
"""Letters: a line of this length may be a part of one of trafilatura's, which joins some."""

_PARTS = frozenset(("article", "section"))
"""Elements that part one text even where they have no name."""

_FURNITURE = "furniture"

LONGEST_SELECTOR = 60

MAX_SEARCH = 1_000_000_000
"""Characters compared at most where lines are looked for in trafilatura's text: a second or so."""

logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def article_text(tree: etree._Element, said: Iterable[Said] = ()) -> tuple[str, list[Said]]:
    """Return the article's text, and the standfirst with which it begins as statements.

    The tree is of no use afterwards.
    """
    strip(tree)
    found = blocks(tree)
    if not found:
        return "", []
    keys = [squeeze(block.text) for block in found]
    whole = _whole(found)
    clean = [whole.issuperset(block.noise) for block in found]
    own = _fullest(found, clean)
    _prune(tree, found, whole)
    voted = _votes(tree, keys)
    stated = Stated(said)
    chosen = _joined(found, [v and c for v, c in zip(voted, clean, strict=True)], own, clean)
    chosen = without_pointers(found, keys, chosen)
    chosen = bounded(found, keys, chosen, stated)
    first = next((i for i, b in enumerate(found) if chosen[i] and is_prose(b)), 0)
    above = standfirst(found, keys, first, stated, clean)
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
    """Return the page's own name for a line: `line p.intro`."""
    return "line " + ".".join([block.tag, *block.name.split()[:1]])[:LONGEST_SELECTOR]


def _whole(found: list[Block]) -> set[etree._Element]:
    """Return what names itself furniture and is none, since it holds most of the prose."""
    prose: Counter[etree._Element] = Counter()
    alike: Counter[tuple[str, str | None]] = Counter()
    total = 0
    for block in found:
        if is_prose(block):
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


def _prune(tree: etree._Element, found: list[Block], whole: set[etree._Element]) -> None:
    """Take the furniture out of the tree."""
    for block in found:
        for element in block.noise:
            if element not in whole:
                element.tag = _FURNITURE
                break
    etree.strip_elements(tree, _FURNITURE, with_tail=False)


def _fullest(found: list[Block], clean: list[bool]) -> list[bool]:
    """Tell the lines below the element with the most prose, children counting full, theirs half."""
    scores: Counter[etree._Element] = Counter()
    for block, kept in zip(found, clean, strict=True):
        if kept and is_prose(block):
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
            # Its fast mode leaves out the second opinions, for which the fullest element stands in;
            # what its strict one misses is put back, and it errs less where classes say nothing.
            document = trafilatura.bare_extraction(
                tree, fast=True, favor_precision=True, include_comments=False
            )
        except Exception:  # noqa: BLE001 - a fault of the extractor must not end the build
            document = None
        text = getattr(document, "text", None) or ""
    lines = {squeeze(line) for line in text.split("\n")}
    whole = squeeze(text)
    if len(whole) * len(keys) > MAX_SEARCH:
        whole = ""
    return [bool(key) and (key in lines or (len(key) >= LONG_KEY and key in whole)) for key in keys]


def _joined(
    found: list[Block], voted: list[bool], own: list[bool], clean: list[bool]
) -> list[bool]:
    """Put back what the votes left out: all of the fullest element, or its siblings in kind."""
    size = sum(len(b.text) for b, v in zip(found, voted, strict=True) if v and is_prose(b))
    full = sum(len(b.text) for b, o in zip(found, own, strict=True) if o and is_prose(b))
    both = zip(found, voted, own, strict=True)
    meet = any(v and o and is_prose(b) for b, v, o in both)
    if not meet and size < LEAST:
        chosen = own
    elif meet and size < THIN * full:
        chosen = [v or o for v, o in zip(voted, own, strict=True)]
    else:
        chosen = voted
    frames: Counter[object] = Counter()
    for block, taken in zip(found, chosen, strict=True):
        if taken and is_prose(block):
            frames[_kind(block)] += len(block.text)
    least = MAIN * frames.total()
    main = {kind for kind, share in frames.items() if share >= least}
    joined = [
        taken or (kept and _kind(block) in main and is_prose(block))
        for block, taken, kept in zip(found, chosen, clean, strict=True)
    ]
    return _between(found, joined, clean, main)


def _between(
    found: list[Block], chosen: list[bool], clean: list[bool], main: set[object]
) -> list[bool]:
    """Put back what stands between two lines of the text: its headings, and prose without links."""
    kept = list(chosen)
    for i in range(1, len(found) - 1):
        block = found[i]
        if clean[i] and not block.linked and kept[i - 1] and chosen[i + 1]:
            heading = block.tag in HEADINGS and _kind(block) in main
            kept[i] = kept[i] or heading or is_prose(block)
    return kept


def _kind(block: Block) -> object:
    """Return what the elements that hold the parts of one text have in common."""
    frame = block.frame
    if block.frame_name:
        return frame.tag, block.frame_name
    return (frame.tag, frame.getparent()) if frame.tag in _PARTS else frame
