"""What an engine finds before it is tidied: a stretch of the prose that may be a name.

In: nothing. Out: `Span`, which every engine makes and `tidy` reads and gives back.
"""

from typing import NamedTuple

from broadsheet.records import Kind


class Span(NamedTuple):
    """A name at `start:end` of `Prose.text`, and the rule, or model, that says so.

    `lemma` is its nominative, where it stands in another case and a list or the text proves it.
    """

    kind: Kind
    start: int
    end: int
    rule: str
    lemma: str = ""
