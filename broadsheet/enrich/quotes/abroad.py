"""Cue and speaker in languages whose sentences are built otherwise than in English.

In: the words of a text, `Phrases`. Out: `Found`, as ranges of words, or None. Read are a name that
stands further behind its verb (`dijo en rueda de prensa la secretaria, Ana Ruiz`), a verb before
its subject (Arabic), a verb at the end (Turkish), and verbs without a subject.
"""

from broadsheet.enrich.quotes.found import Found
from broadsheet.enrich.quotes.phrases import Phrases
from broadsheet.enrich.quotes.tongues import NO_SUBJECT, VERB_FIRST, VERB_LAST
from broadsheet.enrich.quotes.words import QUOTED, Words
from broadsheet.records import Kind

FARTHEST_NAME = 12
"""Words between a verb and the name behind it, at most."""

_HARD = frozenset(";:.!?…") | {QUOTED}
_STOPS = frozenset("، , : ( - — في إن أن على عن خلال أمام بأن ضاحكا ضاحكًا".split()) | {QUOTED}
_COMMAS = frozenset(",،")


class Abroad:
    """Reads sentences of other languages; for English it finds nothing."""

    def __init__(self, words: Words, phrases: Phrases) -> None:
        self.words, self.phrases = words, phrases
        self.code = phrases.tongue.code
        self.openers = phrases.tongue.openers
        self.active = bool(phrases.tongue.openers or phrases.tongue.determiners)

    def named_after(self, verb: int, end: int) -> Found | None:
        """Return the name that stands behind a verb, with at most one comma right before it."""
        at = self._name(verb + 1, end)
        if at is None:
            return None
        begin = verb + 1
        phrase = self.phrases.core(begin, at[1]) if begin < at[0] else None
        whole = phrase is not None and self.words.low[begin] not in self.phrases.no_start
        return Found((verb, verb + 1), (begin if whole else at[0], at[1]), "named after the cue")

    def _name(self, begin: int, end: int) -> tuple[int, int] | None:
        """Return the first name that can be a speaker's, as a range of words."""
        words, named = self.words, self.phrases.named
        for at in range(begin, min(begin + FARTHEST_NAME, end)):
            mention = named.get(words.start[at])
            if mention and mention.kind is not Kind.PLACE:
                person = mention.kind is Kind.PERSON
                if at == begin or person or words.low[at - 1] in self.phrases.determiners:
                    stop = at + 1
                    while stop < end and words.start[stop] < mention.end:
                        stop += 1
                    return at, stop
            low = words.low[at]
            stops = low in _HARD or low in self.openers or self.phrases.is_cue(at)
            if stops or (low in _COMMAS and not self._is_near(at + 1, end)):
                return None
        return None

    def _plain(self, begin: int, end: int) -> tuple[int, int] | None:
        """Return the words behind a verb up to a sign or preposition, where none is a name."""
        stop = begin
        while stop < min(end, begin + 6) and self.words.low[stop] not in _STOPS:
            stop += 1
        return (begin, stop) if stop > begin else None

    def _is_near(self, begin: int, end: int) -> bool:
        """Tell whether a name stands at a word, or behind one title."""
        return any(
            self.words.start[i] in self.phrases.named for i in range(begin, min(begin + 2, end))
        )

    def bare(self, verb: int, first: int, at: int) -> Found | None:
        """Return a verb behind a stretch at `at` that has no subject behind it."""
        if self.code in VERB_LAST:
            subject = self.phrases.main_subject(first, at) if at > first else None
            return Found((verb, verb + 1), subject, "subject of the sentence")
        if self.code in NO_SUBJECT:
            return Found((verb, verb + 1), None, "verb without a subject")
        return None

    def first(self, first: int, at: int) -> Found | None:
        """Return the speaker of the last verb before a stretch that stands before its subject."""
        if self.code not in VERB_FIRST:
            return None
        for verb in range(at - 1, max(first, at - 25) - 1, -1):
            if self.phrases.is_cue(verb):
                name = self._name(verb + 1, at) or self._plain(verb + 1, at)
                return Found((verb, verb + 1), name, "named after the cue")
        return None

    def told_first(self, verb: int, end: int) -> tuple[int, Found] | None:
        """Return where the clause begins of a verb before its subject, and who says it."""
        if self.code not in VERB_FIRST:
            return None
        for at in range(verb + 1, min(verb + 16, end - 2)):
            if self.words.low[at] == QUOTED or self.words.word[at] in ".:":
                return None
            if self.words.low[at] in self.openers:
                who = self._name(verb + 1, at) or self._plain(verb + 1, at)
                return at + 1, Found((verb, verb + 1), who, "named after the cue")
        return None

    def told_last(self, first: int, verb: int) -> tuple[int, Found] | None:
        """Return where the clause begins of a verb at the end: `Lee, yolun açıldığını söyledi`."""
        if self.code not in VERB_LAST or verb < first + 4:
            return None
        if not self.words.low[verb - 1].endswith(("ını", "ini", "unu", "ünü", "larını", "lerini")):
            return None
        subject = self.phrases.main_subject(first, verb)
        if subject is None or not self.phrases.can_speak(subject):
            return None
        begin = subject[1]
        while begin < verb and self.words.low[begin] in {",", "ise", "da", "de"}:
            begin += 1
        return (begin, Found((verb, verb + 1), subject, "subject of the sentence"))
