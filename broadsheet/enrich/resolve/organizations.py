"""Organizations of the whole corpus: which names, of all articles, are one organization's.

In: forms of organizations. Out: entities. Names are joined that the table knows as one (`org:UN`),
that differ by spelling (British or American, `US` or `United States`, `Inc.`), and an acronym to
the only organization that articles expand it to.
"""

import re

from broadsheet.enrich.gazetteer import organizations as table
from broadsheet.enrich.gazetteer.fold import fold
from broadsheet.enrich.names.acronyms import is_acronym
from broadsheet.enrich.resolve.forms import LONG_ACRONYM, Entity, Form, is_shouted, order
from broadsheet.records import Kind

_SPELLINGS = {
    "organisation": "organization", "organisations": "organizations", "defence": "defense",
    "centre": "center", "centres": "centers", "labour": "labor", "programme": "program",
    "programmes": "programs", "theatre": "theater", "colour": "color", "and": "",
    "licence": "license", "harbour": "harbor", "counselling": "counseling", "defences": "defenses",
}  # fmt: skip
"""British to American spellings of words in names. Own list."""

_LEGAL = re.compile(r"(?<=\w) (?:inc|incorporated|ltd|limited|llc|plc|gmbh|corp|co|nv|spa|oyj)$")
_STATES = re.compile(r"^united states (?=\w)")
_NATIONS = re.compile(r"^united nations (?=\w)")

ONE, KNOWN = "one name", "names of one organization in the table of well-known names"
SPELLED, EXPANDED = "same name, spelled otherwise", "an acronym that articles expand"


def plain(name: str) -> str:
    """Return what all spellings of an organization's name share.

    >>> plain("U.S. Defence Department"), plain("Acme, Inc."), plain("Inc.")
    ('us defense department', 'acme', 'inc')
    """
    words = " ".join(_SPELLINGS.get(word, word) for word in fold(name).split())
    words = _NATIONS.sub("un ", _STATES.sub("us ", " ".join(words.split())))
    return _LEGAL.sub("", words)


def key_of(form: Form) -> str:
    """Return what all names of an organization share, but for acronyms that articles expand."""
    known = (table.by_known(form.known) if form.known else None) or table.known(form.name)
    return known.known if known else plain(form.name) or form.name


def one_organization(key: str, forms: list[Form]) -> Entity:
    """Return the organization that has a key, and these names."""
    known = table.by_known(key)
    names = {form.name for form in forms}
    best = max(
        forms,
        key=lambda f: (
            not is_acronym(f.name), not is_shouted(f.name, LONG_ACRONYM),
            f.articles, f.mentions, len(f.name), f.name,
        ),
    )  # fmt: skip
    short = {fold(acronym) for form in forms for acronym in form.acronyms}
    reasons = {EXPANDED if fold(name) in short else SPELLED for name in names - {best.name}}
    return Entity(
        Kind.ORGANIZATION,
        known.name if known else best.name,
        f"{Kind.ORGANIZATION}:{key}",
        KNOWN if known else "; ".join(sorted(reasons)) or ONE,
        tuple(sorted(forms, key=order)),
    )
