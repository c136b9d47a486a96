"""Saved pages: the article's text out of its markup, and what the page states about itself.

In: the bytes of a page, from a file, an archive or a message. Out: an `Entry` whose text holds the
statements and the article's paragraphs, or a `Refusal`. `html_parse` makes a tree of it,
`html_claims` reads off the statements, `html_text` tells which lines are the article.
"""

from collections.abc import Iterable

from broadsheet.capture.charset import declared
from broadsheet.capture.decode import decode
from broadsheet.capture.entry import Entry, Read, Refusal, Said, compose
from broadsheet.capture.html_claims import claims, once
from broadsheet.capture.html_jsonld import lines
from broadsheet.capture.html_parse import parsed
from broadsheet.capture.html_text import article_text
from broadsheet.normal import mended

SHORT = 500
SHARE = 0.3
"""A text of fewer characters, and of less than this share of the text that the page states beside
its elements, is what is shown before scripts or a subscription bring the rest."""


def read(content: bytes) -> Read:
    """Yield the one article of a page."""
    yield page(content)


def page(
    content: bytes,
    *,
    said: Iterable[Said] = (),
    charset: str | None = None,
    raw: bytes | None = None,
    number: int | None = None,
) -> Entry | Refusal:
    """Read a page.

    `said` is what is known of it from elsewhere (an archive's record, a mail's header) and stands
    before what it states itself; `charset` is the label that came with it. `raw` are the bytes to
    keep where they are not those of the page, `number` counts the records of a file.
    """
    labels = [label for label in (charset, declared(content)) if label]
    decoded = decode(content, labels, markup=True)
    if decoded is None:
        return Refusal("binary", number=number)
    kept = content if raw is None else raw
    if not decoded.text.strip("\ufeff\0 \t\r\n"):
        return Entry(kept, "", decoded.encoding, doubts=decoded.doubts, number=number)
    tree = parsed(decoded.text)
    if isinstance(tree, Refusal):
        return Refusal(tree.kind, tree.detail, number)
    own, written = claims(tree, decoded.text)
    body, leads = article_text(tree, [*said, *own])
    if len(body) < min(SHORT, SHARE * len(written)):
        body, leads = lines(written), []
    stated = list(once([*said, *leads, *own]))
    if not body and not any(field == "headline" for field, _, _ in stated):
        return Refusal("no text", number=number)
    text, begins, found = compose(stated, mended(body))
    return Entry(
        kept, text, decoded.encoding, begins, found, decoded.doubts, number, from_page=True
    )
