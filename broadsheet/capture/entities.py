"""The list of entities: what a person states about names, beside the articles.

In: `entities.yml` or `entities.yaml` at the top of the folder, with the keys `merge`, `rename`,
`block`, `kind` and `coordinates`. Out: an `EntityRule` for each statement, the file itself, which
is no article, and a problem with its line for what cannot be understood. What the names are, only
the whole corpus tells: `enrich.resolve`.
"""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from broadsheet.capture.decode import decode
from broadsheet.capture.lists import UNREADABLE, Yaml, cause, lists
from broadsheet.normal import mended
from broadsheet.records import EntityRule, Kind, Problem, Source

NAMES = ("entities.yml", "entities.yaml")

KINDS = {kind.value: kind for kind in Kind} | {
    "people": Kind.PERSON, "persons": Kind.PERSON, "organizations": Kind.ORGANIZATION,
    "organisation": Kind.ORGANIZATION, "organisations": Kind.ORGANIZATION, "places": Kind.PLACE,
}  # fmt: skip
"""What the list may call a kind."""

_PARTS = {
    "latitude": 0, "lat": 0, "longitude": 1, "lon": 1, "lng": 1, "long": 1, "country": 2,
    "country_code": 2,
}  # fmt: skip
_COUNTRY = re.compile("[A-Za-z]{2}")
LONGEST_NAME = 500
"""Characters of a name; the longest of organizations have some two hundred."""
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")
"""What an escape in a list can make and no database can keep: NUL, and halves of characters."""
LONGEST = 100
"""Characters of a wrong value that a problem shows."""


class _UnreadError(Exception):
    """A part of the list that cannot be understood, with its line and why."""

    def __init__(self, node: yaml.Node, why: str) -> None:
        super().__init__(f"line {node.start_mark.line + 1}: {why}")


Make = Callable[[str, yaml.Node], list[EntityRule]]
"""Makes the statements of one name and what the list has for it."""


@dataclass(slots=True)
class Entities:
    """The lists that a folder has, what they say, and what in them cannot be read."""

    sources: list[Source] = field(default_factory=list)
    rules: list[EntityRule] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def entities(folder: Path) -> Entities:
    """Read the lists of entities of a folder. Never raises for what stands in them."""
    found = Entities()
    for source in lists(folder, NAMES):
        found.sources.append(source)
        for one in _read(source):
            if isinstance(one, EntityRule):
                found.rules.append(one)
            else:
                found.problems.append(Problem(source.path, "capture", "unread entity rule", one))
    return found


def _read(source: Source) -> Iterator[EntityRule | str]:
    """Yield what a list says, and why parts of it cannot be read."""
    try:
        top = _composed(source.raw)
    except UNREADABLE as error:
        yield cause(error)
        return
    for one in _entries(top, _part) if top else ():
        yield replace(one, path=source.path) if isinstance(one, EntityRule) else one


def _composed(raw: bytes) -> yaml.Node | None:
    decoded = decode(raw)
    if not decoded and raw.strip():
        raise ValueError("is no text")
    return yaml.compose(mended(decoded.text) if decoded else "", Yaml)


def _part(key: yaml.Node, node: yaml.Node) -> Iterator[EntityRule | str]:
    """Yield the statements under one key of the list."""
    action = _words(key).casefold()
    if action not in _MAKERS:
        raise _UnreadError(key, f"{action[:LONGEST]} is none of {', '.join(_MAKERS)}")
    make = _MAKERS[action]
    if action != "block" or isinstance(node, yaml.MappingNode):
        yield from _entries(node, lambda name, value: iter(make(_words(name), value)))
    else:
        yield from _blocked(node)


def _entries(
    node: yaml.Node, read: Callable[[yaml.Node, yaml.Node], Iterator[EntityRule | str]]
) -> Iterator[EntityRule | str]:
    """Yield what stands under each key of a mapping; what is wrong with one spoils no other."""
    seen: set[str] = set()
    if not isinstance(node, yaml.MappingNode):
        yield str(_UnreadError(node, "name: value is wanted here"))
        return
    for key, value in node.value:
        words = str(key.value)
        if words in seen:
            yield str(_UnreadError(key, f"{words[:LONGEST]} stands here twice"))
            continue
        seen.add(words)
        try:
            yield from read(key, value)
        except _UnreadError as error:
            yield str(error)


def _words(node: yaml.Node) -> str:
    words = " ".join(node.value.split()) if isinstance(node, yaml.ScalarNode) else ""
    if not words or _UNWRITABLE.search(words):
        raise _UnreadError(node, "a name is wanted here")
    if len(words) > LONGEST_NAME:
        raise _UnreadError(node, f"{words[:LONGEST]}… is too long for a name")
    return words


def _list(node: yaml.Node) -> list[yaml.Node]:
    return list(node.value) if isinstance(node, yaml.SequenceNode) else [node]


def _merge(name: str, node: yaml.Node) -> list[EntityRule]:
    forms = tuple(_words(one) for one in _list(node))
    if not forms:
        raise _UnreadError(node, f"{name[:LONGEST]} has no names to be joined")
    return [EntityRule("", "merge", name, forms)]


def _rename(name: str, node: yaml.Node) -> list[EntityRule]:
    return [EntityRule("", "rename", name, value=_words(node))]


def _blocked(node: yaml.Node, kind: Kind | None = None) -> Iterator[EntityRule | str]:
    for one in _list(node):
        try:
            yield EntityRule("", "block", _words(one), kind=kind)
        except _UnreadError as error:
            yield str(error)


def _block(name: str, node: yaml.Node) -> list[EntityRule]:
    kind = _kind(name, node)
    return [EntityRule("", "block", _words(one), kind=kind) for one in _list(node)]


def _retype(name: str, node: yaml.Node) -> list[EntityRule]:
    return [EntityRule("", "kind", name, kind=_kind(_words(node), node))]


def _kind(words: str, node: yaml.Node) -> Kind:
    if words.casefold() not in KINDS:
        raise _UnreadError(node, f"{words[:LONGEST]} is none of {', '.join(Kind)}")
    return KINDS[words.casefold()]


def _coordinates(name: str, node: yaml.Node) -> list[EntityRule]:
    said: list[str | None] = [None, None, None]
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            part = _PARTS.get(_words(key).casefold())
            if part is None:
                raise _UnreadError(
                    key, f"{_words(key)[:LONGEST]} is no latitude, longitude, country"
                )
            said[part] = _words(value)
    else:
        nodes = _list(node)
        if len(nodes) not in (2, 3):
            raise _UnreadError(node, "[latitude, longitude] is wanted here")
        said[: len(nodes)] = [_words(one) for one in nodes]
    point = _degrees(said[0], 90, node), _degrees(said[1], 180, node)
    country = said[2]
    if country and not _COUNTRY.fullmatch(country):
        raise _UnreadError(node, f"{country[:LONGEST]} is no code of a country, such as EG")
    return [
        EntityRule(
            "", "coordinates", name, point=point, country_code=country.upper() if country else None
        )
    ]


def _degrees(words: str | None, most: int, node: yaml.Node) -> float:
    try:
        degrees = float(words or "nan")
    except ValueError:
        degrees = math.nan
    if not abs(degrees) <= most:
        raise _UnreadError(
            node, f"{(words or 'nothing')[:LONGEST]} is no number from -{most} to {most}"
        )
    return degrees


_MAKERS: dict[str, Make] = {
    "merge": _merge,
    "rename": _rename,
    "block": _block,
    "kind": _retype,
    "coordinates": _coordinates,
}
