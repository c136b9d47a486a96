"""The parts of a person's name: given names, surname, and what tells a son from his father.

In: a name as articles write it. Out: `Parts`, for comparing. Titles and roles are dropped, Arabic
articles too, and particles (`bin`, `van der`) belong to the surname. What it gets wrong: a surname
of two words (`López Obrador`) is its last one, and in names that begin with the surname (`Xi
Jinping`) first and last are swapped; comparing whole names does not suffer from it.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from broadsheet.enrich.gazetteer.demonyms import COUNTRIES
from broadsheet.enrich.gazetteer.fold import fold, singular
from broadsheet.enrich.persons.spelling import given, spelling

TITLES = frozenset(
    """mr mrs ms miss mx messrs mme mlle dr prof professor sir dame madam madame rev reverend hon
    president vicepresident premier chancellor minister secretary ambassador senator sen governor
    gov rep representative congressman congresswoman spokesman spokeswoman spokesperson chairman
    chairwoman general gen colonel col lieutenant lt captain capt sergeant sgt maj brig adm admiral
    foreign prime defence defense interior former vice deputy late then exiled ousted herr frau
    monsieur senor senora signor datuk dato seri""".split()
)
"""Words before a name that are no part of it. Those that are also names (`Dean`, `Major`, `King`)
are not here, nor those by which somebody is known (`Pope Francis`, `Prince Harry`): what tells
that a person is named (`names.words.people`) is more than what can be left out."""

PARTICLES = frozenset(
    "bin ibn bint van von der den de del della di du dos das la le ter ten zu af abu abou".split()
)
"""Words between given names and surname that belong to the surname."""

SUFFIXES = {
    "jr": "jr",
    "junior": "jr",
    "sr": "sr",
    "senior": "sr",
    "ii": "2",
    "iii": "3",
    "iv": "4",
}
DEGREES = frozenset("md phd esq mp qc kc obe mbe cbe mbbs".split())

_ARTICLE = re.compile(r"^(?:a[dlnrstz]h?|el|ul|es|esh)[-‐‑](?=[^\W\d_]{2})", re.IGNORECASE)
_ARTICLES = frozenset("al el ul ar as ash ad an".split())
_ABD = frozenset("abd abdel abdul abdal abdol abdoul".split())
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}-?(?:[^\W\d_]\.?)?")
_HYPHENS = re.compile("[-‐‑–]+")


@dataclass(frozen=True, slots=True)
class Parts:
    """A name in comparable parts. `given` is empty where the name is a single word.

    `given` are the first and the middle names, initials as single letters. `whole` is all of it
    without blanks, as it is spelled.
    """

    given: tuple[str, ...]
    last: str
    suffix: str
    whole: str

    @property
    def is_full(self) -> bool:
        """Tell whether it has a given name that is more than an initial."""
        return bool(self.given) and len(self.given[0]) > 1

    @property
    def fullness(self) -> int:
        """How much of a name it is: its full words, and then whether an initial begins it."""
        words = sum(len(one) > 1 for one in self.given) + bool(self.last)
        return 2 * words + (bool(self.given) and not self.is_full)

    @property
    def initials(self) -> int:
        """How many of the given names are initials."""
        return sum(len(one) == 1 for one in self.given)


@lru_cache(maxsize=16_384)
def parts(name: str) -> Parts:
    """Part a name.

    >>> parts("President Abdel Fattah el-Sisi") == parts("President Abdel Fattah al-Sisi")
    True
    >>> parts("Georgiy Y. Borisenko").given, parts("Mr Kato").last
    (('georgi', 'i'), 'kato')
    """
    words, suffix = _words(singular(name))
    if not words:
        return Parts((), "", suffix, fold(name) or name)
    cut = len(words) - 1
    while cut > 1 and words[cut - 1] in PARTICLES:
        cut -= 1
    last = "".join(spelling(word) for word in words[cut:])
    return Parts(tuple(given(word) for word in words[:cut]), last, suffix, "".join(words))


def _words(name: str) -> tuple[list[str], str]:
    """Return the words of a name, folded, without titles, articles and suffix, and the suffix."""
    words: list[str] = []
    suffix = ""
    for raw in name.replace(",", " ").split():
        for word in _folded(raw):
            if word in SUFFIXES and words:
                suffix = SUFFIXES[word]
            elif words and words[-1] in _ABD and word not in _ARTICLES:
                words[-1] = "abd" + word
            elif word not in DEGREES and (not words or word not in _ARTICLES):
                words.append(word)
    start = 0
    while start < len(words) - 1 and (words[start] in TITLES or words[start].title() in COUNTRIES):
        start += 1
    return words[start:], suffix


def _folded(raw: str) -> list[str]:
    """Fold one word of a name; initials are parted, hyphens taken out."""
    if _INITIALS.fullmatch(raw):
        return [fold(letter) for letter in raw if letter.isalpha()]
    raw = _ARTICLE.sub("", raw)
    left, hyphen, right = raw.partition("-")
    if hyphen and fold(left) in _ABD:
        return ["abd" + fold(_HYPHENS.sub("", _ARTICLE.sub("", right))).replace(" ", "")]
    word = fold(_HYPHENS.sub("", raw)).replace(" ", "")
    return [word] if word else []
