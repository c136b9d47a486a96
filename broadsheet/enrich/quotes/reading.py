"""A text as the steps that find quotes read it.

In: a `Prose` and the mentions in it. Out: a `Reading` that gives its stretches in quotation marks,
its words, and what the words around a stretch say. Each is made when it is first asked for, and
all steps share it.
"""

from collections.abc import Sequence
from functools import cached_property

from broadsheet.enrich.prose import Prose
from broadsheet.enrich.quotes.clauses import Clauses
from broadsheet.enrich.quotes.cues import cues
from broadsheet.enrich.quotes.marks import marks
from broadsheet.enrich.quotes.parts import Marked
from broadsheet.enrich.quotes.phrases import Phrases
from broadsheet.enrich.quotes.words import Words
from broadsheet.records import Mention


class Reading:
    """A prose, its mentions, and what is read from both."""

    def __init__(self, prose: Prose, mentions: Sequence[Mention]) -> None:
        self.prose, self.mentions = prose, mentions
        self.cues = cues(prose.language)

    @cached_property
    def marked(self) -> list[Marked]:
        """The stretches in quotation marks, in order."""
        return marks(self.prose)

    @cached_property
    def words(self) -> Words:
        """The words of what can hold speech."""
        return Words(self.prose, self.marked, self.cues)

    @cached_property
    def clauses(self) -> Clauses:
        """Cues and speaker phrases among the words."""
        prose = self.prose
        phrases = Phrases(self.words, self.mentions, self.cues, prose.headline, prose.language)
        return Clauses(self.words, phrases)
