"""Names that are taken for a thing in one article and are a person's in others.

In: the name of an organization or place that nothing else is known of, and that articles give a
person as well, just so. Out: what makes it a person's everywhere: its first word is a given name,
or it is the surname of one who is named in full in `LEAST` articles.
"""

from broadsheet.enrich.names import lexicon as lx
from broadsheet.enrich.persons.parts import parts

LEAST = 3
"""Articles that name a person in full before a surname that looks like a thing is his."""


def is_given(name: str) -> bool:
    """Tell whether the first of several words is a given name.

    >>> is_given("Ann Lee"), is_given("Ann"), is_given("Harbour Board")
    (True, False, False)
    """
    first, _, rest = name.partition(" ")
    return bool(rest and lx.marks().get(first, 0) & lx.GIVEN)


def surname(name: str) -> str | None:
    """Return the surname that a single word is if it is one, None for several words."""
    return None if name.partition(" ")[2] else parts(name).last
