"""The corpus-wide step for copies: which articles tell one story.

In: the sketch of every article. Out: for each article its story and how much of it stands in the
story's first copy. Depends on what articles there are and not on their order.

Each article is compared with one copy of each story, and not with all, so that A and C are not
joined because both share something with B. A paragraph or a turn of phrase that many different
stories have (`index.MANY`) counts for nothing, and what has been put together from several stories,
a digest, is a story by itself.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from broadsheet.enrich.stories.central import central
from broadsheet.enrich.stories.copies import Pick, group
from broadsheet.enrich.stories.corpus import UNKNOWN_DAY, Corpus
from broadsheet.enrich.stories.digests import digests


@dataclass(frozen=True, slots=True)
class Sketched:
    """An article to be compared: its id, its date (EDTF), how many words it has, and its sketch."""

    article: int
    published: str | None
    words: int
    sketch: Sequence[int]


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
    corpus = Corpus((one.article, _day(one.published), one.words, one.sketch) for one in articles)
    fullest = _fullest(corpus)
    first = array("i", range(len(corpus)))
    for number, whole in enumerate(fullest):
        if corpus.precedence(number) < corpus.precedence(first[whole]):
            first[whole] = number
    for number in corpus.given():
        copied = first[fullest[number]]
        yield Told(corpus.ids[number], corpus.ids[copied], corpus.similarity(number, copied))
    corpus.close()


def _fullest(corpus: Corpus) -> Sequence[int]:
    """Return for each article the copy of its story that the others were compared with.

    In a first round the copies of the longest texts are found. It shows which copy is nearest to
    all, what many stories have, and what are digests; with that, those that were compared are
    compared again.
    """
    groups = group(corpus, range(len(corpus)), Pick(corpus, corpus.words))
    related = [number for number, one in enumerate(groups.related) if one]
    sizes = corpus.sizes(related, groups.common)
    leading = central(corpus, groups.fullest)
    ranked = corpus.ranked((n, -leading[n], -sizes[n], corpus.ids[n]) for n in related)
    compilations = digests(corpus, groups.fullest)
    pick = Pick(corpus, sizes, groups.common, compilations)
    return group(corpus, array("i", ranked), pick).fullest


def _day(published: str | None) -> int:
    """Return the day as a number; what is not known to the day precedes nothing.

    >>> _day("2026-04-03T10:00:00Z"), _day("2026-04"), _day("XXXX-10-07")
    (20260403, 99999999, 99999999)
    """
    digits = (published or "")[:10].replace("-", "")
    return int(digits) if len(digits) == 8 and digits.isdecimal() else UNKNOWN_DAY
