"""Edited copies of texts, of the kinds in which news is copied, to measure how they are found.

In: the paragraphs of a text, and a source of chance. Out: the paragraphs of a copy. `KINDS` names
the ways. Words are replaced by others of the same text, left out, or written twice.
"""

import random
from collections.abc import Callable

Paragraphs = list[str]

CLOSINGS = (
    "Have a story to tell? Write to our newsroom and one of our reporters will call you back.",
    "All rights reserved. This material may not be rewritten or passed on without written leave.",
    "Sign up for our evening letter and read the five stories of the day before you go home.",
    "The Harbour Post is a member of the Press Council and keeps to its code. Complaints go to the "
    "readers' editor, who answers within a week and whose findings are printed on this page.",
    "Support local reporting: a subscription costs less than a coffee a week and can be ended at any time.",
    "Reporting by our correspondents; editing by the night desk. Our standards are public.",
)
"""What outlets put below their articles; nobody's but this project's."""


def edited(share: float) -> Callable[[Paragraphs, random.Random], Paragraphs]:
    """Return a way to copy that edits a share of the words."""

    def copy(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
        vocabulary = [word for one in paragraphs for word in units(one)]
        return [_edited(one, share, vocabulary, chance) for one in paragraphs]

    return copy


def units(paragraph: str) -> list[str]:
    """Return the words of a paragraph, or its pairs of characters where blanks part no words."""
    words = paragraph.split(" ")
    if len(paragraph) <= 15 * len(words):
        return words
    return [paragraph[i : i + 2] for i in range(0, len(paragraph), 2)]


def _edited(paragraph: str, share: float, vocabulary: list[str], chance: random.Random) -> str:
    found = units(paragraph)
    edits = [
        lambda _: chance.choice(vocabulary),
        lambda _: chance.choice(vocabulary),
        lambda _: "",
        lambda word: f"{word} {word}",
    ]
    changed = [chance.choice(edits)(w) if chance.random() < share else w for w in found]
    parted = " " if found == paragraph.split(" ") else ""
    return parted.join(word for word in changed if word)


def dropped(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Leave out 30% of the paragraphs."""
    gone = set(chance.sample(range(len(paragraphs)), round(0.3 * len(paragraphs))))
    return [one for i, one in enumerate(paragraphs) if i not in gone]


def shuffled(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Put the paragraphs into another order."""
    return chance.sample(paragraphs, len(paragraphs))


def first_half(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Keep the first half."""
    return paragraphs[: (len(paragraphs) + 1) // 2]


def second_half(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Keep the second half."""
    return paragraphs[len(paragraphs) // 2 :]


def excerpt(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Keep a third, from anywhere."""
    kept = max(1, round(len(paragraphs) / 3))
    begin = chance.randrange(len(paragraphs) - kept + 1)
    return paragraphs[begin : begin + kept]


def other_boilerplate(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Put the furniture of two outlets around the text."""
    above, below = chance.sample(CLOSINGS, 2)
    return [above, *paragraphs, below]


def other_headline(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Head the text with other words of it."""
    vocabulary = [word for one in paragraphs for word in units(one)]
    return [" ".join(chance.choice(vocabulary) for _ in range(9)), *paragraphs]


KINDS: dict[str, Callable[[Paragraphs, random.Random], Paragraphs]] = {
    "other boilerplate": other_boilerplate,
    "other headline": other_headline,
    "3% of words": edited(0.03),
    "8% of words": edited(0.08),
    "15% of words": edited(0.15),
    "paragraphs dropped": dropped,
    "paragraphs shuffled": shuffled,
    "first half": first_half,
    "second half": second_half,
    "excerpt": excerpt,
}
"""Each kind of copy that is measured."""
