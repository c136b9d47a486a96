"""The corpus-wide step for names: which forms, of all articles, are names of one real thing.

In: the distinct forms that articles have, each with how many, and what the editor says
(`entities.yml`, as `records.EntityRule`s). Out: entities; every form is in exactly one, except
those that the editor blocks. Depends on what forms there are and not on their order. A wrong join
is worse than a missed one: where a form fits two, it joins neither. How each kind is joined stands
in `people`, `organizations` and `places`; `edits` does what the editor says.
"""

from collections.abc import Iterable, Iterator, Sequence

from broadsheet.enrich.gazetteer.fold import fold
from broadsheet.enrich.resolve.edits import Edited, edit, with_kinds
from broadsheet.enrich.resolve.forms import Entity, Form
from broadsheet.enrich.resolve.kinds import agreed
from broadsheet.enrich.resolve.organizations import organizations
from broadsheet.enrich.resolve.people import people
from broadsheet.enrich.resolve.places import places
from broadsheet.records import EntityRule, Kind

__all__ = ["Entity", "Form", "resolve", "resolve_edited"]


def resolve(forms: Iterable[Form], rules: Sequence[EntityRule] = ()) -> list[Entity]:
    """Join the forms that name one thing."""
    return list(resolve_edited(forms, rules).entities)


def resolve_edited(forms: Iterable[Form], rules: Sequence[EntityRule]) -> Edited:
    """Join the forms that name one thing, and tell what of the editor's rules was of no use.

    The entities come one kind after the other, and each kind is joined when it is asked for, so
    that there is never more in memory than one; with rules, which may be about all, there is.
    """
    own: dict[Kind, list[Form]] = {kind: [] for kind in Kind}
    for kind, form in with_kinds(agreed([(form.kind, form) for form in forms]), rules):
        own[kind].append(form)
    return edit(_joined(own), rules)


def _joined(own: dict[Kind, list[Form]]) -> Iterator[Entity]:
    """Yield the entities of each kind, and empty what was given."""
    others = frozenset(
        fold(form.name) for kind in (Kind.ORGANIZATION, Kind.PLACE) for form in own[kind]
    )
    yield from people(own.pop(Kind.PERSON), others)
    del others
    yield from organizations(own.pop(Kind.ORGANIZATION))
    yield from places(own.pop(Kind.PLACE))
