"""Names that are taken for a thing in one article and are a person's in others.

In: forms with their kinds. Out: the same; the name of an organization or place that nothing else
is known of is a person's where articles name a person just so, and either its first word is a given
name, or it is the surname of one who is named in full in `LEAST` articles.
"""

from collections import Counter
from collections.abc import Sequence

from broadsheet.enrich.names import lexicon as lx
from broadsheet.enrich.persons.parts import parts
from broadsheet.enrich.resolve.forms import Form
from broadsheet.records import Kind

LEAST = 3
"""Articles that name a person in full before a surname that looks like a thing is his."""


def agreed(filed: Sequence[tuple[Kind, Form]]) -> list[tuple[Kind, Form]]:
    """Make persons of the names that are a person's elsewhere."""
    persons = {form.name for kind, form in filed if kind is Kind.PERSON}
    full: Counter[str] = Counter()
    for kind, form in filed:
        if kind is Kind.PERSON and parts(form.name).is_full:
            full[parts(form.name).last] += form.articles
    marks = lx.marks()
    found = []
    for kind, form in filed:
        own = kind
        if kind is not Kind.PERSON and form.known is None and form.name in persons:
            first, _, rest = form.name.partition(" ")
            given = marks.get(first, 0) & lx.GIVEN if rest else 0
            if given or (not rest and full[parts(form.name).last] >= LEAST):
                own = Kind.PERSON
        found.append((own, form))
    return found
