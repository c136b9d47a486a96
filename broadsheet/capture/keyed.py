"""A record of keys and values to an article: what JSON, CSV and their kin have in common.

In: the `Pairs` of one record, its bytes. Out: an `Entry` with a claim for every key that `keys`
knows and a note for the others, or a `Refusal` where no key holds a text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from broadsheet.capture import html, markup
from broadsheet.capture.entry import Entry, Refusal, Said, compose, doubted
from broadsheet.capture.keys import TRANSPARENT, field_of, squeezed
from broadsheet.capture.shapes import (
    Number,
    Pairs,
    is_address,
    is_void,
    line,
    names,
    prose,
    scalars,
)
from broadsheet.normal import mended

MAX_NOTE = 200
MAX_NOTES = 40
"""Other keys are kept as notes when they are short and not too many; the record is kept anyway."""

MAX_DEPTH = 5
"""Levels of objects in objects that are looked into: the records that we know have three."""

_CUT = re.compile(r"(?:\[\+\d{1,7} chars\]|\(more…\)|\[&hellip;\]|\[…\])\s*\Z")
"""How NewsAPI and WordPress end a text of which they give the beginning alone."""

_ARTICLE = frozenset({"headline", "url", "published"})
"""An object that states one of these is an article, not the text of one."""


@dataclass(slots=True)
class _Sorted:
    """The keys of a record, as (rank, name, value) by field; the rest is `notes`."""

    fields: dict[str, list[tuple[int, str, Any]]] = field(default_factory=dict)
    notes: list[Said] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)

    def best(self, name: str) -> list[tuple[int, str, Any]]:
        return sorted(self.fields.get(name, ()), key=lambda one: one[0])


def article(
    pairs: Pairs,
    raw: bytes,
    encoding: str,
    doubts: tuple[tuple[str, str], ...] = (),
    number: int | None = None,
) -> Entry | Refusal:
    """Turn a record into an article."""
    found = _Sorted()
    _sort(pairs, (), found)
    text, method, is_html = _body(found)
    more: list[tuple[str, str]] = []
    if found.repeated:
        more.append(("repeated key", line(", ".join(found.repeated[:10]))))
    if not method:
        text, method = _summary(found)
        if not method:
            return Refusal("no text", line("keys: " + ", ".join(found.seen)), number)
        more.append(("summary only", method))
    if _CUT.search(text, max(0, len(text) - 100)):
        more.append(("truncated", method))
    said = [(name, key, mended(value)) for name, key, value in _said(found)]
    whole = mended(text)
    if whole != text or "\ufffd" in "".join(value for _, _, value in said):
        more.append(("broken characters", method if whole != text else "in a key's value"))
    if is_html:
        page = html.page(whole.encode(), said=said, charset="utf-8", raw=raw, number=number)
        return doubted(page, (*doubts, *more))
    head, begins, claims = compose(said, whole)
    return Entry(raw, head, encoding, begins, claims, (*doubts, *more), number)


def _sort(pairs: Pairs, path: tuple[str, ...], found: _Sorted) -> None:
    keys = set()
    for key, value in pairs:
        here = (*path, key)
        if len(path) == 0:
            found.seen.append(key)
        name = line(".".join(here), 80)
        if key in keys:
            found.repeated.append(name)
        keys.add(key)
        if is_void(value):
            continue
        holder = isinstance(value, Pairs) and key.casefold() in TRANSPARENT
        known = None if holder else field_of(here)
        if known and not (known[0] in {"body", "html"} and _is_article(value)):
            found.fields.setdefault(known[0], []).append((known[1], name, value))
        elif isinstance(value, Pairs):
            if len(path) < MAX_DEPTH:
                _sort(value, here, found)
        else:
            _note(name, value, found)


def _is_article(value: Any) -> bool:
    if not isinstance(value, Pairs):
        return False
    fields = {known[0] for key, _ in value if (known := field_of((key,)))}
    return bool(fields & _ARTICLE) and squeezed("sections") not in {squeezed(k) for k, _ in value}


def _note(name: str, value: Any, found: _Sorted) -> None:
    words = line("; ".join(scalars(value)), MAX_NOTE + 1)
    if words and len(words) <= MAX_NOTE and len(found.notes) < MAX_NOTES:
        found.notes.append(("note", name, words))


def _body(found: _Sorted) -> tuple[str, str, bool]:
    """Return the text of a record, the key it stands under, and whether it is HTML."""
    for name in ("body", "html"):
        for _, key, value in found.best(name):
            text = prose(value)
            if text.strip():
                return text, key, name == "html" or markup.is_markup(text)
    return "", "", False


def _summary(found: _Sorted) -> tuple[str, str]:
    for _, key, value in found.best("standfirst"):
        text = markup.words(prose(value))
        if text.strip():
            found.fields.pop("standfirst")
            return text, key
    return "", ""


def _said(found: _Sorted) -> Iterator[Said]:
    for name, put in _PUT.items():
        for _, key, value in found.best(name):
            yield from put(name, key, value, found)
    yield from found.notes[:MAX_NOTES]


def _worded(name: str, key: str, value: Any, _: _Sorted) -> Iterator[Said]:
    words = "; ".join(one for one in scalars(value) if not is_void(one))
    if words:
        yield name, key, markup.words(words)


def _labelled(name: str, key: str, value: Any, found: _Sorted) -> Iterator[Said]:
    """State words, not the numbers by which WordPress names its sections and authors."""
    label = names(value) if name in {"byline", "outlet"} else [*scalars(value)]
    label = [one for one in label if not isinstance(one, Number) and not is_void(one)]
    if not label:
        _note(key, value, found)
    elif name == "outlet" and is_address(label[0]):
        yield "url", key, label[0]
    else:
        yield name, key, markup.words("; ".join(label))


def _addressed(name: str, key: str, value: Any, found: _Sorted) -> Iterator[Said]:
    address = next((one for one in scalars(value) if is_address(one)), None)
    if address:
        yield name, key, address
    else:
        _note(key, value, found)


_PUT = {
    "headline": _worded,
    "standfirst": _worded,
    "byline": _labelled,
    "published": _worded,
    "updated": _worded,
    "outlet": _labelled,
    "section": _labelled,
    "url": _addressed,
    "language": _worded,
    "licence": _worded,
    "retrieved": _worded,
}
"""How the values of each field are put into words, in the order in which they are stated."""
