"""The shape of a paragraph: how long it is, how it ends, what it looks like as prose or a title.

Each function takes a paragraph's text and tells one thing about it, in any language.
"""

import re

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_WORD = re.compile(r"\S+")
_LETTER = re.compile(r"[^\W\d_]")
_CLOSERS = "\"'”’»›)]）」』*"
_STOPS = ".。．।۔؟…"
_CALLS = "!?！？"

LONG = 30
"""Words: a paragraph of this length is prose even without a full stop; headlines run to about
twenty."""

SENTENCE = 5
"""Words: with a full stop at its end, this many make a sentence rather than a label."""

MAX_HEADLINE = 200
"""Characters; the longest labelled headline seen has 112."""


def words(text: str) -> int:
    """Count words: what blanks part, if it holds a letter or a digit.

    Chinese, Japanese and Thai part nothing; there two characters count as a word.

    >>> words("One — two")
    2
    """
    unparted = len(_CJK.findall(text))
    parted = sum(any(c.isalnum() for c in word[0]) for word in _WORD.finditer(_CJK.sub(" ", text)))
    return parted + (unparted + 1) // 2


def has_letters(text: str) -> bool:
    """Tell whether any letter of any alphabet stands in the text."""
    return _LETTER.search(text) is not None


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends as a statement does: a full stop, perhaps inside a closing mark."""
    bare = text.rstrip(_CLOSERS + " ")
    return bare.endswith(tuple(_STOPS)) or (bare != text and bare.endswith((",", *_CALLS)))


def is_prose(text: str) -> bool:
    """Tell whether a paragraph is running text, not a title or a label.

    It is when it ends as a sentence does, or is longer than titles are. A question alone is no
    proof: headlines ask questions.
    """
    count = words(text)
    return count >= LONG or (count >= SENTENCE and ends_sentence(text))


def is_title(text: str) -> bool:
    """Tell whether a paragraph could be a headline: short, worded, not ended like a sentence."""
    return (
        len(text) <= MAX_HEADLINE
        and has_letters(text)
        and words(text) > 1
        and not is_prose(text)
        and not text.endswith((",", ":", ";"))
    )
