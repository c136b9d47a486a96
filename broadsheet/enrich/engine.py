"""Who finds the names: the rules of Broadsheet, or a spaCy pipeline that is installed.

In: the value of `--ner`. Out: an `Engine`. What differs between engines is here and behind it;
what is done with the names they find is the same for all.
"""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Protocol

from broadsheet.enrich.names import names
from broadsheet.enrich.prose import Prose
from broadsheet.enrich.quotes import quotes
from broadsheet.errors import UsageError
from broadsheet.records import Mention, Quote

Found = tuple[Sequence[Mention], Sequence[Quote]]
"""The names and the quotes of a text; their offsets count in the prose."""


class Engine(Protocol):
    """Finds names and quotes in a text. `label` is what the table `build` says of it."""

    label: str

    def read(self, prose: Prose) -> Found:
        """Return the names and the quotes of a text."""
        ...


class Rules:
    """The engine of the base install: rules and word lists, the same on every machine."""

    label = "base"

    def read(self, prose: Prose) -> Found:
        """Return the names and the quotes of a text."""
        found = names(prose)
        return found, quotes(prose, found)


def engine(ner: str = "base") -> Engine:
    """Return the engine of a name. Raises `UsageError` where there is none.

    >>> engine("base").label
    'base'
    """
    if ner == Rules.label:
        return Rules()
    kind, colon, name = ner.partition(":")
    if kind != "spacy":
        raise UsageError(f"--ner {ner}", f"there is no such engine; did you mean {_nearest(ner)}?")
    if not colon or not name.strip():
        raise UsageError(f"--ner {ner}", "names no pipeline; write spacy:NAME with one's name")
    from broadsheet.enrich.pipeline import Pipeline

    return Pipeline(name.strip())


def packages(ner: str) -> tuple[str, ...]:
    """Return the packages that an engine is, besides Broadsheet.

    >>> packages("base"), packages("spacy:en_core_web_sm")
    ((), ('spacy', 'en_core_web_sm'))
    """
    kind, _, name = ner.partition(":")
    return () if kind == Rules.label else (kind, name.strip())


def _nearest(ner: str) -> str:
    """Return what an unknown name is likeliest to stand for: one of two engines."""
    kind = ner.partition(":")[0].lower()
    like = get_close_matches(kind, ["spacy", Rules.label], n=1, cutoff=0)
    return "spacy:NAME" if ":" in ner or like == ["spacy"] else Rules.label
