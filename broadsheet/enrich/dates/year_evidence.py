"""Whether what stands beside a number of four digits shows it to be a year.

In: a `Text`, the place of a number, the words before it. Out: whether it is a year. Without such
evidence it is none.
"""

import re

from broadsheet.enrich.dates import year_words as words_of
from broadsheet.enrich.dates.found import NEXT, Text, has_prefix

_EVENTS = frozenset(
    "elections olympics games results polls primaries attacks protests riots talks accords wars"
    " borders floods finals championships terrorist states negotiations uprisings bombings"
    " sanctions"
    " lines".split()
)
"""Plurals that round years stand before: `the 2000 elections`, but `the 2000 soldiers`."""

_CLOSED = re.compile(r"\s?(?:[.,;:)\]!?—–”\"]|$|\n)|\s(?:the|and|when|by|as|but|under|at|to|on)\b")
_PLURAL = re.compile(r"\s[a-z][a-z-]+s\b")


_PAIR = re.compile(
    r"(?:\s(?:по|и|до|і|й|та|do|i|a|ve|و)\s|,\s)(?:1\d|20)\d\d\s?(?P<word>[^\W\d_]+)"
)
"""A second year with the word that shows both to be years: `с 1955 по 1956 год`."""


def shows_year(text: Text, start: int, end: int, before: list[str]) -> bool:
    """Tell whether something beside a number shows it to be a year."""
    words, number = text.text, int(text.text[start:end])
    follows = NEXT.match(words, end, end + 40)
    after = follows["word"].lower() if follows else ""
    if _is_placed(text, start, end, after):
        return number >= 1500
    closed = _CLOSED.match(words, end, end + 8) is not None
    if number < 1500 and not closed:
        return False
    if text.language == "de" and _is_bare(words, before, number, end):
        return True
    if text.language in words_of.BEFORE and text.language != "en":
        return _is_announced(before[-1:], number, text.language, after, closed=closed)
    is_round = number % (100 if number >= 1900 else 50) == 0
    if is_round and _PLURAL.match(words, end, end + 30) and after not in _EVENTS:
        return False
    return _is_announced_in_english(before, number, after, closed=closed)


_NO_NOUN = re.compile(r"[.,;:)!?](?!\d)|\s[a-zäöü]{2}")


def _is_bare(words: str, before: list[str], number: int, end: int) -> bool:
    """Tell whether a number is a year without a preposition: `sie wurde 1951 geboren`.

    German nouns have a capital, so that a word in lower case shows that nothing is counted.
    """
    if not 1900 < number < 2050 or number % 100 == 0 or not _NO_NOUN.match(words, end):
        return False
    return bool(before) and before[-1].isalpha() and before[-1] not in words_of.COUNTING


def follows_prefix(text: str, start: int) -> bool:
    """Tell whether `mid-`, `pre-`, `post-` or the letter that Hebrew writes for `in` is before."""
    before = text[max(0, start - 6) : start].lower()
    hyphened = before.endswith(("mid-", "pre-", "post-", "early-", "late-"))
    return hyphened or (before[-1:] in {"-", "־"} and has_prefix(text, start))


def _is_placed(text: Text, start: int, end: int, after: str) -> bool:
    """Tell whether a number stands where only a year does, whatever the words before it."""
    words, behind = text.text, words_of.AFTER.get(text.language, frozenset())
    paired = _PAIR.match(words, end, end + 24)
    if after in behind or (paired and paired["word"].lower() in behind):
        return True
    if words[start - 1 : start] == "(" and words[end : end + 1] in {")", "?"}:
        return True
    if words[start - 2 : start] == ", " and words[end : end + 1] == ")":
        return True  # `(Oxford, 2021)`
    begins = start == 0 or words[start - 1] == "\n"
    if begins and words[end : end + 2] in {". ", ": ", " :"}:
        return True  # an entry of a chronology
    return follows_prefix(words, start)


def _is_announced(
    before: list[str], number: int, language: str, after: str, *, closed: bool
) -> bool:
    """Tell whether the word before a number announces a year in a language."""
    word = before[0] if before else ""
    if after and number % 100 == 0 and word not in words_of.NAMED:
        return False  # `von 2000 Quadratmetern`
    if word in words_of.BEFORE[language]:
        return True
    return word in words_of.OF.get(language, ()) and _is_later(number, closed=closed)


def _is_announced_in_english(before: list[str], number: int, after: str, *, closed: bool) -> bool:
    """Tell whether the words before a number announce a year in English."""
    if _is_determined(before, number, after):
        return True
    near, known = list(before), words_of.BEFORE["en"]
    while len(near) > 1 and near[-1] in words_of.LINKING - known:
        near.pop()
    word = near[-1] if near else ""
    if word in known:
        return True
    if word == "to":
        return bool(words_of.BACK & set(before[-3:-1]))
    if word in words_of.OF["en"]:
        return _is_later(number, closed=closed)
    return after in words_of.STARTS and number > 1900 and (not word or not word.isalnum())


def _is_later(number: int, *, closed: bool) -> bool:
    """Tell whether a number after `of` is a year and no count."""
    return number > 1700 and (number % 100 != 0 or closed)


def _is_determined(before: list[str], number: int, after: str) -> bool:
    """Tell whether a number stands before its noun as years do: `the 1967 war`.

    With an adjective between, only before a singular: `his famous 1835 speech`.
    """
    if not after or number < 1700 or (number % 100 == 0 and number != 2000):
        return False
    if any(map(_determines, before[-1:])):
        return True
    adjective = before[-1:] and before[-1].isalpha() and not after.endswith("s")
    return bool(adjective) and any(map(_determines, before[-2:-1]))


def _determines(word: str) -> bool:
    return word in words_of.DETERMINERS or word.endswith(("'s", "’s", "s'", "s’"))
