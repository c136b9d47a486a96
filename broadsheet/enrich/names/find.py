"""The engine of the base install: names by rules, word lists and weighted cues.

In: a `Prose`. Out: `Span`s, in order, not yet tidied. English is judged word by word (`english`),
other languages by runs of capitals, cues and the gazetteer (`foreign`). Where the language is not
known, a text in Latin letters with the small words of English is read as English.
"""

import re

from broadsheet.enrich.names.english import english
from broadsheet.enrich.names.foreign import foreign
from broadsheet.enrich.names.spans import Span
from broadsheet.enrich.prose import Prose

_ENGLISH = re.compile(r"\b(?:the|of|and|that|with|for)\b", re.IGNORECASE)
LOOKED_AT = 2_000
"""Characters from which the language is guessed; a paragraph or three."""
EVERY = 80
"""Characters of English text in which at least one of its small words stands."""


def spans(prose: Prose) -> list[Span]:
    """Find the names in a text."""
    language = (prose.language or "").partition("-")[0].lower()
    if language == "en" or (not language and _is_english(prose.text)):
        return english(prose)
    return foreign(prose, language)


def _is_english(text: str) -> bool:
    opening = text[:LOOKED_AT]
    return len(_ENGLISH.findall(opening)) * EVERY >= len(opening) > 0
