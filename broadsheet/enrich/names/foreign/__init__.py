"""Names in other languages than English: what the gazetteer, word lists and cues tell.

In: a `Prose` and its language, empty if not known. Out: `Span`s, in order, not yet tidied.
Precision goes before recall. Texts in scripts with capitals are read by `capitals`, which asks
`organizations`, `places` and `persons` of each run of words, `inflection` for the nominative, and
`repeats` for what is named again; other scripts are read by `no_capitals`.
"""

import re

from broadsheet.enrich.names.foreign.capitals import with_capitals
from broadsheet.enrich.names.foreign.no_capitals import without_capitals
from broadsheet.enrich.names.spans import Span
from broadsheet.enrich.prose import Prose

_NO_CAPITALS = re.compile("[\u0590-\u08ff\u0900-\u1fff\u3040-\u9fff\uac00-\ud7af]")
LOOKED_AT = 400
"""Characters from which the script is told."""


def foreign(prose: Prose, language: str) -> list[Span]:
    """Find the names in a text that is not English."""
    opening = prose.text[:LOOKED_AT]
    bare = len(_NO_CAPITALS.findall(opening)) * 3 > len(opening)
    return without_capitals(prose, language) if bare else with_capitals(prose, language)
