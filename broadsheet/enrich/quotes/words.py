"""A text as words and signs, sentence by sentence, each stretch in marks as one word.

In: a `Prose` and its stretches in marks. Out: `Words`. What stands inside of marks is left out, so
that patterns around a quotation see it as one thing.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, groupby

from broadsheet.enrich.prose import Prose
from broadsheet.enrich.quotes.cues import Cues
from broadsheet.enrich.quotes.parts import Marked

QUOTED = "“”"
"""The word that stands for a stretch in marks; no word or sign of a text is equal to it."""

_ABBREVIATED = """
    Mr Mrs Ms Dr Drs Sen Sens Rep Reps Gov Govs Gen Lt Col Maj Capt Sgt Cmdr Adm Rev Hon Prof Pres
    St Jr Sr Mme Mlle Sra Dra Hr Fr Dott Ing Esq Supt Insp Det Amb Atty Mt Ft No Inc Corp Co Ltd
    Calif Fla Mass Tex Ariz Conn Wash Va Pa Mich Minn Wis Ill Ind Tenn Ala Miss Okla Colo Nev Ore
    Jan Feb Aug Sept Oct Nov Dec vs
    """.split()
"""Abbreviations whose point ends no sentence: titles, firms, states of the USA, months."""

_BY_LENGTH = groupby(sorted(_ABBREVIATED, key=len), len)
_POINT = "|".join(rf"(?<=\b(?:{'|'.join(some)})\.)" for _, some in _BY_LENGTH)
_WORD = re.compile(
    r"([^\W_]+(?:(?=[-‑&’'.])(?:[-‑&][^\W_]+|[’'](?!s\b)[^\W_]+|\.\d+))*"
    rf"(?:\.(?:(?<=\b[^\W\d_]\.)(?:[^\W\d_]\.)*(?![^\W\d_])|{_POINT}))?"
    r"|[’']s\b|[^\w\s])"
)
"""A word with its hyphens and apostrophes, and the point of an abbreviation; or one sign."""

_ENDS = frozenset(".!?…。؟")
_ENDING = _ENDS | {QUOTED}


_SENTENCE = re.compile(r"[.!?](?<=[a-z]{4}.)(?<!alif\.)\s+(?=[A-Z0-9“\"«„])")
"""Ends of sentences that are so whatever the words: no abbreviation has so many small letters."""

_GAPS = '—–("“”«»„…[/'
"""Signs that can stand at a word without a blank."""

_TAILS = ("", *".,:;!?)", "’s", "'s", "’", "'")
"""What can stand at the end of a word that announces speech."""

_BACK = ("this was ", "it was ")
"""How a sentence begins that says who said what the sentence before it has."""


class Words:
    """The words of a text in order: as they stand (`word`), in small letters (`low`), and where.

    Only what can hold speech is read: stretches of sentences with a quotation, a word of `cues`,
    or what the next stretch needs. `quote` gives for each word that stands for a quotation its
    number. `sentences` are ranges of words, an empty one for each stretch that is left out;
    `paragraph_starts` the sentences that begin a paragraph.
    """

    def __init__(self, prose: Prose, marked: Sequence[Marked], cues: Cues) -> None:
        self.text = prose.text
        self.start: list[int] = []
        self.end: list[int] = []
        self.word: list[str] = []
        self.quote: dict[int, int] = {}
        self.sentences: list[tuple[int, int]] = []
        self.paragraph_starts: set[int] = set()
        outer = [(i, one) for i, one in enumerate(marked) if one.depth == 0]
        stretches = list(_stretches(prose, outer))
        needed = _needed(self.text, stretches, _spelled(cues))
        for (start, end, first, quoted), read in zip(stretches, needed, strict=True):
            if first:
                self.paragraph_starts.add(len(self.sentences))
            if read:
                self._stretch(start, end, quoted, marked)
            else:
                self.sentences.append((len(self.word), len(self.word)))
        self.low = [word.lower() for word in self.word]

    def _stretch(
        self, start: int, end: int, quoted: Sequence[tuple[int, Marked]], marked: Sequence[Marked]
    ) -> None:
        first = len(self.word)
        at = start
        for number, one in quoted:
            self._plain(at, one.outer_start)
            self.quote[len(self.word)] = number
            self.start.append(one.outer_start)
            self.end.append(one.outer_end)
            self.word.append(QUOTED)
            at = one.outer_end
        self._plain(at, end)
        self._sentences(first, marked)

    def _plain(self, start: int, end: int) -> None:
        if start == end:
            return
        parts = _WORD.split(self.text[start:end])  # blanks and words in turn
        ends = list(accumulate(map(len, parts), initial=start))
        self.start += ends[1:-1:2]
        self.end += ends[2::2]
        self.word += parts[1::2]

    def _sentences(self, first: int, marked: Sequence[Marked]) -> None:
        words = self.word
        last = len(words)
        begin = first
        for i in [i for i in range(first, last - 1) if words[i] in _ENDING]:
            following = words[i + 1]
            if words[i] == QUOTED:
                ends = self._ends_in(marked[self.quote[i]], following)
            else:
                ends = not following[0].islower()
            if ends and following not in _ENDS:
                self.sentences.append((begin, i + 1))
                begin = i + 1
        if begin < last:
            self.sentences.append((begin, last))

    def _ends_in(self, one: Marked, following: str) -> bool:
        """Tell whether a sentence ends with a stretch; after `?` and `!` a speaker may follow."""
        last = self.text[one.end - 2 : one.end].rstrip("’'")[-1:]
        if last not in _ENDS:
            return False
        return following == QUOTED or (last in ".。" and not following[0].islower())

    def span(self, begin: int, stop: int) -> tuple[int, int]:
        """Return where the words of a range stand in the text."""
        return self.start[begin], self.end[stop - 1]


Stretch = tuple[int, int, bool, Sequence[tuple[int, Marked]]]
"""Where sentences stand, whether they begin a paragraph, and the quotations in them by number."""


def _stretches(prose: Prose, outer: Sequence[tuple[int, Marked]]) -> Iterator[Stretch]:
    """Part each paragraph where a sentence surely ends, outside of quotations."""
    at = 0
    for start, end in prose.paragraphs:
        begin = start
        for match in _SENTENCE.finditer(prose.text, start, end):
            stop = match.end()
            past = at
            while past < len(outer) and outer[past][1].outer_end <= stop:
                past += 1
            if past < len(outer) and outer[past][1].outer_start < stop:
                continue
            yield begin, stop, begin == start, outer[at:past]
            begin, at = stop, past
        past = at
        while past < len(outer) and outer[past][1].outer_end <= end:
            past += 1
        yield begin, end, begin == start, outer[at:past]
        at = past


def _needed(text: str, stretches: Sequence[Stretch], spelled: frozenset[str]) -> list[bool]:
    """Tell which stretches are read, by their quotations and by words that announce speech."""
    plain = text
    for sign in _GAPS:
        plain = plain.replace(sign, " ")
    needed: list[bool] = []
    for start, end, _, quoted in stretches:
        low = plain[start:end].lower()
        needed.append(bool(quoted) or not spelled.isdisjoint(low.split()))
        opened = bool(quoted) and quoted[0][1].outer_start == start
        if len(needed) > 1 and (opened or low.startswith(_BACK)):
            needed[-2] = True
    return needed


@cache
def _spelled(cues: Cues) -> frozenset[str]:
    """Return the words of cues that tell of speech, with each sign that can stand at their end."""
    words = cues.tell.union(max(phrase, key=len) for phrase in cues.according)
    return frozenset(word + tail for word in words for tail in _TAILS)
