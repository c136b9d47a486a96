"""Whose name each speaker phrase stands for, as far as its article tells.

In: a `Prose`, its attributions in order, direct and indirect, and its mentions. Out: for each
attribution its `Speaker`, or None where the text names none. A name is the mention in the phrase;
a pronoun, a role or a statement is one that the words before it make plain; else the name is None.
A name that fits two people, or that no mention has, is given as stated, without a kind.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from broadsheet.enrich.prose import Prose
from broadsheet.enrich.quotes.holders import Holders, holders, role, role_in
from broadsheet.enrich.quotes.nouns import PRONOUNS
from broadsheet.enrich.quotes.parts import Attribution, Span
from broadsheet.enrich.quotes.sentences import Sentences
from broadsheet.records import Kind, Mention, Speaker

_ANYBODY = frozenset(
    """diplomat official candidate politician lawmaker leader activist representative minister
    president chief senator governor mayor nominee expert analyst ambassador veteran man woman
    spokesman""".split()
)
"""Roles that a text may use for the last speaker though it never named the role before."""

_STATEMENTS = frozenset(
    """statement release announcement message communique communiqué post tweet email letter
    press service report declaration note memo""".split()
)
"""What is said by whoever made it."""

_NEAR = 700
"""Characters back, at most, to the words that a pronoun, role or statement stands for."""

_BELONGING = frozenset(
    """of for from with at von vom der des bei de del della dell' do da van du des""".split()
)
"""Words after which a name says whose or where somebody is."""

_DEFINITE = frozenset("the this that his her their".split())
_NO_PERSON = frozenset("a an the of for and in at from with to &".split())
"""Before capitals, these say that they are the rest of another name, or of a thing."""

_PUT = frozenset("asked told heard reminded informed warned notified quizzed".split())
"""Participles that with `was` say what somebody had to hear."""

_PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being|got)(?: \w+)? \Z", re.IGNORECASE)
_PLURAL = re.compile(r"\b(?:[a-z]{3,}[a-rtv-z]s|people|police|men|women|children)\b")
"""Words in small letters that may be what `they` are; verbs with -s are taken for one as well."""

_POSSESSED = re.compile(r"['’]s |, [^\W\d_a-z]")
"""A role that is somebody's, or that a name follows, is not that of the last speaker."""

_OBJECTS = {"him": "m", "his": "m", "her": "f"}
"""Other forms of pronouns, with the sex of whom they stand for."""

_NO_SPEAKER = frozenset("i the an a one first credit es it's".split())
"""Words that are no phrase for a speaker when they stand alone."""

_WORD = re.compile(r"[^\W\d_]+")
_APPOSED = re.compile(r"[,(—–]| who | which ")
_BREAK = re.compile(r"[.!?…][”\"’')\]]*\s+|\n\n")


def speakers(
    prose: Prose, attributions: Sequence[Attribution], mentions: Sequence[Mention]
) -> list[Speaker | None]:
    """Say for each attribution who speaks."""
    if not attributions:
        return []
    resolve = _Resolve(prose.text, attributions, mentions)
    return [resolve.speaker(one) for one in attributions]


class _Resolve:
    """Resolves speaker phrases in the order of the text; remembers who spoke last."""

    def __init__(
        self, text: str, attributions: Sequence[Attribution], mentions: Sequence[Mention]
    ) -> None:
        self.text = text
        self.mentions = mentions
        self.starts = [one.start for one in mentions]
        self.quoted = [(one.start, one.end) for one in attributions if one.direct]
        self.last: Speaker | None = None
        self.unknown = -1
        self.done: dict[Span, Speaker] = {}
        self.spoke: dict[str, set[str]] = defaultdict(set)

    @cached_property
    def sentences(self) -> Sentences:
        """Where the sentences of the article begin that are not all in marks."""
        return Sentences(self.text, self.quoted)

    @cached_property
    def holders(self) -> Holders:
        """Who has which role in the article."""
        return holders(self.text, self.mentions)

    def speaker(self, one: Attribution) -> Speaker | None:
        """Return the speaker of an attribution."""
        if one.speaker is None or self._is_asked(one) or self._is_no_phrase(one.speaker):
            return None
        found = self.done.get(one.speaker)
        if found is None:
            found = self.done[one.speaker] = self._resolve(one.speaker, one)
        inferred = not found.method.startswith("named") or not one.how.startswith("named")
        if found.name and inferred and found.name in self._inside(one):
            return Speaker(*one.speaker, f"{one.how}: not resolved")
        if found.name and found.kind:
            self.last = found
        elif PRONOUNS.get(self.text[slice(*one.speaker)].lower(), "m") in "mf":
            self.last, self.unknown = None, one.speaker[0]
        return replace(found, method=one.how) if one.how.startswith("speaker of") else found

    def _is_asked(self, one: Attribution) -> bool:
        """Tell whether the words are put to the subject of the verb: `Lee was asked`."""
        if one.cue is None or one.speaker is None or one.speaker[0] > one.cue[0]:
            return False
        low = self.text[slice(*one.cue)].lower()
        before = self.text[max(0, one.cue[0] - 30) : one.cue[0]]
        return low in _PUT and bool(_PASSIVE.search(before))

    def _is_no_phrase(self, span: Span) -> bool:
        """Tell whether a word alone is neither a name nor a pronoun, nor somebody's role."""
        words = self.text[slice(*span)].split()
        if len(words) != 1 or self._between(*span):
            return False
        low = words[0].lower()
        return low in _NO_SPEAKER or (words[0].islower() and low not in PRONOUNS and not role(low))

    def _resolve(self, span: Span, one: Attribution) -> Speaker:
        how = one.how
        words = self.text[slice(*span)]
        low = words.lower()
        if low in PRONOUNS:
            return self._pronoun(span, low, one)
        named = self._named(span, words)
        if named and how.startswith("subject of the sentence") and not self._is_only(span, one):
            return Speaker(*span, f"{how}: not resolved")
        if named and named.name:
            self.spoke[named.name.split()[-1]].add(named.name)
            return Speaker(*span, how, named.name, named.kind)
        if named:
            return self._surname(span, named, how)
        found = self._nominal(span, words, how)
        return found if found.name else _as_stated(found, words)

    def _surname(self, span: Span, named: Mention, how: str) -> Speaker:
        """Resolve a surname that fits two people: only one has spoken, or been named, so far."""
        surname = self.text[named.start : named.end].split()[-1]
        if named.kind is not Kind.PERSON:
            return Speaker(*span, how)
        spoke = self.spoke.get(surname, set())
        if len(spoke) == 1:
            return Speaker(*span, "surname: spoke before", next(iter(spoke)), Kind.PERSON)
        earlier = {
            one.name
            for one in self._between(0, span[0])
            if one.kind is Kind.PERSON and one.name and one.name.endswith(f" {surname}")
        }
        if len(earlier) == 1:
            return Speaker(*span, "surname: named before", earlier.pop(), Kind.PERSON)
        return Speaker(*span, f"{how}, as stated", self.text[named.start : named.end])

    def _between(self, start: int, end: int) -> Sequence[Mention]:
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _named(self, span: Span, words: str) -> Mention | None:
        """Return the mention that a phrase names: not one that only tells whose or where."""
        within = [one for one in self._between(*span) if one.kind is not Kind.PLACE]
        if not within:
            return None
        comma = _APPOSED.search(words)
        core = span[0] + comma.start() if comma else span[1]
        heads = [one for one in within if one.start < core and self._is_head(one, core)]
        people = [one for one in heads if one.kind is Kind.PERSON]
        apposed = [
            one
            for one in within
            if comma
            and one.kind is Kind.PERSON
            and one.start >= core
            and (one.start <= core + 3 or self.text[core : one.start].endswith("), "))
        ]
        return next(iter([*people[:1], *apposed, *heads]), None)

    def _is_head(self, one: Mention, core: int) -> bool:
        """Tell whether a mention is what its phrase is about, by the words before and after it."""
        after = self.text[one.end : core]
        if one.kind is Kind.ORGANIZATION and set(_WORD.findall(after.lower())[-2:]) & _STATEMENTS:
            return True
        if after.startswith(("'s", "’s")) or re.match(r"[’']?\s+[^\W\d_]", after):
            follows = re.match(r"\s+(of|and|for|from|&|in|at)\s", after)
            if not follows:
                return False
        before = self.text[max(0, one.start - 12) : one.start].lower().split()
        return (
            not before or before[-1] not in _BELONGING or (one.start - len(" ".join(before)) <= 0)
        )

    def _pronoun(self, span: Span, low: str, one: Attribution) -> Speaker:
        sex = PRONOUNS[low]
        unresolved = Speaker(*span, "pronoun: not resolved")
        if sex in "mf":
            found = self._person(span, sex, one)
            if found is None:
                return unresolved
            self.holders.sex[found[0]].add(sex)
            return Speaker(*span, f"pronoun: {found[1]}", found[0], Kind.PERSON)
        last = self.last
        if sex in "np" and last and last.kind is Kind.ORGANIZATION and self._is_it(last, span, sex):
            return Speaker(*span, "pronoun: last speaker", last.name, last.kind)
        return unresolved if sex in "np" else Speaker(*span, one.how)

    def _is_it(self, last: Speaker, span: Span, sex: str) -> bool:
        """Tell whether `it` or `they` can be the organization that spoke last."""
        number = self.sentences.number(span[0])
        if not last.method.startswith("named") or last.start < self.sentences.start(number - 1):
            return False
        others = {
            one.name or self.text[one.start : one.end]
            for one in self._between(self.sentences.start(number - 1), span[0])
            if one.kind is not Kind.PLACE and not self._is_quoted(one)
        }
        between = self.text[last.end : span[0]]
        return others <= {last.name} and not (sex == "p" and _PLURAL.search(between))

    def _person(self, span: Span, sex: str, one: Attribution) -> tuple[str, str] | None:
        """Return the one person that `he` or `she` can stand for, and why; None where two can."""
        number = self.sentences.number(span[0])
        for back, why in ((1, "only one named"), (2, "last speaker")):
            begin = self.sentences.start(number - back)
            if self.unknown >= begin:
                return None
            fitting = self._fitting(begin, span[0], sex) - self._inside(one)
            last = self.last.name if self.last and self.last.start >= begin else None
            if len(fitting) > 1:
                return None
            if fitting:
                name = fitting.pop()
                if name == last:
                    return name, "last speaker"
                plain = back == 1 and not self._is_he_first(begin, name, span[0], sex)
                return (name, why) if plain else None
        return None

    def _is_he_first(self, begin: int, name: str, end: int, sex: str) -> bool:
        """Tell whether a pronoun stands before a name, so that somebody else may be meant."""
        named = next((one.start for one in self._between(begin, end) if one.name == name), end)
        return any(
            PRONOUNS.get(word[0].lower(), _OBJECTS.get(word[0].lower())) == sex
            and not self._within_marks(word.start())
            for word in _WORD.finditer(self.text, begin, named)
        )

    def _made(self, span: Span) -> bool:
        """Tell whether an organization spoke in the sentence before, that nobody's statement is."""
        last, number = self.last, self.sentences.number(span[0])
        return (
            last is not None
            and last.kind is Kind.ORGANIZATION
            and last.method.startswith("named")
            and last.start >= self.sentences.start(number - 1)
        )

    def _fitting(self, begin: int, end: int, sex: str) -> set[str]:
        """Return who is named, or spoke last, in a stretch and may be `he` or `she`."""
        found = {
            one.name or self.text[one.start : one.end]
            for one in self._between(begin, end)
            if one.kind is Kind.PERSON and not self._is_quoted(one)
        }
        if self.last and self.last.start >= begin and self.last.kind is Kind.PERSON:
            found.add(self.last.name or "")
        return {name for name in found if self.holders.fits(name, sex)}

    def _inside(self, one: Attribution) -> set[str]:
        """Return who is named in the words that somebody says."""
        return {found.name for found in self._between(one.start, one.end) if found.name}

    def _is_only(self, span: Span, one: Attribution) -> bool:
        """Tell whether nobody else is named between a subject and the verb or words it is for."""
        end = one.cue[0] if one.cue and one.cue[0] > span[1] else one.start
        return not any(
            other.kind is Kind.PERSON and not self._is_quoted(other)
            for other in self._between(span[1], end)
        )

    def _opens(self, one: Mention) -> bool:
        """Tell whether a mention is among the first words of its sentence, with its titles."""
        before = self.text[max(0, one.start - 60) : one.start]
        breaks = list(_BREAK.finditer(before))
        words = before[breaks[-1].end() :] if breaks else before if one.start <= 60 else ""
        if not breaks and one.start > 60:
            return False
        after = self.text[one.end : one.end + 2]
        titles = words.split()
        if after in {"'s", "’s"}:
            return False
        role = (
            words.rstrip().endswith(",") and len(titles) < 8 and bool(role_in(_WORD.findall(words)))
        )
        return (role and words.count(",") == 1) or all(
            word[0].isupper() or word in {"the", "a"} for word in titles
        )

    def _is_quoted(self, one: Mention) -> bool:
        return self._within_marks(one.start)

    def _within_marks(self, at: int) -> bool:
        index = bisect_left(self.quoted, (at + 1, 0)) - 1
        return index >= 0 and at < self.quoted[index][1]

    def _nominal(self, span: Span, words: str, how: str) -> Speaker:
        """Resolve a phrase without a name: who has the role, or who made the statement."""
        low = _WORD.findall(_APPOSED.split(words)[0].lower())
        if not low or low[0] not in _DEFINITE:
            return Speaker(*span, how)
        roles = role_in(low)
        if roles:
            return self._role(span, roles[-1], _APPOSED.split(words)[0], how)
        if low[-1] in _STATEMENTS:
            last = self.last
            if last and low[0] in {"the", "this"} and low[1:] == ["statement"] and self._made(span):
                return Speaker(*span, "statement of the last speaker", last.name, last.kind)
            return Speaker(*span, f"{low[-1]}: not resolved")
        return Speaker(*span, how)

    def _role(self, span: Span, title: str, words: str, how: str) -> Speaker:
        known = self.holders.of.get(title, set())
        where = [word[:4].lower() for word in words.split()[1:] if word[0].isupper()]
        known = {
            name
            for name in known
            if all(any(has.startswith(one) for has in self.holders.words[name]) for one in where)
        }
        if len(known) == 1 and len(words.split()) < 7:
            return Speaker(*span, f"role: {title}", next(iter(known)), Kind.PERSON)
        last = self.last
        if (
            title in _ANYBODY
            and last
            and last.name
            and last.kind is Kind.PERSON
            and not known
            and not _POSSESSED.search(self.text, *span)
            and 0 <= span[0] - last.end <= _NEAR
            and not self._others(last, span[0])
        ):
            return Speaker(*span, f"role: {title}, last speaker", last.name, last.kind)
        return Speaker(*span, how)

    def _others(self, last: Speaker, end: int) -> bool:
        """Tell whether a sentence since the last speaker begins with another person."""
        return any(
            one.kind is Kind.PERSON and one.name != last.name and self._opens(one)
            for one in self._between(last.end, end)
        )


def _as_stated(speaker: Speaker, words: str) -> Speaker:
    """Return a speaker with the name that ends its phrase, where nothing else knows that name.

    What it gets wrong: `member Hope Society` is no person; but it is what the text names.
    """
    core = _APPOSED.split(words)[0].split()
    first = len(core)
    while first and core[first - 1][:1].isupper() and not core[first - 1].isupper():
        first -= 1
    before = core[first - 1] if first else ""
    if (
        (len(core) > 2 and not first)
        or len(core) - first < 2
        or before.lower() in _NO_PERSON
        or core[first].lower() in _DEFINITE
    ):
        return speaker
    return replace(speaker, name=" ".join(core[first:]), method=f"{speaker.method}, as stated")
