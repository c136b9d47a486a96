"""The corpus-wide step for copies: which articles tell one story.

In: the sketch of every article. Out: for each article its story and how much of it stands in the
story's first copy. Depends on what articles there are and not on their order.

Each article is compared with the fullest copies of the stories, never with those copies' copies, so
that A and C are not joined because both share something with B. A paragraph or a turn of phrase that
many different stories have (`copies.MANY`) counts for nothing, and what several stories have been
put together from, a digest, is a story by itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from broadsheet.enrich.central import central
from broadsheet.enrich.copies import Corpus, group
from broadsheet.enrich.digests import digests


@dataclass(frozen=True, slots=True)
class Sketched:
    """An article to be compared: its id, its date (EDTF), its words, and its sketch."""

    article: int
    published: str | None
    words: int
    sketch: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The story that an article tells: the id of its first copy, and the similarity to that.

    The first copy is the one of the earliest stated day, of these the longest, of these the one of
    the smallest id. The similarity is the share of the shorter text that stands in the longer one,
    from 0 to 1, as the sketches tell it; None where the article is too short to be compared. It is
    low where both are cuts of a longer copy that is neither of the two.
    """

    article: int
    story: int
    similarity: float | None


def stories(articles: Iterable[Sketched]) -> Iterator[Told]:
    """Group copies; an article without any is a story by itself."""
    corpus = Corpus()
    for one in articles:
        corpus.add(one.article, _day(one.published), one.words, one.sketch)
    groups = group(corpus, corpus.words)
    groups = group(
        corpus,
        corpus.sizes(groups.common),
        central(corpus, groups.fullest),
        groups.common,
        digests(corpus, groups.fullest),
    )
    first: dict[int, int] = {}
    for number, fullest in enumerate(groups.fullest):
        known = first.get(fullest)
        if known is None or corpus.precedence(number) < corpus.precedence(known):
            first[fullest] = number
    for number, fullest in enumerate(groups.fullest):
        copied = first[fullest]
        similarity = corpus.similarity(number, copied)
        yield Told(corpus.ids[number], corpus.ids[copied], similarity)


UNKNOWN_DAY = 99_999_999


def _day(published: str | None) -> int:
    """Return the day as a number; what is not known to the day precedes nothing.

    >>> _day("2026-04-03T10:00:00Z"), _day("2026-04"), _day("XXXX-10-07")
    (20260403, 99999999, 99999999)
    """
    digits = (published or "")[:10].replace("-", "")
    return int(digits) if len(digits) == 8 and digits.isdecimal() else UNKNOWN_DAY
