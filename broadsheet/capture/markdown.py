"""Markdown: the file is the article, its front matter is what it states about itself.

In: bytes. Out: an `Entry` whose text is the decoded file, unchanged. The front matter stands before
`begins`; each claim says where in it its words stand.
"""

import re
from collections.abc import Iterator

from broadsheet.capture import keyed
from broadsheet.capture.address import address
from broadsheet.capture.decode import decode
from broadsheet.capture.entry import Entry, Read, Refusal
from broadsheet.capture.front_matter import Leaf, front_matter
from broadsheet.capture.keys import field_of, squeezed
from broadsheet.capture.shapes import is_address, is_void
from broadsheet.records import Claim

CLIPPED = frozenset({"created", "datecreated", "createdat"})
"""In a note these say when the note was made: Obsidian's web clipper states `published` and
`source` of the page, and `created` for the day of clipping."""

_LINK = re.compile(r"\[\[(?:[^\[\]|]{1,200}\|)?([^\[\]|]{1,200})\]\]")
"""Obsidian writes the name of another note so: `[[Ann Lee]]`, `[[people/ann|Ann Lee]]`."""

_PARTS = {"given": 0, "family": 1, "firstname": 0, "lastname": 1, "first": 0, "last": 1}


def read(content: bytes) -> Read:
    """Yield the one article of a Markdown file."""
    decoded = decode(content)
    if decoded is None:
        yield Refusal("binary")
        return
    found = front_matter(decoded.text)
    doubts = decoded.doubts
    if found.fault:
        doubts += (("unreadable front matter", found.fault),)
    claims = tuple(_claims(_joined(found.leaves)))
    if not any(one.field == "url" for one in claims):
        claims += address(decoded.text, found.begins)
    yield Entry(content, decoded.text, decoded.encoding, found.begins, claims, doubts)


def _claims(leaves: Iterator[Leaf]) -> Iterator[Claim]:
    notes = 0
    for leaf in leaves:
        name = ".".join(leaf.path)
        field = _field(leaf)
        start, end, words = leaf.start, leaf.end, leaf.words
        link = _LINK.fullmatch(words)
        if link and end - start == len(words):
            words, start, end = link[1], start + link.start(1), start + link.end(1)
        if is_void(words):
            continue
        if field == "note":
            notes += 1
            if notes > keyed.MAX_NOTES or len(words) > keyed.MAX_NOTE:
                continue
        yield Claim(field, " ".join(words.split()), name, start, end)


def _field(leaf: Leaf) -> str:
    """Return the field that a line of front matter speaks for; `note` for any other."""
    known = field_of(leaf.path)
    field = known[0] if known else "note"
    address = is_address(leaf.words)
    if squeezed(leaf.path[-1]) in CLIPPED:
        return "retrieved"
    if field == "outlet" and address:
        return "url"
    if field in {"body", "html"} or (field == "url" and not address):
        return "note"
    return field


def _joined(leaves: tuple[Leaf, ...]) -> Iterator[Leaf]:
    """Put the parts of a name together: `given: Ann`, `family: Lee`, as Pandoc and CSL write it."""
    waiting: Leaf | None = None
    for leaf in leaves:
        part = _PARTS.get(squeezed(leaf.path[-1])) if len(leaf.path) > 1 else None
        if part is None:
            if waiting:
                yield waiting
            waiting = None
            yield _named(leaf)
        elif waiting and _PARTS[squeezed(waiting.path[-1])] != part:
            first, last = (waiting, leaf) if part else (leaf, waiting)
            start, end = min(first.start, last.start), max(first.end, last.end)
            yield Leaf(leaf.path[:-1], f"{first.words} {last.words}", start, end)
            waiting = None
        else:
            if waiting:
                yield waiting
            waiting = leaf
    if waiting:
        yield waiting


def _named(leaf: Leaf) -> Leaf:
    """Take `author.name` for `author`; the rest of a person, an address or a picture, is a note."""
    if len(leaf.path) > 1 and squeezed(leaf.path[-1]) in {"name", "fullname", "literal", "title"}:
        return Leaf(leaf.path[:-1], leaf.words, leaf.start, leaf.end)
    return leaf
