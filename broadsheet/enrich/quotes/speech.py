"""Which stretches in quotation marks are speech, and not titles, names or words held at a distance.

In: a `Reading`, and the attributions of its stretches in marks. Out: those that are kept.
Only the outermost stretches are: what stands in one is said by its speaker. A short stretch needs
a cue or a speaker of its own; a stretch in capitals is a title, unless the cue is right beside it.
"""

import re
from collections.abc import Sequence

from broadsheet.enrich.prose import Prose
from broadsheet.enrich.quotes.parts import Attribution, Marked
from broadsheet.enrich.quotes.reading import Reading

_SMALL = frozenset(
    """a an and as at but by de des du for from in is la le of on or the to vs with und der die das
    & y e""".split()
)
"""Words that stay small within a title."""

_NAMING = re.compile(
    r"\b(?:so-called|dubbed|nicknamed|entitled|titled|named|known as"
    r"|(?:is|are|was|were|been|which) called"
    r"|(?:book|film|movie|game|song|show|series|novel|podcast|album|programme?|newsletter|website|ad"
    r"|documentary|episode|play|slogan|hashtag|report|essay|article)(?: \w+)?),?\s*\Z",
    re.IGNORECASE,
)
"""Words before a stretch that make it a name or a title."""

_WORD = re.compile(r"[^\W_][\w’'.-]*")
_FULL = re.compile(r"[.?!,…。！？—-]\W*\Z")
FRAGMENT, BESIDE = 2, 3
"""Words of a fragment, and characters between it and a verb that is beside it."""

_LONG = 7
"""Words of a stretch that is taken for speech though nobody is named for it."""


def speech(reading: Reading, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Keep the attributions whose stretch is speech."""
    outer = [
        (one, given)
        for one, given in zip(reading.marked, attributions, strict=True)
        if one.depth == 0
    ]
    names = {(one.start, one.end) for one in reading.mentions} if outer else set()
    return [
        given
        for one, given in outer
        if (one.start, one.end) not in names and _is_speech(reading.prose, one, given)
    ]


def _is_speech(prose: Prose, one: Marked, given: Attribution) -> bool:
    words = prose.text[one.start : one.end]
    count = len(_WORD.findall(words)) if len(words) < 200 else _LONG
    before = prose.text[max(0, one.outer_start - 40) : one.outer_start].rsplit("\n", 1)[-1]
    if not count or _is_named(words, count, before):
        return False
    headed = one.outer_end <= prose.headline
    if not headed and count < 12 and is_title(words):
        return _is_beside(prose.text, one, given, before)
    if given.cue:
        return count > FRAGMENT or headed or _is_said(one, given)
    if given.speaker or given.continues:
        return one.reopened or headed or count > 3 or is_whole(words)
    return count >= _LONG or (count >= 4 and is_whole(words))


def _is_said(one: Marked, given: Attribution) -> bool:
    """Tell whether a word or two are speech: somebody's, or beside a verb without a subject."""
    if given.cue is None or given.speaker is not None:
        return given.cue is not None
    return -BESIDE <= given.cue[0] - one.outer_end <= BESIDE


def _is_named(words: str, count: int, before: str) -> bool:
    """Tell whether the words before a stretch make it a name: `titled “…”`, `BBC’s “Today”`."""
    if count == 1 and words[0].isupper() and before.rstrip().endswith(("'s", "’s")):
        return True
    return bool(_NAMING.search(before)) and (count < _LONG or is_title(words))


def _is_beside(text: str, one: Marked, given: Attribution, before: str) -> bool:
    """Tell whether words in capitals are speech: the cue is at their side and nothing else is."""
    words = text[one.start : one.end]
    if not before.strip() or before.rstrip()[-1] in '.!?”"':
        return given.speaker is not None and bool(_FULL.search(words))
    if given.cue and given.cue[1] <= one.outer_start:
        between = text[given.cue[1] : one.outer_start].strip()
        told = text[slice(*given.cue)].lower() in {"told", "tells", "tell", "telling"}
        return between in {",", ":"} or (not between and not told)
    return False


def is_title(words: str) -> bool:
    """Tell whether words are written like a title: two or more, all but small ones in capitals.

    >>> is_title("Evening with Ann Lee"), is_title("Russia 1"), is_title("We will win")
    (True, True, False)
    """
    found = [word for word in words.split() if word[0].isalnum()]
    if len(found) < 2 or not found[0][0].isupper() or words.rstrip()[-1] in "?!":
        return False
    large = [word for word in found[1:] if word.lower() not in _SMALL]
    return all(word[0].isupper() or word[0].isdigit() for word in large) and bool(
        large or len(found) > 1
    )


def is_whole(words: str) -> bool:
    """Tell whether words are at least one full sentence: how they begin, and how long or how ended.

    >>> is_whole("We will win."), is_whole("a disgrace")
    (True, False)
    """
    first = next((char for char in words[:4] if char.isalnum()), "")
    if not first or first.islower():
        return False
    return (
        len(words.split(None, 4)) > 4
        or bool(_FULL.search(words[-3:]))
        or first.lower() == first.upper()
    )
