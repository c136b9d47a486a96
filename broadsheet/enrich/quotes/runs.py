"""Runs of words that can be the phrase for a speaker.

In: the words of a text, the mentions in it, the cues of its language. Out: what each word can be,
and where the phrase that begins with it ends. Reads no grammar: a phrase is a run of names, of an
article with nouns, or a pronoun.
"""

from collections.abc import Sequence
from functools import cache

from broadsheet.enrich.quotes.cues import Cues
from broadsheet.enrich.quotes.nouns import (
    DETERMINERS,
    JOINTS,
    NO_START,
    OF,
    POSSESSIVE,
    PRONOUNS,
    SOURCES,
    is_role,
)
from broadsheet.enrich.quotes.parts import Span
from broadsheet.enrich.quotes.tongues import Tongue, tongue
from broadsheet.enrich.quotes.words import QUOTED, Words
from broadsheet.records import Kind, Mention

LONGEST_PHRASE = 18

_LINKS = frozenset("and to at in with".split())
"""Words that go on with a phrase in some places: `ambassador to Egypt`, `Lee and the mayor`."""

_ANDS = frozenset("and e y et und en i и та".split())
"""`And`; that of other languages only within a name: `Emergência e Proteção Civil`."""

_ARTICLES = frozenset("the a an his her its their our my your this that these those".split())
"""Words of `DETERMINERS` that are no phrase alone, as `some` and `many` are."""

QUALIFIERS = frozenset(
    """former then-president ex-president vice deputy senior chief top acting retired veteran
    presidential managing executive assistant co-founder co-chair chief longtime foreign federal
    local state city white democratic conservative liberal fellow british french german american
    russian chinese israeli palestinian egyptian political defense prominent leading""".split()
)
"""Adjectives that begin a phrase for a person without an article."""

_OPENS = frozenset(".!?…:") | {QUOTED}


@cache
def _lists(spoken: Tongue) -> tuple[frozenset[str], frozenset[str]]:
    """Return the determiners of a language, and the words that no phrase begins with."""
    no_start = (NO_START - spoken.determiners - spoken.roles) | spoken.no_start
    if spoken.openers:
        no_start -= {"die", "as", "do"} - spoken.no_start
    return DETERMINERS | spoken.determiners, no_start


class Runs:
    """Tells what can be a phrase among words."""

    def __init__(
        self,
        words: Words,
        mentions: Sequence[Mention],
        cues: Cues,
        headline: int = 0,
        language: str | None = None,
    ) -> None:
        self.words, self.cues, self.headline = words, cues, headline
        self.tongue = tongue(language)
        self.determiners, self.no_start = _lists(self.tongue)
        self.named = {one.start: one for one in mentions}

    def is_cue(self, at: int) -> bool:
        """Tell whether a word is a form of a verb that announces speech, and not part of a name."""
        words = self.words
        return words.low[at] in self.cues.all and (
            not words.word[at][0].isupper()
            or words.end[at] <= self.headline
            or not at
            or words.word[at - 1] in _OPENS
        )

    def is_role(self, low: str) -> bool:
        """Tell whether a word in small letters is a head of phrases for persons."""
        return low in self.tongue.roles or is_role(low)

    def is_pronoun(self, at: int) -> bool:
        """Tell whether a word is a pronoun, or one with its verb: `he’d`."""
        low = self.words.low[at]
        if low in self.tongue.other:
            return False
        return low in PRONOUNS or low.replace("’", "'").partition("'")[0] in PRONOUNS

    def is_person(self, phrase: tuple[int, int]) -> bool:
        """Tell whether a phrase begins with the name of a person."""
        mention = self.named.get(self.words.start[phrase[0]])
        return mention is not None and mention.kind is Kind.PERSON

    def has_name(self, phrase: tuple[int, int]) -> bool:
        """Tell whether a phrase holds the name of a person or body."""
        found = (self.named.get(self.words.start[at]) for at in range(*phrase))
        return any(one is not None and one.kind is not Kind.PLACE for one in found)

    def is_human(self, phrase: tuple[int, int]) -> bool:
        """Tell whether a phrase is a person's name, or `he` or `she`."""
        return self.is_person(phrase) or PRONOUNS.get(self.words.low[phrase[0]], "") in {"m", "f"}

    def is_nobody(self, phrase: tuple[int, int]) -> bool:
        """Tell whether a phrase stands for nobody that a text can name."""
        return self.words.low[phrase[0]] in {"i", "we", "you", "there"}

    def can_speak(self, phrase: tuple[int, int]) -> bool:
        """Tell whether a phrase has a name, a pronoun or a noun for who can speak."""
        return self.is_pronoun(phrase[0]) or any(
            self.words.start[at] in self.named
            or self.is_role(self.words.low[at])
            or self.words.low[at] in SOURCES
            for at in range(*phrase)
        )

    def core(self, begin: int, limit: int) -> int | None:
        """Return the end of the phrase that begins with a word, without what follows a comma."""
        low = self.words.low
        if self.is_pronoun(begin):
            return begin + 1
        if not self._starts(begin):
            return None
        at, stop = begin, min(limit, begin + LONGEST_PHRASE)
        while at < stop and self._goes_on(at, begin):
            at += 1
        while at > begin and (low[at - 1] in OF or low[at - 1] in _LINKS):
            at -= 1
        if at < limit and self.words.word[at] == "(" and at > begin:
            closing = next((i for i in range(at, min(at + 9, limit)) if low[i] == ")"), None)
            at = closing + 1 if closing else at
        if at == begin + 1 and self._is_bare(begin):
            return None
        return at if at > begin else None

    def _is_bare(self, at: int) -> bool:
        """Tell whether a word alone names nobody: an article, a possessive, `this`."""
        low = self.words.low[at]
        return low in _ARTICLES or low in self.tongue.determiners

    def _starts(self, at: int) -> bool:
        word, low = self.words.word[at], self.words.low[at]
        if self.words.start[at] in self.named:
            return True
        if low in self.no_start:
            return False
        if word[0].isupper():
            return low not in self.cues.all
        known = low in self.determiners or self.is_role(low)
        return known or low in SOURCES or low in QUALIFIERS or self._titles(at)

    def _titles(self, at: int) -> bool:
        """Tell whether a word in small letters opens what stands right before a person's name."""
        words = self.words
        low = words.low[at]
        if not low.replace("-", "").isalpha() or low in JOINTS or low in self.cues.all:
            return False
        for i in range(at + 1, min(at + 4, len(words.word))):
            mention = self.named.get(words.start[i])
            if mention:
                before = words.low[i - 1]
                return mention.kind is Kind.PERSON and before not in OF and before not in _LINKS
            low = words.low[i]
            if not low.isalpha() or low in self.no_start or low in self.cues.all:
                return False
        return False

    def _goes_on(self, at: int, begin: int) -> bool:
        """Tell whether a word belongs to the phrase that began before it."""
        word, low = self.words.word[at], self.words.low[at]
        if word[0].isupper() or low in POSSESSIVE or word[0].isdigit() or at == begin:
            return True
        if low in OF or (low in _LINKS - {"and"} and self.is_role(self.words.low[at - 1])):
            return True
        if low in _ANDS:
            return at + 1 < len(self.words.low) and self._joins(at)
        if not word[0].isalpha() or low in self.no_start or low in PRONOUNS:
            return False
        if low in self.determiners:
            return self.words.low[at - 1] in OF or self.words.low[at - 1] in _LINKS
        return low not in self.cues.all or self.is_role(low) or self._is_noun(at)

    def _joins(self, at: int) -> bool:
        """Tell whether `and` stands between two nouns of a phrase."""
        if self.words.low[at] == "and":
            return self._starts(at + 1)
        return self.words.word[at - 1][0].isupper() and self.words.word[at + 1][0].isupper()

    def _is_noun(self, at: int) -> bool:
        """Tell whether a form of a verb is a noun here: `the report`, `his statement`."""
        low = self.words.low
        return low[at] in SOURCES and at > 0 and low[at - 1] in DETERMINERS | POSSESSIVE

    def span(self, phrase: tuple[int, int]) -> Span:
        """Return where a phrase stands in the text."""
        return self.words.span(*phrase)
