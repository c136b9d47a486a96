"""A text as words and signs, sentence by sentence, each stretch in marks as one word.

In: a `Prose` and its stretches in marks. Out: `Words`. What stands inside of marks is left out, so
that patterns around a quotation see it as one thing.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from broadsheet.enrich.prose import Prose
from broadsheet.enrich.quotes.parts import Marked

QUOTED = "“”"
"""The word that stands for a stretch in marks; no word or sign of a text is equal to it."""

_TITLES = (
    "Mr|Mrs|Ms|Dr|Drs|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Lt|Col|Maj|Capt|Sgt|Cmdr|Adm|Rev|Hon|Prof|Pres"
    "|St|Jr|Sr|Mme|Mlle|Sra|Dra|Hr|Fr|Dott|Ing|Esq|Supt|Insp|Det|Amb|Atty|Mt|Ft|No|Inc|Corp|Co|Ltd"
    "|Calif|Fla|Mass|Tex|Ariz|Conn|Wash|Va|Pa|Mich|Minn|Wis|Ill|Ind|Tenn|Ala|Miss|Okla|Colo|Nev|Ore"
    "|Jan|Feb|Aug|Sept|Oct|Nov|Dec|vs"
)
"""Abbreviations whose point ends no sentence: titles, firms, states of the USA, months."""

_POINT = "|".join(rf"(?<=\b{one}\.)" for one in _TITLES.split("|"))
_WORD = re.compile(
    r"[^\W_]+(?:(?=[-‑&’'.])(?:[-‑&][^\W_]+|[’'](?!s\b)[^\W_]+|\.\d+))*"
    rf"(?:\.(?:(?<=\b[^\W\d_]\.)(?:[^\W\d_]\.)*(?![^\W\d_])|{_POINT}))?"
    r"|[’']s\b|[^\w\s]"
)
"""A word with its hyphens and apostrophes, and the point of an abbreviation; or one sign."""

_ENDS = frozenset(".!?…。؟")


class Words:
    """The words of a text in order: as they stand (`word`), in small letters (`low`), and where.

    `quote` gives for each word that stands for a stretch the number of the stretch, else -1.
    `sentences` are ranges of words; `paragraph_starts` the sentences that begin a paragraph.
    """

    def __init__(self, prose: Prose, marked: Sequence[Marked]) -> None:
        self.text = prose.text
        self.start: list[int] = []
        self.end: list[int] = []
        self.word: list[str] = []
        self.quote: list[int] = []
        self.sentences: list[tuple[int, int]] = []
        self.paragraph_starts: set[int] = set()
        outer = [(i, one) for i, one in enumerate(marked) if one.depth == 0]
        self._at = 0
        for start, end in prose.paragraphs:
            self._paragraph(start, end, outer, marked)
        self.low = [word.lower() for word in self.word]

    def _paragraph(
        self, start: int, end: int, outer: list[tuple[int, Marked]], marked: Sequence[Marked]
    ) -> None:
        first = len(self.word)
        at = start
        while self._at < len(outer) and outer[self._at][1].outer_end <= end:
            number, one = outer[self._at]
            self._at += 1
            self._plain(at, one.outer_start)
            self.start.append(one.outer_start)
            self.end.append(one.outer_end)
            self.word.append(QUOTED)
            self.quote.append(number)
            at = one.outer_end
        self._plain(at, end)
        self._sentences(first, marked)

    def _plain(self, start: int, end: int) -> None:
        spans = [match.span() for match in _WORD.finditer(self.text, start, end)]
        text = self.text
        self.start += [begin for begin, _ in spans]
        self.end += [stop for _, stop in spans]
        self.word += [text[begin:stop] for begin, stop in spans]
        self.quote += [-1] * len(spans)

    def _sentences(self, first: int, marked: Sequence[Marked]) -> None:
        self.paragraph_starts.add(len(self.sentences))
        last = len(self.word)
        begin = first
        for i in range(first, last - 1):
            word = self.word[i]
            if word == QUOTED:
                ends = self._ends_in(marked[self.quote[i]], self.word[i + 1])
            else:
                ends = word in _ENDS and not self.word[i + 1][0].islower()
            if ends and i + 1 > begin and self.word[i + 1] not in _ENDS:
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


@lru_cache(maxsize=2)
def words_of(prose: Prose, marked: tuple[Marked, ...]) -> Words:
    """Return the words of a text, kept for the next step that reads the same one."""
    return Words(prose, marked)
