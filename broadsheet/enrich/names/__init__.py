"""Names of people, organizations and places in a text, and whose names they are.

In: a `Prose`. Out: `Mention`s, in order, none within another; offsets count in the prose.
"""

from broadsheet.enrich.names.find import spans
from broadsheet.enrich.names.link import link
from broadsheet.enrich.names.tidy import tidy
from broadsheet.enrich.prose import Prose
from broadsheet.records import Mention


def names(prose: Prose) -> list[Mention]:
    """Find the names in a text with rules and word lists."""
    return link(prose, tidy(prose, spans(prose)))
