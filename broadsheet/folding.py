"""Ways of writing that a search takes for one another, beyond what SQLite's tokenizer folds.

In: a text, or what a reader typed. Out: the same words with such letters replaced; case, the
accents of Latin letters and English endings are the tokenizer's (see `schema.sql`). Lives here
only: the index is made of folded texts and asked with folded words.

Words found are marked in the text as it is, by their number: the first word of the folded text is
taken for the first of the text. So folding must never make, drop, part or join a word: letters and
digits become letters and digits, and what is taken out stands beside a letter that stays.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from broadsheet.normal import normal

# Written beside or above letters: Hebrew points and accents; Arabic vowel signs, hamza as a mark,
# signs of recitation, tatweel; and the half rings and primes that transliterations have for
# letters. Source: the Unicode charts of these blocks.
_TAKEN_OUT = (
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u02b9-\u02bf"
)
_MARKS = re.compile(f"[{_TAKEN_OUT}]+")

# Beside one of these a mark is not a word of its own: Latin, Greek, Cyrillic, Hebrew, Arabic.
_LETTER = re.compile(
    "[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u0373\u0386\u0388-\u03f5\u03f7-\u03ff\u0400-\u0481"
    "\u048a-\u052f\u05d0-\u05ea\u0620-\u063f\u0641-\u064a\u0671-\u06d3\u1e00-\u1eff]"
)

_COMBINING = "".join(map(chr, range(0x300, 0x370)))
_APART = re.compile(rf"[^\W\d_][{_COMBINING}]+")
"""A letter with its marks as characters of their own."""

# Letters that Unicode does not part into a letter and a mark, or that readers type for one another.
# The Arabic ones are those of Lucene's normalizers for Arabic and Persian, with hamza on waw and
# ya as well. What it gets wrong: đ is also written dj, ö also oe; those stay apart.
_LETTERS = {
    "ß": "ss", "ẞ": "ss", "ø": "o", "Ø": "O", "ǿ": "o", "Ǿ": "O", "ł": "l", "Ł": "L", "đ": "d",
    "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "æ": "ae", "Æ": "Ae", "ǽ": "ae", "Ǽ": "Ae",
    "œ": "oe", "Œ": "Oe", "ı": "i", "İ": "I", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T", "ə": "e",
    "Ə": "E", "ŋ": "ng", "Ŋ": "Ng", "ſ": "s", "ɓ": "b", "Ɓ": "B", "ɗ": "d", "Ɗ": "D", "ƙ": "k",
    "Ƙ": "K", "ƴ": "y", "Ƴ": "Y",
    "ё": "е", "Ё": "Е", "ѐ": "е", "Ѐ": "Е", "ѝ": "и", "Ѝ": "И",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ٵ": "ا", "ة": "ه", "ۃ": "ه",
    "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ۓ": "ي", "ئ": "ي", "ؤ": "و", "ک": "ك", "ڪ": "ك",
    "ہ": "ه", "ھ": "ه", "ە": "ه", "ۀ": "ه", "ۂ": "ه",
}  # fmt: skip

# Greek with accents and breathings; and blocks that only repeat letters and digits of others:
# superscripts, the forms that Arabic letters take in a word, ligatures, full width.
_GREEK = (range(0x386, 0x3CF), range(0x1F00, 0x2000))
_REPEATED = (
    range(0xAA, 0xBB), range(0x132, 0x134), range(0x2070, 0x209D), range(0xFB00, 0xFB07),
    range(0xFB1D, 0xFB50), range(0xFB50, 0xFE00), range(0xFE70, 0xFEFD), range(0xFF10, 0xFFDD),
)  # fmt: skip
_DIGITS = (range(0x660, 0x66A), range(0x6F0, 0x6FA), range(0x966, 0x970))


def folded(text: str) -> str:
    """Return a text as the index has it: as many words, each as it may be typed.

    >>> folded("غَزَّة") == folded("غزه"), folded("Straße Bodø Łódź Алёна")
    (True, 'Strasse Bodo Lódź Алена')
    """
    if text.isascii():
        return text
    there = set(text)
    # Not of the whole text: of some signs, such as musical ones, normal forms make words.
    if not there.isdisjoint(_COMBINING):
        text = _APART.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
        there = set(text)
    letters, marks = _table()
    if not there.isdisjoint(marks):
        text = _MARKS.sub(_without, text)
    for letter in sorted(there & letters.keys()):
        text = text.replace(letter, letters[letter])
    return text


def folded_query(typed: str) -> str:
    """Return what somebody typed as the index has it, whatever form it was typed in."""
    return folded(typed if typed.isascii() else normal(typed))


def _without(found: "re.Match[str]") -> str:
    """Take marks out where they stand beside a letter; else they are a word of their own."""
    text, (start, end) = found.string, found.span()
    beside = (start and _LETTER.match(text, start - 1)) or _LETTER.match(text, end)
    return "" if beside else found[0]


@cache
def _table() -> tuple[dict[str, str], frozenset[str]]:
    """Return what becomes of each letter, none of which others become; and what is taken out."""
    marks = frozenset(chr(c) for c in range(0x3000) if _MARKS.match(chr(c)))
    return {**dict(_repeated()), **_LETTERS}, marks


def _repeated() -> Iterator[tuple[str, str]]:
    for character in (chr(c) for block in (*_GREEK, *_REPEATED, *_DIGITS) for c in block):
        if not _in_words(character):
            continue
        parts = unicodedata.normalize("NFKD", character)
        plain = "".join(c for c in parts if not unicodedata.combining(c))
        if unicodedata.category(character) == "Nd":
            plain = str(unicodedata.digit(character))
        plain = "".join(_LETTERS.get(c, c) for c in _MARKS.sub("", plain))
        # Some stand for several words, or for a sign; they stay.
        if plain and plain != character and all(map(_in_words, plain)):
            yield character, plain


def _in_words(character: str) -> bool:
    return unicodedata.category(character)[0] in "LN"
