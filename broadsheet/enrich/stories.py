"""The corpus-wide step for copies: which articles tell one story.

In: the sketch of every article. Out: for each article its story and how much of it stands in the
story's first copy. Depends on what articles there are and not on their order.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


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

    The similarity is the share of the shorter text that stands in the longer one, from 0 to 1; None
    where the article is too short to be compared.
    """

    article: int
    story: int
    similarity: float | None


def stories(articles: Iterable[Sketched]) -> Iterator[Told]:
    """Group copies; an article without any is a story by itself."""
    for one in articles:
        yield Told(one.article, one.article, 1.0 if one.sketch else None)
