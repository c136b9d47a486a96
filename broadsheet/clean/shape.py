"""The shape of a paragraph: how long it is, how it ends, what it looks like as prose or a title.

Each function takes a paragraph's text and tells one thing about it, in any language.
"""

import re
from functools import lru_cache

_UNPARTED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
"""Thai, Lao, Burmese, Khmer, Japanese and Chinese: scripts that put no blanks between words."""

# Tried only where a blank ends, so that a long run of signs is looked at once.
_WORD = re.compile(r"(?<!\S)(?:[^\w\s]|_)*+[^\W_]")
_LETTER = re.compile(r"[^\W\d_]")
_ABBREVIATED = re.compile(r"\b(?:[^\W\d_]\.){2,}$")
_NEXT_SENTENCE = re.compile(r"[^\W\d_A-Z]{3,}[.!?…][\"”’)]?\s+[\"“‘(]?[^\W_a-zß-ÿ]")
_CLOSERS = "\"'”’»›)]）」』*"
_STOPS = ".。．।۔؟…"
_CALLS = "!?！？"

LONG_LINE = 5000
"""Characters: a longer line is counted in pieces of this length and not remembered; a word that
stands across two of them counts twice."""

LONGEST_ABBREVIATION = 20
"""Characters: `U.S.S.R.` has eight."""

LONG = 30
"""Words: a paragraph of this length is prose even without a full stop; headlines run to about
twenty."""

SENTENCE = 5
"""Words: with a full stop at its end, this many make a sentence rather than a label."""

TWO_SENTENCES = 12
"""Words: with the end of one sentence and the beginning of another, this many are prose."""

MAX_HEADLINE = 200
"""Characters; the longest labelled headline seen has 112."""


def words(text: str) -> int:
    """Count words: what blanks part, if it holds a letter or a digit.

    Chinese, Japanese, Thai, Lao, Burmese and Khmer part nothing; there two characters count as a
    word.

    >>> words("One — two")
    2
    """
    if len(text) < LONG_LINE:
        return _counted(text)
    pieces = (text[i : i + LONG_LINE] for i in range(0, len(text), LONG_LINE))
    return sum(map(_count, pieces))


def _count(text: str) -> int:
    # An ASCII text has no such scripts, and asking it is free.
    unparted = 0 if text.isascii() else len(_UNPARTED.findall(text))
    parted = len(_WORD.findall(_UNPARTED.sub(" ", text) if unparted else text))
    return parted + (unparted + 1) // 2


# The steps of the cleaner ask for the same paragraphs again.
_counted = lru_cache(maxsize=1024)(_count)


def has_letters(text: str) -> bool:
    """Tell whether any letter of any alphabet stands in the text."""
    return _LETTER.search(text) is not None


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends as a statement does: a full stop, perhaps inside a closing mark."""
    bare = text.rstrip(_CLOSERS + " ")
    if _ABBREVIATED.search(bare[-LONGEST_ABBREVIATION:]):
        return False
    return bare.endswith(tuple(_STOPS)) or (bare != text and bare.endswith((",", *_CALLS)))


def is_prose(text: str) -> bool:
    """Tell whether a paragraph is running text, not a title or a label.

    It is when it ends as a sentence does, or a sentence ends in it and another begins, or it is
    longer than titles are. A question alone is no proof: headlines ask questions.
    """
    count = words(text)
    if count >= LONG or (count >= SENTENCE and ends_sentence(text)):
        return True
    return count >= TWO_SENTENCES and _NEXT_SENTENCE.search(text) is not None


def is_title(text: str, *, alone: bool = False) -> bool:
    """Tell whether a paragraph could be a headline: short, worded, not ended like a sentence.

    One word is enough only where nothing else could be the headline (`alone`).
    """
    return (
        len(text) <= MAX_HEADLINE
        and has_letters(text)
        and words(text) > (0 if alone else 1)
        and not is_prose(text)
        and not ends_sentence(text)
        and not text.endswith((",", ":", ";"))
    )


def speaks(text: str) -> bool:
    """Tell whether a line ends as something said does, or announces what follows."""
    return text.endswith((".", "!", "?", "…", ":", ",", ";", "”", '"', "»", "؟", "。"))
