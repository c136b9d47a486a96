"""A text in another language than English, as words and runs of words with a capital.

In: a `Prose` and its language. Out: a `Text`: its lines of `Token`s, and for each line the `Run`s
that may be names. Particles (`de`, `van`, `el`) stand within a run, never at its ends.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from broadsheet.enrich.names.foreign.words import Words, words
from broadsheet.enrich.names.words.people import PARTICLES
from broadsheet.enrich.prose import Prose

ABBREVIATED = frozenset(
    "dr prof sr sra dott sig mr mme me av doç st ing lic mgr inż mons dra".split()
)
"""Titles that end in a full stop."""

_TOKEN = re.compile(
    r"(?:[LlDdNnSsJjCcMm]|[Qq]u|(?:[Dd]e|[Aa]|[Nn]e|[Ss]u|[Dd]a)ll|[Uu]n)['’](?=\w)"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[^\W\d_]\w*(?:[\u0300-\u036f\u064b-\u0652]+\w*|[-'’ʼ]\w+)*"
)
_DECLINED = re.compile(
    r"(?:[dD](?:er|ie|as|en|em|es)|[iIaA]m|zu[mr]|vom|beim|ins|\w*ein(?:e[rnms]?)?|[a-zäöüß]{4,}e[nmrs]?"
    r"|[mds]ein\w*|ihr\w*|kein\w*)"
)
_NOT_DECLINED = frozenset("oder aber über unter hinter zwischen gegen neben wegen".split())
_OPENS = re.compile(r"[.!?…:;«»“”„\"•]|(?:^|\s)[–—-]\s")
_WITHIN = PARTICLES - {"y", "e", "i"}
_JOINS = {"tr": frozenset({"ve"})}
_BLANKS = frozenset({" ", " & ", "\u00a0"})
LONGEST = 12
"""Words of a run, at most."""


class Token(NamedTuple):
    """A word at `start:end`, and the `gap` before it; `first` where it opens a sentence."""

    word: str
    lower: str
    start: int
    end: int
    gap: str
    first: bool
    capital: bool

    @property
    def elided(self) -> bool:
        """Tell whether it is an article before an apostrophe."""
        return self.word[-1] in "'’"

    @property
    def shouted(self) -> bool:
        """Tell whether it is two capitals or more."""
        return len(self.word) > 1 and self.word.isupper()


Line = list[Token]


class Run(NamedTuple):
    """The words `start:end` of a line."""

    line: Line
    start: int
    end: int

    @property
    def tokens(self) -> Line:
        """The words."""
        return self.line[self.start : self.end]

    @property
    def before(self) -> Token | None:
        """The word before, in whatever sentence."""
        return self.line[self.start - 1] if self.start else None

    @property
    def after(self) -> Token | None:
        """The word after, in whatever sentence."""
        return self.line[self.end] if self.end < len(self.line) else None

    @property
    def gap_after(self) -> str:
        """What stands between the run and the next word."""
        return self.line[self.end].gap if self.end < len(self.line) else ""

    def cut(self, start: int, end: int) -> "Run":
        """Return another stretch of the same line."""
        return Run(self.line, start, end)


@dataclass(frozen=True, slots=True)
class Text:
    """A text and its words.

    `lowers` are those that it has without a capital, `capitals` those with one, `nouns` those of
    German with an article or adjective before, which towns have not.
    """

    text: str
    language: str
    words: Words
    lines: list[Line]
    lowers: frozenset[str]
    nouns: frozenset[str] = frozenset()
    capitals: frozenset[str] = frozenset()

    def own(self, run: Run) -> str:
        """Return the words of a run as they stand."""
        return self.text[run.line[run.start].start : run.line[run.end - 1].end]


def read(prose: Prose, language: str) -> Text:
    """Part a text into its words."""
    lines = [list(_tokens(prose.text, *line, language)) for line in prose.paragraphs]
    lowers = frozenset(one.word for line in lines for one in line if not one.capital)
    capitals = frozenset(one.word for line in lines for one in line if one.capital)
    nouns = frozenset(_nouns(lines)) if language == "de" else frozenset()
    return Text(prose.text, language, words(language), lines, lowers, nouns, capitals)


def _tokens(text: str, start: int, end: int, language: str) -> Iterator[Token]:
    last = start
    opens, turkish = _OPENS.search, language == "tr"
    for match in _TOKEN.finditer(text, start, end):
        word, (begin, stop) = match[0], match.span()
        if (
            stop - begin < 5
            and text.startswith(".", stop)
            and (stop - begin == 1 or word.lower() in ABBREVIATED)
        ):
            word, stop = word + ".", stop + 1
        gap = text[last:begin]
        first = gap != " " and (last == start or (len(gap) > 1 and bool(opens(gap))))
        lower = _turkish(word) if turkish else word.lower()
        capital = word is not lower and word[0].isupper()
        yield tuple.__new__(Token, (word, lower, begin, stop, gap, first, capital))
        last = stop


def _nouns(lines: list[Line]) -> Iterator[str]:
    """Yield the words of German before which an article or an adjective stands."""
    for line in lines:
        for before, token in pairwise(line):
            if (
                token.capital
                and token.gap == " "
                and _DECLINED.fullmatch(before.word)
                and before.word not in _NOT_DECLINED
            ):
                yield token.word


def _turkish(word: str) -> str:
    """Return a word of Turkish in small letters, without what an apostrophe joins to it."""
    base = word.replace("’", "'").partition("'")[0]
    return base.replace("İ", "i").replace("I", "ı").lower()


def runs(text: Text) -> Iterator[Run]:
    """Yield the stretches of words with a capital, in order."""
    joins = _WITHIN | _JOINS.get(text.language, frozenset())
    for line in text.lines:
        at = 0
        while at < len(line):
            if not line[at].capital:
                at += 1
                continue
            end = _end(line, at, joins, text.language == "tr")
            yield Run(line, at, end)
            at = end


def adjacent(line: Line, at: int) -> bool:
    """Tell whether only a blank stands between a word and the one before."""
    return line[at].gap in _BLANKS or (not line[at].gap and line[at - 1].elided)


def _end(line: Line, start: int, joins: frozenset[str], suffixed: bool) -> int:
    end = at = start + 1
    while at < len(line) and at - start < LONGEST and adjacent(line, at):
        if line[at].capital:
            if suffixed and line[at - 1].capital and "’" in line[at - 1].word:
                break
            end = at + 1
        elif line[at].word not in joins or at - end > 1:
            break
        at += 1
    return end
