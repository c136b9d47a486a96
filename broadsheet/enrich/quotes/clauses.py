"""Cue and speaker in the words after and before a stretch in marks, within its sentence.

In: the words of a text, and `Phrases`. Out: `Found`, as ranges of words.
"""

from dataclasses import replace

from broadsheet.enrich.quotes.abroad import Abroad
from broadsheet.enrich.quotes.found import Found
from broadsheet.enrich.quotes.nouns import DETERMINERS, NO_START, POSSESSIVE
from broadsheet.enrich.quotes.phrases import Phrases
from broadsheet.enrich.quotes.words import QUOTED, Words

NEAR = 40
"""Words between a stretch and its verb, at most."""

_ADDING = frozenset("add adds added adding".split())
"""Verbs that announce speech, or that something is put to something."""

_ADDRESSING = frozenset("tell tells told remind reminds reminded inform informs informed".split())
"""Verbs after which stands whom somebody speaks to, never who speaks."""

_HARD = frozenset(";:.") | {QUOTED}
_COORDINATE = frozenset(
    "and but or then by while before after to , without when of in for e y et und en i и ve".split()
)


class Clauses:
    """Reads the words around stretches in marks."""

    def __init__(self, words: Words, phrases: Phrases) -> None:
        self.words, self.phrases, self.cues = words, phrases, phrases.cues
        self.abroad = Abroad(words, phrases)

    def after(self, at: int, end: int, first: int = 0) -> Found | None:
        """Return what the words after a stretch say: `said Lee`, `Lee said`, `according to Lee`."""
        word, low = self.words.word, self.words.low
        begin = at + 1
        while begin < end and begin < at + 4 and word[begin] in ",—–-)":
            begin += 1
        if begin + 1 < end and low[begin] in self.cues.helpers and self.phrases.is_cue(begin + 1):
            begin += 1
        if begin >= end:
            return None
        according = self.according(begin, end)
        if according:
            return according
        if self.phrases.is_cue(begin) and low[begin] not in self.cues.going:
            speaker = self.phrases.following(begin + 1, end)
            if self.abroad.active:
                return self._abroad(speaker, begin, (first, at, end))
            return Found((begin, begin + 1), speaker, "named after the cue") if speaker else None
        return self._subject_first(begin, end)

    def _abroad(
        self, speaker: tuple[int, int] | None, verb: int, places: tuple[int, int, int]
    ) -> Found | None:
        """Return the speaker behind a verb, a name before any other; or before the stretch."""
        first, at, end = places
        if speaker and (self.phrases.is_pronoun(speaker[0]) or self.phrases.has_name(speaker)):
            return Found((verb, verb + 1), speaker, "named after the cue")
        named = self.abroad.named_after(verb, end)
        if named:
            return named
        if speaker and (first == at or self.phrases.can_speak(speaker)):
            return Found((verb, verb + 1), speaker, "named after the cue")
        return self.abroad.bare(verb, first, at)

    def _subject_first(self, begin: int, end: int) -> Found | None:
        low, tried = self.words.low, 0
        for verb in range(begin + 1, min(begin + NEAR, end)):
            if self.words.word[verb] in _HARD or tried == 3:
                return None
            if not self.phrases.is_cue(verb) or low[verb] in self.cues.going:
                continue
            tried += 1
            subject = self.phrases.subject(begin, verb)
            if subject and subject[0] == begin:
                return Found((verb, verb + 1), subject, "named before the cue")
        return None

    def according(self, begin: int, end: int, *, at_start: bool = False) -> Found | None:
        """Return the speaker of a phrase such as `according to` that begins with a word.

        Where it opens a sentence (`at_start`), what the sentence says follows the speaker's comma.
        """
        for phrase in self.cues.according:
            stop = begin + len(phrase)
            if tuple(self.words.low[begin:stop]) == phrase and stop < end:
                speaker = self.phrases.following(stop, end, closed=at_start)
                return Found((begin, stop), speaker, "named after the cue") if speaker else None
        return None

    def before(self, first: int, at: int, last: Found | None) -> Found | None:
        """Return what the words before a stretch say: `Lee said`, `he called it`, `Lee:`."""
        led = self.abroad.first(first, at) or self._led(first, at)
        if led:
            return led
        for verb in range(at - 1, max(first, at - NEAR) - 1, -1):
            if not self.phrases.is_cue(verb) or self.is_noun(verb) or self._is_deed(verb, at):
                continue
            if at - verb <= 2 or self.words.low[verb] not in self.cues.weak:
                found = self.verb(first, verb, last)
                if found:
                    return found
        return (
            self._verb_first(first, at)
            or self.according(first, at, at_start=True)
            or self._colon(first, at)
            or self._labelled(first, at)
        )

    def _colon(self, first: int, at: int) -> Found | None:
        """Return whom a sentence is about that ends with a colon, or a dash, before a stretch."""
        word = self.words.word
        if first == at:
            return None
        subject = self.phrases.main_subject(first, at) if word[at - 1] in ":—–-" else None
        if subject and word[at - 1] == ":":
            return Found(None, subject, "named before the colon")
        dashed = subject and self.phrases.is_person(subject)
        return Found(None, subject, "subject of the sentence") if dashed else None

    def _verb_first(self, first: int, at: int) -> Found | None:
        """Return the speaker between a verb and a colon: `Said Lee: “We win”`, as Arabic has it."""
        word = self.words.word
        if first + 1 >= at - 1 or word[at - 1] not in {":", ","}:
            return None
        for verb in range(at - 2, max(first, at - 12) - 1, -1):
            begins = verb == first or word[verb - 1] == ","
            if begins and self.phrases.is_cue(verb) and self.words.low[verb] not in self.cues.going:
                speaker = self.phrases.following(verb + 1, at - 1)
                whole = speaker is not None and (speaker[1] == at - 1 or verb == first)
                if speaker and whole and self.phrases.can_speak(speaker):
                    return Found((verb, verb + 1), speaker, "named after the cue")
        return None

    def _led(self, first: int, at: int) -> Found | None:
        """Return who acts in the clause before a colon, where no verb of saying stands in it."""
        if self.words.word[at - 1 : at] != [":"] or at - 1 <= first:
            return None
        begin = at - 1
        while begin > first and self.words.word[begin - 1] not in {",", QUOTED}:
            if self.phrases.is_cue(begin - 1):
                return None
            begin -= 1
        subject = self.phrases.main_subject(begin, at - 1) if begin > first else None
        known = subject and (self.phrases.is_pronoun(subject[0]) or self.phrases.is_person(subject))
        return Found(None, subject, "named before the colon") if known else None

    def _labelled(self, first: int, at: int) -> Found | None:
        """Return the name that a sentence begins with before a colon: `Lee: Bridge is “unsafe”`."""
        colon = next((i for i in range(first, min(first + 6, at)) if self.words.word[i] == ":"), at)
        if colon < at and first < colon:
            subject = self.phrases.main_subject(first, colon)
            if subject and subject[1] == colon:
                return Found(None, subject, "named before the colon")
        return None

    def teller(self, first: int, end: int) -> Found | None:
        """Return who says something in a sentence, by its first verb that can announce speech.

        A verb that has senses without speech counts only for a person the sentence begins with.
        """
        for verb in range(first + 1, min(end, first + NEAR)):
            low = self.words.low[verb]
            if low in self.cues.weak or not self.phrases.is_cue(verb) or self.is_noun(verb):
                continue
            subject = self.phrases.subject(first, verb)
            sure = low in self.cues.tell
            if subject and (sure or (subject[0] == first and self.phrases.is_person(subject))):
                return Found((verb, verb + 1), subject, "named before the cue")
        return None

    def closing(self, first: int, end: int) -> Found | None:
        """Return who says a sentence, by the words at its end: `…, Lee said` or `…, said Lee`."""
        word, phrases = self.words.word, self.phrases
        least = max(first, end - NEAR)
        while end > least and not word[end - 1][0].isalnum():
            end -= 1
        near = range(end - 1, least, -1)
        verb = next((i for i in near if self.words.low[i] in self.cues.tell), first)
        if verb == first or not phrases.is_cue(verb) or self.words.low[verb] in self.cues.going:
            return None
        if verb == end - 1:
            who = phrases.subject(first, verb)
            found = Found((verb, verb + 1), who, "named before the cue")
        else:
            who = None if self.words.low[verb] in _ADDRESSING else phrases.following(verb + 1, end)
            found = Found((verb, verb + 1), who, "named after the cue")
        if who is None or not phrases.can_speak(who):
            return None
        begins = min(verb, who[0])
        return found if begins > first and word[begins - 1] == "," else None

    def verb(self, first: int, verb: int, last: Found | None) -> Found | None:
        """Return the subject of a verb: beside it, or that of the verb it hangs on."""
        low = self.words.low
        cue = (verb, verb + 1)
        if low[verb] not in self.cues.going and low[verb - 1 : verb] != ["to"]:
            subject = self.phrases.subject(first, verb)
            if subject:
                return Found(
                    cue, subject, "named before the cue", last is not None and last.cue == cue
                )
        begin = verb
        while begin > first and low[begin - 1] in self.cues.helpers:
            begin -= 1
        if begin == first or low[begin - 1] in _COORDINATE or low[verb] in self.cues.going:
            if last and last.cue and last.speaker and last.cue[0] < verb:
                return replace(last, cue=cue, how="subject of the verb before", continues=False)
            subject = self.phrases.main_subject(first, verb)
            return Found(cue, subject, "subject of the sentence") if subject else None
        return None

    def _is_deed(self, verb: int, at: int) -> bool:
        """Tell whether a verb says what is done: `adds lemon to the “salad”`, `have to declare`."""
        low = self.words.low
        if low[verb - 1] == "to" and low[verb - 2] in {"have", "has", "had"}:
            return True
        following = low[verb + 1] if verb + 1 < at else ""
        thing = following.isalpha() and following not in DETERMINERS | NO_START
        return low[verb] in _ADDING and thing and not self.phrases.is_pronoun(verb + 1)

    def is_noun(self, at: int) -> bool:
        """Tell whether a form of a verb is a noun here, as after an article or a possessive."""
        before = self.words.low[at - 1] if at else ""
        if before in self.cues.helpers:
            return False
        if self.words.low[at].endswith("ed"):
            return before in {"the", "a", "an"}
        return before in DETERMINERS or before in POSSESSIVE or before in {"of", "in", "for"}
