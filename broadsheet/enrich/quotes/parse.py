"""The grammar of a text as a parser gives it: each word, its head, and how it hangs there.

In: the words of a text with their places, tags, heads and relations. Out: a `Parse` that answers
what the rules of `parsed` and `reported` ask. Tags are those of the Penn Treebank, relations those
of ClearNLP, as spaCy's pipelines for English give them. Knows no parser.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from broadsheet.enrich.quotes.parts import Span


@dataclass(frozen=True, slots=True)
class Word:
    """A word, sign or run of blanks at `start:end` of the prose. The head of a root is itself."""

    text: str
    start: int
    end: int
    tag: str
    relation: str
    head: int


class Parse:
    """The words of a text, in order, and what depends on what."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.starts = [word.start for word in words]
        self.children: list[list[int]] = [[] for _ in words]
        roots: list[int] = []
        for i, word in enumerate(words):
            (roots if word.head == i else self.children[word.head]).append(i)
        self.first, self.last = list(range(len(words))), list(range(len(words)))
        self.root = list(range(len(words)))
        order = roots
        for i in order:  # grows while it is read: each word after its head
            order.extend(self.children[i])
            for child in self.children[i]:
                self.root[child] = self.root[i]
        for i in reversed(order):
            head = words[i].head
            self.first[head] = min(self.first[head], self.first[i])
            self.last[head] = max(self.last[head], self.last[i])

    def within(self, start: int, end: int) -> range:
        """Return the numbers of the words that begin in a stretch of the prose."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def child(self, i: int, *relations: str) -> int | None:
        """Return the first word that hangs on a word in one of these ways."""
        return next((c for c in self.children[i] if self.words[c].relation in relations), None)

    def above(self, i: int, most: int = 6) -> Iterator[int]:
        """Yield a word's head, the head of that and so on, at most so many."""
        for _ in range(most):
            head = self.words[i].head
            if head == i:
                return
            yield head
            i = head

    def is_below(self, i: int, top: int) -> bool:
        """Tell whether a word is, or hangs somewhere below, another."""
        return self.first[top] <= i <= self.last[top] and (i == top or top in self.above(i, 40))

    def span(self, first: int, last: int) -> Span:
        """Return the place of some words in a row."""
        return self.words[first].start, self.words[last].end
