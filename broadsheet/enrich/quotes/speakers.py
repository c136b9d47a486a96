"""Whose name each speaker phrase stands for, as far as its article tells.

In: a `Prose`, its attributions in order, direct and indirect, and its mentions. Out: for each
attribution its `Speaker`, or None where the text names none. A name is the mention in the phrase;
a pronoun, a role or a statement is one that the words before it make plain; else the name is None.
"""

from bisect import bisect_left
from collections.abc import Sequence

from broadsheet.enrich.prose import Prose
from broadsheet.enrich.quotes.nouns import PRONOUNS
from broadsheet.enrich.quotes.parts import Attribution, Span
from broadsheet.records import Kind, Mention, Speaker


def speakers(
    prose: Prose, attributions: Sequence[Attribution], mentions: Sequence[Mention]
) -> list[Speaker | None]:
    """Say for each attribution who speaks."""
    resolve = _Resolve(prose, mentions)
    return [resolve.speaker(one) for one in attributions]


class _Resolve:
    """Resolves speaker phrases in the order of the text; remembers who spoke last."""

    def __init__(self, prose: Prose, mentions: Sequence[Mention]) -> None:
        self.text = prose.text
        self.mentions = [one for one in mentions if one.kind is not Kind.PLACE]
        self.starts = [one.start for one in self.mentions]
        self.last: Speaker | None = None
        self.done: dict[Span, Speaker] = {}

    def speaker(self, one: Attribution) -> Speaker | None:
        """Return the speaker of an attribution."""
        if one.speaker is None:
            return None
        if one.speaker not in self.done:
            self.done[one.speaker] = self._resolve(one.speaker, one.how)
        found = self.done[one.speaker]
        if found.name:
            self.last = found
        return found

    def _resolve(self, span: Span, how: str) -> Speaker:
        words = self.text[slice(*span)]
        if words.lower() in PRONOUNS:
            if self.last and PRONOUNS[words.lower()] in "mf":
                return Speaker(*span, "pronoun: last speaker", self.last.name, self.last.kind)
            return Speaker(*span, how)
        within = self.mentions[
            bisect_left(self.starts, span[0]) : bisect_left(self.starts, span[1])
        ]
        core = self.text[span[0] : span[1]].split(",")[0]
        first = [m for m in within if m.start < span[0] + len(core)] or within
        people = [m for m in first if m.kind is Kind.PERSON] or [
            m for m in within if m.kind is Kind.PERSON
        ]
        chosen = people[-1] if people else first[-1] if first else None
        return Speaker(*span, how, chosen.name, chosen.kind) if chosen else Speaker(*span, how)
