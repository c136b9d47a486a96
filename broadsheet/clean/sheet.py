"""The work in progress on one text: its paragraphs and what is known of each.

The steps of `roles` take a sheet and label what they recognise; nothing else is shared by them.
"""

from dataclasses import dataclass, field

from broadsheet.clean.dates import DateLine
from broadsheet.clean.furniture import Kind
from broadsheet.clean.lines import Paragraph
from broadsheet.records import Role

SET_ASIDE = frozenset({Role.BOILERPLATE, Role.CAPTION, Role.READING_TIME, Role.REPEAT})
"""The roles of what is no part of an article and says nothing about it."""

MARKS_AROUND = " \t*•#>·_=–—|-"
"""Bullets, rules and Markdown around what a line says."""


@dataclass(slots=True)
class Sheet:
    """Paragraphs, their kinds (None where there is none yet), and what was read off them.

    Paragraphs are named by their index; a role is asked for and given by it. `without` are rules
    that are switched off: they set nothing aside. Those `apart` are no part of the article; the
    `doubtful` are only if they turn out to be a byline or a date.
    """

    paragraphs: list[Paragraph]
    kinds: list[Kind | None]
    without: frozenset[str] = frozenset()
    dates: dict[int, DateLine] = field(default_factory=dict)
    headline: int | None = None
    faults: list[tuple[str, str]] = field(default_factory=list)
    apart: set[int] = field(default_factory=set)
    doubtful: set[int] = field(default_factory=set)

    def text(self, i: int) -> str:
        """Return the text of a paragraph."""
        return self.paragraphs[i].text

    def set(self, i: int, role: Role, rule: str) -> None:
        """Give a paragraph a role, unless the rule is switched off."""
        if rule not in self.without or role not in SET_ASIDE:
            self.kinds[i] = Kind(role, rule)

    def open(self, start: int = 0, stop: int | None = None) -> list[int]:
        """Return the paragraphs of a range that have no role yet."""
        stop = len(self.kinds) if stop is None else stop
        return [i for i in range(start, stop) if self.kinds[i] is None]

    def role(self, i: int) -> Role | None:
        """Return the role of a paragraph; None where it has none or there is none."""
        kind = self.kinds[i] if 0 <= i < len(self.kinds) else None
        return kind.role if kind else None

    def left(self) -> list[int]:
        """Return the paragraphs that were not set apart from the article."""
        return [i for i in range(len(self.kinds)) if i not in self.apart]

    def part(self, chosen: list[int]) -> "Sheet":
        """Return a sheet of some of the paragraphs, unlabelled; a headline stays known."""
        headline = chosen.index(self.headline) if self.headline in chosen else None
        found = [self.paragraphs[i] for i in chosen]
        doubtful = {inner for inner, i in enumerate(chosen) if i in self.doubtful}
        kinds: list[Kind | None] = [None] * len(found)
        return Sheet(found, kinds, self.without, headline=headline, doubtful=doubtful)

    def take(self, part: "Sheet", chosen: list[int]) -> None:
        """Take over what is known of a part of this sheet."""
        for inner, i in enumerate(chosen):
            self.kinds[i] = part.kinds[inner]
        self.dates = {chosen[inner]: found for inner, found in part.dates.items()}
        self.headline = None if part.headline is None else chosen[part.headline]
        self.faults += part.faults
