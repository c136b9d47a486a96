"""Every stretch of a text in quotation marks.

In: a `Prose`. Out: `Marked` stretches in order of their start, each within one paragraph. What a
mark does is told by the blanks and signs beside it, then by its shape, then by what is open: styles
are mixed within one text, and one shape opens in one language and closes in another. Apostrophes,
feet and inches are no marks. Single marks count only in pairs.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.enrich.prose import Prose
from broadsheet.enrich.quotes.inserted import parted
from broadsheet.enrich.quotes.parts import Marked

_MARK = re.compile("|".join('“”„‟"«»‹›「」『』‘') + r"|``|''?'?|’’?’?|‚(?=\w)|,,(?=\w)")
"""What can be a quotation mark.

Each begins with a sign and not with a set of them: so `re` looks only where one of the signs is.
"""

_SHAPES = {
    **dict.fromkeys("“„‟「『«‹‘‚", 1),
    **dict.fromkeys(("``", ",,"), 1),
    **dict.fromkeys("”」』»›", -1),
}
"""1 for shapes that mostly open, -1 for those that mostly close; a straight mark has no shape."""

_FIXED = frozenset("„‟‚「『」』") | {"``", ",,"}
"""Marks that do what their shape says, wherever they stand."""

_FAMILY = {
    **dict.fromkeys("‘’‚'", "'"),
    **dict.fromkeys("«»", "«"),
    **dict.fromkeys("‹›", "‹"),
    **dict.fromkeys("「」", "「"),
    **dict.fromkeys("『』", "『"),
}
"""Which marks can end what others began; all double ones (the rest) are one family."""

_RUNS = {1: ("'", "'"), 2: ('"', '"'), 3: ("\"'", "'\"")}
"""What a run of apostrophes is where it opens and where it closes: `''` is a double mark."""

_CLIPPED = re.compile(r"(?:\d\ds?|em|til|tis|twas|cause|bout|n)\b", re.IGNORECASE)
"""What an apostrophe before a word stands for: years and clipped words."""

_FEET = re.compile(r"\d['’]\s?\d{1,2}\Z")
_STOP = re.compile(r"[.!?…](?=\s)")
_BEFORE = frozenset("([{—–-/:=")
_AFTER = frozenset(".,;:!?)]}—–-…/")
_ENDING = frozenset(".,;:!?)")
_SIGNS = frozenset("“”„‟\"«»‹›「」『』`‘’‚'")
_BLANK = " \t\r\n\u00a0\u202f\u2009\u200b"

DEEPEST = 4
"""Stretches within stretches that are followed; a deeper one is read as words of the outer."""

MANY, SPARSE = 100, 5
"""A paragraph with more marks than so many, and than one in so many characters, is no prose."""


@dataclass(slots=True)
class _Sign:
    """A mark: where, its family, and its turn (1 opens, -1 closes, 0 either).

    `reopened`: it stands at the start of a paragraph for one that was open in the one before.
    """

    start: int
    end: int
    family: str
    turn: int
    reopened: bool = False


def marks(prose: Prose) -> list[Marked]:
    """Find every stretch in quotation marks."""
    found: list[Marked] = []
    bounds = prose.paragraphs
    runs: list[list[re.Match[str]]] = [[] for _ in bounds]
    starts = [start for start, _ in bounds]
    for match in _MARK.finditer(prose.text):
        runs[bisect_right(starts, match.start()) - 1].append(match)
    signs = [
        _signs(prose.text, found, start, end) if found else []
        for found, (start, end) in zip(runs, bounds, strict=True)
    ]
    carried = ""
    for index, (start, end) in enumerate(bounds):
        if not signs[index]:
            carried = ""
            continue
        paragraph = _Paragraph(prose.text, start, end, signs[index])
        paragraph.pair(carried)
        following = signs[index + 1] if index + 1 < len(bounds) else []
        carried = paragraph.carry(following, bounds[index + 1][0] if following else 0)
        found += sorted(paragraph.found, key=lambda one: (one.outer_start, -one.outer_end))
    return list(parted(prose.text, found, prose.language))


def _signs(text: str, runs: Sequence[re.Match[str]], start: int, end: int) -> list[_Sign]:
    """Return the marks of a paragraph from its runs of signs; one of apostrophes is taken apart."""
    signs: list[_Sign] = []
    if len(runs) > MANY and len(runs) > (end - start) // SPARSE:
        return signs
    for match in runs:
        run, at = match[0], match.start()
        if run[0] in "'’," and _is_within(text, at, match.end(), end):
            continue
        place = _place(text, at, match.end(), start, end)
        if run[0] not in "'’":
            turn = _SHAPES.get(run, 0) if run in _FIXED else place or _SHAPES.get(run, 0)
            signs.append(_Sign(at, match.end(), _FAMILY.get(run, '"'), turn))
            continue
        for family in _RUNS[len(run)][place < 0]:
            width = 2 if family == '"' else 1
            turn = -1 if run == "’" and place > 0 else place
            signs.append(_Sign(at, at + width, family, turn))
            at += width
    return signs


def _is_within(text: str, at: int, stop: int, end: int) -> bool:
    """Tell whether a sign stands within a word, as an apostrophe does."""
    before = at > 0 and text[at - 1].isalnum()
    return before and (text[at] == "," or (stop < end and text[stop].isalnum()))


def _place(text: str, at: int, stop: int, start: int, end: int) -> int:
    """Return 1 where what stands beside a mark says that it opens, -1 that it closes, else 0."""
    left, right = at - 1, stop
    for _ in range(3):
        left -= left >= start and text[left] in _SIGNS
        right += right < end and text[right] in _SIGNS
    a = text[left] if left >= start else " "
    b = text[right] if right < end else " "
    if a.isspace() or b.isspace():
        return 0 if b in _ENDING else a.isspace() - b.isspace()
    return (a in _BEFORE and b not in _AFTER) - (b in _AFTER and a not in _BEFORE)


class _Paragraph:
    """Pairs the marks of one paragraph. `open` are those that wait for their end."""

    def __init__(self, text: str, start: int, end: int, signs: list[_Sign]) -> None:
        self.text, self.start, self.end, self.signs = text, start, end, signs
        self.found: list[Marked] = []
        self.open: list[_Sign] = []

    def pair(self, carried: str) -> None:
        """Open and close, mark by mark; `carried` is the family of one still open from before."""
        if carried:
            first = self.signs[0]
            if first.start != self.start or first.family != carried:
                self.open.append(_Sign(self.start, self.start, carried, 1, reopened=True))
            else:
                first.turn, first.reopened = 1, True
        for index, sign in enumerate(self.signs):
            waiting = any(one.family == sign.family for one in self.open)
            if sign.turn > 0 or (sign.turn == 0 and not waiting):
                self._begin(index, sign, waiting=waiting)
            elif waiting and not self._is_apostrophe(index, sign):
                self._end(sign)

    def carry(self, following: list[_Sign], start: int) -> str:
        """End what is still open; return its family where the next paragraph goes on with it."""
        outer = next(iter(self.open), None)
        if outer is None:
            return ""
        first = next((one for one in following if one.family == outer.family), None)
        again = first is not None and (
            (first.start == start and first.turn >= 0)
            or (first.turn < 0 and outer.family != "'" and outer.start == self.start)
        )
        self.open.clear()
        if again:
            self._add(outer, self.end, self.end, closed=False)
            return outer.family
        self._unclosed(outer, self.end)
        return ""

    def _begin(self, index: int, sign: _Sign, *, waiting: bool) -> None:
        if sign.family == "'" and _CLIPPED.match(self.text, sign.end):
            return
        if waiting and not self._nests(index, sign.family):
            while self.open:
                one = self.open.pop()
                self._unclosed(one, sign.start)
                if one.family == sign.family:
                    break
        if len(self.open) < DEEPEST:
            self.open.append(sign)

    def _nests(self, index: int, family: str) -> bool:
        """Tell whether a second opening mark of a family has an end of its own before the first."""
        turns = [one.turn for one in self.signs[index + 1 : index + 9] if one.family == family]
        return len(turns) > 1 and turns[0] <= 0 and turns[1] <= 0

    def _is_apostrophe(self, index: int, sign: _Sign) -> bool:
        """Tell whether a closing mark is that of a plural (`workers' rights`) or of inches."""
        before = self.text[max(0, sign.start - 6) : sign.start]
        if sign.family == "'":
            odd = before[-1:] in "sS" and self.text[sign.end : sign.end + 2].strip().islower()
        else:
            odd = before[-1:].isdigit() and self.text[sign.start] == '"'
            if odd and _FEET.search(before):
                return True
        if not odd:
            return False
        after = next(
            (s for s in self.signs[index + 1 : index + 9] if s.family == sign.family), None
        )
        return bool(after and after.turn < 0 and self.text[after.start - 1] in ".,!?…")

    def _end(self, sign: _Sign) -> None:
        while self.open:
            one = self.open.pop()
            if one.family == sign.family:
                self._add(one, sign.start, sign.end, closed=True)
                return

    def _unclosed(self, sign: _Sign, limit: int) -> None:
        """End a stretch that has no closing mark: with its paragraph, or with its sentence.

        Where it opens a paragraph or follows a colon or comma, the whole rest is taken for it.
        """
        if sign.family in "'‹『":
            return
        led = (
            self.text[self.start : sign.start].rstrip(_BLANK)[-1:] in ":,"
            if (sign.start - self.start < 2_000)
            else False
        )
        stop = None if led or sign.start == self.start else _STOP.search(self.text, sign.end, limit)
        end = stop.end() if stop else limit
        self._add(sign, end, end, closed=False)

    def _add(self, sign: _Sign, end: int, outer_end: int, *, closed: bool) -> None:
        text, start = self.text, sign.end
        while start < end and text[start] in _BLANK:
            start += 1
        stop = end
        while stop > start and text[stop - 1] in _BLANK:
            stop -= 1
        if stop > start:
            depth = len(self.open)
            self.found.append(
                Marked(start, stop, sign.start, outer_end, depth, sign.reopened, closed)
            )
