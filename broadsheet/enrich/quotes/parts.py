"""The nouns of quoting: a stretch in marks, and who is given as its speaker, before names count.

Imports nothing of ours. All offsets count in the prose.
"""

from dataclasses import dataclass

Span = tuple[int, int]
"""Where something stands: start and end."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch in quotation marks within one paragraph: `start:end` without the marks.

    `outer_start:outer_end` is with them. `depth` is 0 where it stands in no other stretch.
    `reopened`: it goes on with the stretch before, of the paragraph before or before words that
    say who speaks. `closed` is False where no closing mark was found and the stretch ends with its
    paragraph.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int = 0
    reopened: bool = False
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that somebody is given to have said, and the words that say who.

    `start:end` are the words said: the inside of a stretch in marks (`direct`), or a clause.
    `cue` is the verb or phrase that announces them, `speaker` the whole phrase for who speaks;
    None where the text has none for them. `how` says by which pattern, in a reader's words.
    `continues`: they go on with the attribution before, which then is of the same speaker.
    """

    start: int
    end: int
    direct: bool
    cue: Span | None = None
    speaker: Span | None = None
    how: str = ""
    continues: bool = False
