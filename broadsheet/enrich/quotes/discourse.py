"""What an article tells beside the phrases for its speakers.

In: the text, its attributions in order, its mentions. Out: a `Discourse` that answers who is named
where, where sentences begin, who has which role, and, as speakers become known, who spoke last.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from broadsheet.enrich.quotes.holders import Holders, holders
from broadsheet.enrich.quotes.nouns import PRONOUNS
from broadsheet.enrich.quotes.parts import Attribution
from broadsheet.enrich.quotes.sentences import Sentences
from broadsheet.records import Kind, Mention, Speaker


class Discourse:
    """The names of an discourse, and who has spoken so far.

    `last` is the last speaker whose name is known, `unknown` the place of the last person who
    spoke without a known name, before all where there is none. `spoke` has for each surname the
    full names of those who spoke.
    """

    def __init__(
        self, text: str, attributions: Sequence[Attribution], mentions: Sequence[Mention]
    ) -> None:
        self.text, self.mentions = text, mentions
        self.starts = [one.start for one in mentions]
        self.quoted = [(one.start, one.end) for one in attributions if one.direct]
        self.last: Speaker | None = None
        self.unknown = -1
        self.spoke: dict[str, set[str]] = defaultdict(set)

    @cached_property
    def sentences(self) -> Sentences:
        """Where the sentences of the article begin that are not all in marks."""
        return Sentences(self.text, self.quoted)

    @cached_property
    def holders(self) -> Holders:
        """Who has which role in the article."""
        return holders(self.text, self.mentions)

    @cached_property
    def bearers(self) -> Mapping[str, Mapping[str, int]]:
        """For each surname the full names of persons with it, and where each first stands."""
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for one in self.mentions:
            if one.kind is Kind.PERSON and one.name and " " in one.name:
                found[one.name.rpartition(" ")[2]].setdefault(one.name, one.start)
        return found

    def between(self, start: int, end: int) -> Sequence[Mention]:
        """Return the mentions that begin in a stretch."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def inside(self, one: Attribution) -> set[str]:
        """Return who is named in the words that somebody says."""
        return {found.name for found in self.between(one.start, one.end) if found.name}

    def is_quoted(self, at: int) -> bool:
        """Tell whether a place stands in words that are quoted."""
        index = bisect_left(self.quoted, (at + 1, 0)) - 1
        return index >= 0 and at < self.quoted[index][1]

    def heard(self, speaker: Speaker) -> None:
        """Keep in mind who has spoken; `it`, `they` and `I` without a name change nothing."""
        if speaker.name and speaker.kind:
            self.last = speaker
        elif PRONOUNS.get(self.text[speaker.start : speaker.end].lower(), "m") in "mf":
            self.last, self.unknown = None, speaker.start
