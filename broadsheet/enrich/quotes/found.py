"""What the words around a stretch in marks say of it. Imports nothing of ours."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """The cue and the speaker of a stretch, as ranges of words, and the pattern that gave them."""

    cue: tuple[int, int] | None
    speaker: tuple[int, int] | None
    how: str
    continues: bool = False
