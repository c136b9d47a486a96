r"""What of an article is read for facts: its headline and body, as one text.

In: an `Article`. Out: its `Prose`: the headline where one is stated, then the body, paragraphs
parted by a blank line, characters repaired. Every finder of facts works on that text, and `place`
says where in the file's text a stretch of it stands, since repairs move characters.
"""

from bisect import bisect_right
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import zip_longest
from operator import attrgetter

from broadsheet.normal import normal
from broadsheet.records import Article, Role

GAP = "\n\n"

_START = attrgetter("start")

LONGEST = 1_000_000
"""Characters that are read for facts; a novel has half of that."""

LONGEST_ALIGNED = 2_000
"""Words of a paragraph that lost or gained some in repair, at most, to find their places again."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph of the prose at `start:end`, and where it stands in the file's text.

    `same`: nothing in it was repaired.
    """

    start: int
    end: int
    own_start: int
    own_end: int
    same: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """The text that is read for facts.

    `headline` is how many characters of it the headline takes, 0 without one. `language` is the
    article's (BCP 47), `published` its date (EDTF); None where not stated. `whole` is False where
    the article is longer than what is read.
    """

    text: str
    source: str
    stretches: tuple[Stretch, ...]
    headline: int = 0
    language: str | None = None
    published: str | None = None
    whole: bool = True

    @property
    def paragraphs(self) -> list[tuple[int, int]]:
        """Where the paragraphs stand in `text`; the headline is the first where there is one."""
        return [(one.start, one.end) for one in self.stretches]

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        r"""Return where `text[start:end]` stands in the file's text; None if that is not known.

        >>> prose = Prose("Ann Lee spoke.", "By Ann\r\nLee spoke.", (Stretch(0, 14, 3, 18),))
        >>> prose.place(0, 7)
        (3, 11)
        """
        index = bisect_right(self.stretches, start, key=_START) - 1
        stretch = self.stretches[max(0, index)]
        if stretch.same and start < end <= stretch.end:
            moved = stretch.own_start - stretch.start
            return start + moved, end + moved
        begin, stop = self._own(start, last=False), self._own(end, last=True)
        return None if begin is None or stop is None or begin >= stop else (begin, stop)

    def _own(self, at: int, *, last: bool) -> int | None:
        """Return where a stretch that begins or ends (`last`) here does so in the file's text."""
        index = bisect_right(self.stretches, at - last, key=_START) - 1
        stretch = self.stretches[max(0, index)]
        within = at - stretch.start
        if stretch.same:
            return stretch.own_start + within
        shown = self.text[stretch.start : stretch.end]
        own = self.source[stretch.own_start : stretch.own_end]
        places = _places(shown, own)
        return None if places is None else stretch.own_start + places[last][within]


def prose(article: Article) -> Prose:
    """Return what of an article is read for facts."""
    source = article.document.text
    headline = next((f for f in article.fields if f.name == "headline"), None)
    places = [(p.start, p.end) for p in article.passages if p.role is Role.BODY]
    if headline and headline.start is not None and headline.end is not None:
        places.insert(0, (headline.start, headline.end))
    parts: list[str] = []
    stretches: list[Stretch] = []
    length, whole = 0, True
    for start, end in places:
        own = source[start:end]
        shown = normal(own)
        if length + len(shown) > LONGEST:
            whole = False
            break
        stretches.append(Stretch(length, length + len(shown), start, end, shown == own))
        parts.append(shown)
        length += len(shown) + len(GAP)
    headed = bool(parts) and headline is not None and headline.start is not None
    return Prose(
        GAP.join(parts),
        source,
        tuple(stretches),
        len(parts[0]) if headed else 0,
        article.value("language"),
        article.value("published"),
        whole,
    )


@lru_cache(maxsize=8)
def _places(shown: str, own: str) -> tuple[list[int], list[int]] | None:
    """Return for each place of a repaired text the place in the text it was made from.

    The first list is for where a stretch begins, the second for where one ends: in a word that was
    repaired, those are the ends of what differs. None where too many words differ to tell.
    """
    left, right = _words(shown), _words(own)
    if len(left) == len(right):
        blocks = [(i, i + 1, i, i + 1) for i in range(len(left))]
    elif max(len(left), len(right)) > LONGEST_ALIGNED:
        return None
    else:
        names = [one[0] for one in left], [one[0] for one in right]
        blocks = [
            block
            for tag, *edges in SequenceMatcher(None, *names, autojunk=False).get_opcodes()
            for block in _split(tag, *edges)
        ]
    begins, ends = [0] * (len(shown) + 1), [len(own)] * (len(shown) + 1)
    for i, stop, j, limit in blocks:
        a = (left[i][1], left[stop - 1][1] + len(left[stop - 1][0]))
        b = (right[j][1], right[limit - 1][1] + len(right[limit - 1][0])) if limit > j else (0, 0)
        _align(shown[slice(*a)], own[slice(*b)], a[0], b[0], begins, ends)
    return begins, ends


def _split(tag: str, i: int, stop: int, j: int, limit: int) -> list[tuple[int, int, int, int]]:
    """Return equal words one by one, and others as one block; words of one side only are left."""
    if tag == "equal":
        return [(i + k, i + k + 1, j + k, j + k + 1) for k in range(stop - i)]
    return [(i, stop, j, limit)] if i < stop and j < limit else []


def _align(  # noqa: PLR0913, PLR0917 - two words, where they stand, and the lists to fill
    shown: str, own: str, at: int, own_at: int, begins: list[int], ends: list[int]
) -> None:
    """Fill in the places of one word: its equal beginning and end, and what differs between."""
    if shown == own:
        places = range(own_at, own_at + len(own) + 1)
        begins[at : at + len(places)] = ends[at : at + len(places)] = places
        return
    ahead = _common(shown, own)
    behind = min(_common(shown[::-1], own[::-1]), min(len(shown), len(own)) - ahead)
    for k in range(len(shown) + 1):
        after = len(shown) - k
        exact = k if k <= ahead else len(own) - after if after <= behind else None
        begins[at + k] = own_at + (ahead if exact is None else exact)
        ends[at + k] = own_at + (len(own) - behind if exact is None else exact)


def _common(a: str, b: str) -> int:
    """Return how many characters two texts begin with in common."""
    return next((i for i, (x, y) in enumerate(zip_longest(a, b)) if x != y), len(a))


def _words(text: str) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    at = 0
    for word in text.split():
        at = text.index(word, at)
        found.append((word, at))
        at += len(word)
    return found
