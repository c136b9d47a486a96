"""A page's tree to blocks: the stretches of writing that a reader sees as lines of their own.

In: an lxml tree. Out: `Block`s in the order of the page, each with its tag, where it hangs, how
much of it is link, and the elements around it that name themselves furniture. Lives here: which
elements part lines, which are never read, and what length makes prose.
"""

import re
from dataclasses import dataclass

from lxml import etree

from broadsheet.capture.html_names import MOST_NAME, is_furniture

UNREAD = frozenset(
    "script style noscript template svg math iframe object embed applet canvas audio video picture"
    " source track map select option datalist textarea button input meta link title".split()
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

MOST_NOISE = 30
"""Elements around a line that are kept; deeper ones add nothing to what it is."""

PROSE = 50
DENSE_PROSE = 18
"""Characters: a line of this length is taken for prose; the second in scripts of syllables."""

_DENSE = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
)
_TOKEN = re.compile(r"\w+")


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
