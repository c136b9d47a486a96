"""What copies of one text have in common, in a few numbers.

In: a text. Out: its sketch, sorted numbers below 2**63: a sample of its shingles (the runs of four
words, Broder 1997), chosen by their hash, so that two texts choose alike what they share, and each
with the place where it stands; and its numerals with the word that follows, where templates differ.
Case, punctuation and typography are ignored. Depends on nothing but the text.
"""

import re
import sys
from array import array
from itertools import compress
from zlib import crc32

LEAST_WORDS = 20
"""A text with fewer has no sketch: notes such as `Subscribe to read on` are no story."""

FEW = 64
"""Shingles: a text with no more keeps all; one with twice as many every second, and so on."""

COARSEST = 3
"""A text keeps at least one in 2**3 of its shingles: some sixty for five hundred words."""

MOST_NUMERALS = 48
"""Numerals kept, of a text with more those of the smallest hashes."""

PLACE_BITS = 24
PLACE = (1 << PLACE_BITS) - 1
"""The low bits of a number say at which word the shingle begins; the 32 above are its hash."""

NUMERAL = 1 << 60
"""Added to the hash of a numeral, so that numerals stand behind all shingles."""

WORDS = 4
CHARACTERS = 6
"""How long a shingle is, in scripts with blanks and in those without: three or four words each."""

# Letters of scripts without blanks, each with the marks upon it: kana, Han, Thai, Lao, Burmese,
# Khmer. What it gets wrong: Tibetan and others count as written with blanks.
_SINGLE = (
    "\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    "\u0e01-\u0e2f\u0e40-\u0e44\u0e81-\u0eaf\u0ec0-\u0ec4\u1000-\u102a\u1780-\u17b5"
)
_MARKS = "\u0e30-\u0e3a\u0e45-\u0e4e\u0eb0-\u0ebc\u0ec6-\u0ece\u102b-\u103e\u17b6-\u17d3"
_LETTERS = re.compile(rf"[{_SINGLE}][{_MARKS}]*|[^\W_{_SINGLE}{_MARKS}]+")
_IS_SINGLE = re.compile(f"[{_SINGLE}]").match
_LEADS = bytes(range(0xE3, 0xEA)) + b"\xe0\xe1\xf0"
"""The bytes with which UTF-8 writes those letters begin; Indic and rare ones share some of them."""

_BLANKED = bytes(ord(chr(c).lower()) if c > 127 or chr(c).isalnum() else 32 for c in range(128))
_BLANKED += bytes(range(128, 256))
_SIGNS = [
    re.compile(rb"\xe2\x80[\x80-\xbf]"),
    re.compile(rb"\xc2[\xa0-\xb4\xb6-\xbf]"),
    re.compile(rb"\xd8[\x8c\x9b\x9f]"),
    re.compile(rb"\xdb\x94"),
]
"""Signs: U+2000 to 203F (dashes, quotation marks), U+00A0 to 00BF without the micro sign, which
folds to a letter, and Arabic commas and stops, in UTF-8. Other signs than these and the ASCII ones
count as letters."""

_KEPT = [bytes(not c & (1 << shift) - 1 for c in range(256)) for shift in range(COARSEST + 1)]
_CHOOSING = (1 << COARSEST) - 1
"""The low bits of a hash, by which a shingle is kept or not: those of its words' hashes."""
_OWN = ~_CHOOSING
"""The other bits: those of the hash of the shingle itself."""

_LOW_BYTE = 0 if sys.byteorder == "little" else 3


def sketch(text: str) -> tuple[int, ...]:
    """Return the sketch of a text; empty where it is too short to tell copies.

    >>> text = "The council met on Monday and agreed to repair the old bridge before winter. " * 2
    >>> sketch(text) == sketch(text.upper().replace(".", "!"))
    True
    >>> sketch("The council met on Monday.")
    ()
    """
    words, length = _words(text)
    if len(words) < LEAST_WORDS * length // WORDS:
        return ()
    low = _low(words, length)
    kept = low.translate(_KEPT[coarseness(len(low))])
    found = {
        crc32(b" ".join(words[i : i + length])) & _OWN | low[i] & _CHOOSING: i & PLACE
        for i in compress(range(len(low)), kept)
    }
    numbers = sorted([gram << PLACE_BITS | place for gram, place in found.items()])
    return (*numbers, *_numerals(words))


def _low(words: list[bytes], length: int) -> bytes:
    """Return for each shingle a byte made of its words: the exclusive or of their hashes.

    One operation on long integers does so for all shingles at once.
    """
    hashes = array("I", map(crc32, words))
    last = hashes.tobytes()[_LOW_BYTE :: hashes.itemsize]
    shingles = len(words) - length + 1
    mixed = 0
    for i in range(length):
        mixed ^= int.from_bytes(last[i : i + shingles], "big")
    return mixed.to_bytes(shingles, "big")


def coarseness(shingles: int) -> int:
    """Return the logarithm of how many shingles there are to one that is kept.

    >>> [coarseness(n) for n in (64, 65, 200, 5000)]
    [0, 1, 2, 3]
    """
    return min(COARSEST, ((shingles - 1) // FEW).bit_length())


def _numerals(words: list[bytes]) -> list[int]:
    """Return the numbers of the numerals, each with the word after it."""
    places = compress(range(len(words) - 1), map(bytes.isdigit, words))
    pairs = {crc32(words[i] + b" " + words[i + 1]) for i in places}
    return [NUMERAL | pair for pair in sorted(pairs)[:MOST_NUMERALS]]


def _words(text: str) -> tuple[list[bytes], int]:
    """Return the words of a text, or its letters, and how many make a shingle."""
    raw = _unsigned(text.encode(errors="replace"))
    if not raw.isascii():
        lower = text.casefold()
        raw = lower.encode(errors="replace")
        if len(raw.translate(None, _LEADS)) < len(raw):
            found = _LETTERS.findall(lower)
            if 2 * sum(1 for word in found if _IS_SINGLE(word)) > len(found):
                return " ".join(found).encode(errors="replace").split(), CHARACTERS
        raw = _unsigned(raw)
    return raw.translate(_BLANKED).split(), WORDS


def _unsigned(raw: bytes) -> bytes:
    """Put blanks for the signs of a text that are not ASCII."""
    for signs in _SIGNS:
        if raw.isascii():
            break
        raw = signs.sub(b" ", raw)
    return raw
