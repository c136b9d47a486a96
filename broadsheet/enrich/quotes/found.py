"""What the words around a stretch in marks, or a verb, say. Imports nothing of ours.

All places are ranges of words.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """The cue and the speaker of a stretch or clause, and the pattern that gave them."""

    cue: tuple[int, int] | None
    speaker: tuple[int, int] | None
    how: str
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A clause that tells what was said; `edge`: where the words begin that announce it."""

    begin: int
    end: int
    found: Found
    edge: int
