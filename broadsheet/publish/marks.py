"""Names, quotes and other stretches marked in a text, as HTML.

In: pieces of a file's text, each with where it begins, and marks that may lie in one another,
overlap, or run on from one piece into the next. Out: for each piece HTML whose elements are always
nested: a mark that crosses the end of another is closed and opened again. Everything is escaped.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from markupsafe import Markup, escape

from broadsheet.normal import normal

DEEPEST = 5
"""Marks that may lie in one another: a date in a name in a quote in what is told, and one more."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch `start:end` of the file's text.

    `kind` is a key of `ELEMENTS`. `url` is where it leads. `note` says what it is, in words that
    are shown where a reader points at it.
    """

    start: int
    end: int
    kind: str
    url: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the file's text that is shown in one element, and where it begins."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends in the file's text."""
        return self.start + len(self.text)


Opened = tuple[Markup, Markup]
"""The tags before and after the words of a mark."""


def marked(
    pieces: Sequence[Piece], marks: Iterable[Mark], show: Callable[[str], str] | None = None
) -> list[Markup]:
    """Return the HTML of each piece; `show` makes of a stretch of the file what a reader sees.

    The first element of each name, quote and date has the id `c` with the place where it begins,
    so that a link can lead to it; where two begin in one place, the outer one has it. What the page
    was asked for has the id `at`.

    >>> print(marked([Piece(9, "a & b")], [Mark(9, 10, "date"), Mark(11, 14, "told")])[0])
    <span class="bs-date" id="c9">a</span> <span class="bs-told" id="c11">&amp; b</span>
    """
    known: set[str] = set()
    shared = _shared(
        pieces,
        sorted((m for m in marks if m.start < m.end), key=lambda m: _order(m, m.start, m.end)),
    )
    return [
        _Writer(known, show or as_read).html(piece, found)
        for piece, found in zip(pieces, shared, strict=True)
    ]


def as_read(words: str) -> str:
    r"""Return a stretch as it is stored, with the blanks that part it from its neighbours.

    >>> as_read(" a\u00adre\nport"), as_read("\n")
    (' are port', ' ')
    """
    before = " " if words[:1].isspace() else ""
    after = " " if words[-1:].isspace() else ""
    return before + shown + after if (shown := normal(words)) else before


def lies_in(mark: Mark, pieces: Sequence[Piece]) -> bool:
    """Tell whether a mark lies in any of the pieces."""
    return any(piece.start < mark.end and mark.start < piece.end for piece in pieces)


def _order(mark: Mark, start: int, end: int) -> tuple[int, int, int]:
    """Return what puts a mark that is shown at `start:end` in order, the outer one first."""
    return start, -end, _KINDS.index(mark.kind)


def _shared(pieces: Sequence[Piece], marks: Iterable[Mark]) -> list[list[Mark]]:
    """Return for each piece the marks that lie in it, in their order. Pieces are in order."""
    begins = [piece.start for piece in pieces]
    found: list[list[Mark]] = [[] for _ in pieces]
    for mark in marks:
        index = max(0, bisect_right(begins, mark.start) - 1)
        while index < len(pieces) and pieces[index].start < mark.end:
            if mark.start < pieces[index].end:
                found[index].append(mark)
            index += 1
    return found


@dataclass(frozen=True, slots=True)
class _Open:
    """A mark that is open, where it ends in this piece, and the tags that close it."""

    mark: Mark
    end: int
    after: Markup


class _Writer:
    """Writes one piece. `known` are the ids that the page has already."""

    def __init__(self, known: set[str], show: Callable[[str], str]) -> None:
        self.known = known
        self.show = show
        self.out: list[Markup] = []
        self.open: list[_Open] = []

    def html(self, piece: Piece, marks: Sequence[Mark]) -> Markup:
        """Return the piece with its marks."""
        self.piece, self.at = piece, piece.start
        queue = [(*_order(mark, max(mark.start, piece.start), min(mark.end, piece.end)), i)
                 for i, mark in enumerate(marks)]  # fmt: skip
        heapify(queue)
        while queue:
            start, backwards, _, i = heappop(queue)
            self._close(start)
            if len(self.open) == DEEPEST:
                continue
            end = -backwards
            inner = self.open[-1].end if self.open else piece.end
            if end > inner:
                heappush(queue, (*_order(marks[i], inner, end), i))
            self._begin(marks[i], start, min(end, inner))
        self._close(piece.end)
        self._text(piece.end)
        return Markup("").join(self.out)

    def _begin(self, mark: Mark, start: int, end: int) -> None:
        """Open a mark, or what is left of one that was closed before."""
        self._text(start)
        linked = any(one.mark.url for one in self.open)
        before, after = ELEMENTS[mark.kind](mark, self._identity(mark, start), linked)
        self.out.append(before)
        self.open.append(_Open(mark, end, after))

    def _identity(self, mark: Mark, start: int) -> Markup:
        """Return the attribute `id` of a mark, nothing where it has none or had it before."""
        name = {"field": "", "here": "at"}.get(
            mark.kind, f"c{start}" if start == mark.start else ""
        )
        if not name or name in self.known:
            return Markup("")
        self.known.add(name)
        return Markup(' id="{}"').format(name)

    def _close(self, at: int) -> None:
        """Close the marks that end here or before."""
        while self.open and self.open[-1].end <= at:
            one = self.open.pop()
            self._text(one.end)
            self.out.append(one.after)

    def _text(self, end: int) -> None:
        words = self.piece.text[self.at - self.piece.start : end - self.piece.start]
        self.at = end
        if words:
            self.out.append(escape(self.show(words)))


def _name(mark: Mark, identity: Markup, linked: bool) -> Opened:
    """Lead from a name to its page; in another link it only looks like one."""
    kind = Markup(' class="bs-name bs-{}"').format(mark.kind)
    if mark.url is None or linked:
        return Markup("<span{}{}>").format(kind, identity), Markup("</span>")
    return Markup('<a{}{} href="{}">').format(kind, identity, mark.url), Markup("</a>")


def _said(mark: Mark, identity: Markup, linked: bool) -> Opened:
    """Let readers point at words of somebody, or move to them with a key, to see whose they are."""
    focus = Markup("") if linked or not mark.note else Markup(' tabindex="0"')
    note = (
        Markup('<span class="bs-who" dir="auto"> {}</span>').format(mark.note) if mark.note else ""
    )
    before = Markup('<span class="bs-{}"{}{}>').format(mark.kind, identity, focus)
    return before, Markup("{}</span>").format(note)


def _plain(mark: Mark, identity: Markup, _linked: bool) -> Opened:
    """Make of a date no more than a place to lead to."""
    return Markup('<span class="bs-{}"{}>').format(mark.kind, identity), Markup("</span>")


def _field(mark: Mark, _identity: Markup, _linked: bool) -> Opened:
    """Mark the words that a value was taken from."""
    return Markup('<mark title="{}">').format(mark.note), Markup("</mark>")


def _here(_mark: Mark, identity: Markup, _linked: bool) -> Opened:
    """Mark the words that the page was asked for."""
    return Markup('<mark class="bs-here"{}>').format(identity), Markup("</mark>")


Show = Callable[[Mark, Markup, bool], Opened]
"""Makes the tags of a mark, given its id and whether it lies in a link."""

ELEMENTS: dict[str, Show] = {
    "told": _said,
    "quote": _said,
    "field": _field,
    "here": _here,
    "person": _name,
    "organization": _name,
    "place": _name,
    "date": _plain,
}
"""Every kind of mark; of marks in one place, the earlier kind is the outer one."""

_KINDS = list(ELEMENTS)
