"""Cells of tables: titles, names and words link to their page and place, long texts are cut.

In: a cell's row, column and table. Out: what to show, or None to leave it to Datasette.
"""

from collections.abc import Callable
from typing import Any

from markupsafe import Markup, escape

from broadsheet.publish.article import at
from broadsheet.publish.dates import said
from broadsheet.publish.facts import TABLES, entity_url
from broadsheet.publish.outlet.address import outlet_url

LONG = 180
"""Characters of a body or lead that a table shows; the article's page has all."""

SHORT_HASH = 12
"""Digits of a sha256 that a table shows; the whole is in its title."""

MARKS = ("⟦", "⟧")
"""Stand around found words in snippets: readable as they are in CSV and JSON."""


FLAGS: dict[str, dict[Any, str]] = {
    "direct": {1: "quoted", 0: "told"},
    "whole": {1: "whole", 0: "fragment"},
    "continues": {1: "goes on", 0: "begins"},
}
"""What 1 and 0 in columns of quotes mean; CSV and JSON keep the numbers."""

TOGETHER = ("not found", "other outlets")
"""What saved queries call articles without an outlet, and those of all but the largest outlets."""

Show = Callable[[Any, str, Any, str], Any]
"""Shows a cell: given Datasette, the database, the row and the column."""


def render(datasette: Any, row: Any, column: str, table: str | None, database: str) -> Any:
    """Return the HTML for a cell, or None for Datasette's own."""
    show = _SHOWN.get((table, column)) or (_IN_QUERIES.get(column) if table is None else None)
    return show(datasette, database, row, column) if show and row[column] is not None else None


def _own_page(table: str) -> Show:
    """Return what links a row's name to the page of the row."""

    def show(datasette: Any, database: str, row: Any, column: str) -> Any:
        return _link(datasette.urls.row(database, table, str(row["id"])), row[column])

    return show


def _leads_to(table: str) -> Show:
    """Return what links the id of a row of a table to its page."""

    def show(datasette: Any, database: str, row: Any, column: str) -> Any:
        identity = row[column]
        if not isinstance(identity, int):
            return None
        return _link(datasette.urls.row(database, table, str(identity)), identity)

    return show


def _title(datasette: Any, database: str, row: Any, column: str) -> Any:
    """Link the title of an article or story, in the rows of a query."""
    for key, table in (("article_id", "articles"), ("story_id", "stories")):
        if isinstance(_value(row, key), int):
            return _link(datasette.urls.row(database, table, str(row[key])), row[column])
    return None


def _at_place(datasette: Any, database: str, row: Any, column: str) -> Any:
    """Link words to where they stand in the text of their article."""
    places = [_value(row, key) for key in ("article_id", "start", "end")]
    if not all(isinstance(one, int) for one in places):
        return _cut(datasette, database, row, column)
    article, start, end = places
    url = str(datasette.urls.row(database, "articles", str(article))) + at(start, end)
    return _link(url, _cut(datasette, database, row, column))


def _date(datasette: Any, database: str, row: Any, column: str) -> Any:
    """Say a date in words, and link it to where it stands; the EDTF is in its title."""
    words = said(str(row[column]))
    article, start, end = (_value(row, key) for key in ("article_id", "start", "end"))
    if not all(isinstance(one, int) for one in (article, start, end)):
        return Markup('<span title="{}">{}</span>').format(row[column], words)
    url = str(datasette.urls.row(database, "articles", str(article))) + at(start, end)
    return Markup('<a href="{}" title="{}">{}</a>').format(url, row[column], words)


def _entity(datasette: Any, database: str, row: Any, column: str) -> Any:
    """Link a name to its page: by `kind` and `entity_id`, or by an id of its kind in the row."""
    keys = [("entity_id", _value(row, "kind"))]
    keys += [(f"{kind}_id", kind) for kind in TABLES]
    for key, kind in keys:
        identity = _value(row, key)
        if isinstance(identity, int) and kind in TABLES:
            return _link(entity_url(datasette, database, kind, identity), row[column])
    return None


def _other(datasette: Any, database: str, row: Any, column: str) -> Any:
    """Link the second name of a pair to its page."""
    identity, kind = _value(row, "other_id"), _value(row, "other_kind")
    if not isinstance(identity, int) or kind not in TABLES:
        return None
    return _link(entity_url(datasette, database, kind, identity), row[column])


def _outlet(datasette: Any, database: str, row: Any, column: str) -> Any:
    """Link an outlet to its page; those that queries count together have none."""
    name = _value(row, column)
    if not isinstance(name, str) or name in TOGETHER:
        return None
    return _link(outlet_url(name, datasette.urls.database(database)), name)


def _value(row: Any, column: str) -> Any:
    """Return a row's value, None where it has no such column.

    In tables Datasette puts the value of a foreign key beside the label that it leads to.
    """
    value = row[column] if column in row.keys() else None  # noqa: SIM118 - a sqlite3.Row
    return value["value"] if isinstance(value, dict) else value


def _cut(_datasette: Any, _database: str, row: Any, column: str) -> Any:
    value = " ".join(str(row[column])[: 4 * LONG].split())
    return value[:LONG].rsplit(None, 1)[0] + " …" if len(value) > LONG else value


def _flag(_datasette: Any, _database: str, row: Any, column: str) -> Any:
    return FLAGS[column].get(row[column])


def _hash(_datasette: Any, _database: str, row: Any, column: str) -> Any:
    value = str(row[column])
    if len(value) <= SHORT_HASH:
        return None
    return Markup('<span title="{}">{}…</span>').format(value, value[:SHORT_HASH])


def _snippet(_datasette: Any, _database: str, row: Any, column: str) -> Any:
    return marked(str(row[column]))


def _folded(_datasette: Any, _database: str, row: Any, column: str) -> Any:
    value = str(row[column])
    if len(value) <= LONG:
        return None
    return Markup(
        '<details><summary>{:,} characters</summary><pre class="bs-json">{}</pre></details>'
    ).format(len(value), value)


def _link(url: Any, words: Any) -> Markup:
    return Markup('<a href="{}" dir="auto">{}</a>').format(url, words)


_article = _leads_to("articles")

_SHOWN: dict[tuple[str | None, str], Show] = {
    ("articles", "outlet"): _outlet,
    ("articles", "title"): _own_page("articles"),
    ("articles", "body"): _cut,
    ("articles", "lead"): _cut,
    ("articles", "sha256"): _hash,
    ("build", "value"): _folded,
    ("dates", "text"): _at_place,
    ("field_sources", "article_id"): _article,
    ("field_sources", "value"): _cut,
    ("field_sources", "words"): _at_place,
    ("fields", "value"): _at_place,
    ("files", "sha256"): _hash,
    ("files", "text"): _cut,
    ("mentions", "entity_id"): _entity,
    ("mentions", "text"): _at_place,
    ("named", "article_id"): _article,
    ("named", "entity_id"): _entity,
    ("named", "name"): _entity,
    ("named", "outlet"): _outlet,
    ("named", "words"): _at_place,
    ("organizations", "name"): _own_page("organizations"),
    ("people", "name"): _own_page("people"),
    ("places", "name"): _own_page("places"),
    ("quotes", "speaker"): _entity,
    ("quotes", "text"): _at_place,
    ("said", "article_id"): _article,
    ("said", "id"): _leads_to("quotes"),
    ("said", "outlet"): _outlet,
    ("said", "organization_id"): _leads_to("organizations"),
    ("said", "person_id"): _leads_to("people"),
    ("said", "speaker"): _entity,
    **{(table, column): _flag for table in ("quotes", "said") for column in FLAGS},
    ("said", "story_id"): _leads_to("stories"),
    ("said", "text"): _at_place,
    ("said", "title"): _title,
    ("set_aside", "article_id"): _article,
    ("set_aside", "words"): _at_place,
    ("stories", "title"): _own_page("stories"),
    ("timeline", "article_id"): _article,
    ("timeline", "edtf"): _date,
    ("timeline", "sentence"): _cut,
    ("timeline", "story_id"): _leads_to("stories"),
    ("timeline", "title"): _title,
    ("timeline", "words"): _at_place,
}
"""By table and column."""

_IN_QUERIES: dict[str, Show] = {
    "article_id": _article,
    "entity_id": _entity,
    "name": _entity,
    "organization_id": _leads_to("organizations"),
    "other": _other,
    "outlet": _outlet,
    "other_id": _other,
    "person_id": _leads_to("people"),
    "place_id": _leads_to("places"),
    "sentence": _cut,
    "snippet": _snippet,
    "speaker": _entity,
    "story_id": _leads_to("stories"),
    "title": _title,
    "words": _at_place,
}
"""By column of a query."""


def marked(text: str) -> Markup:
    """Escape a text and mark the words that a search found in it.

    >>> marked("a ⟦b⟧ <i> ⟧⟦")
    Markup('a <mark>b</mark> &lt;i&gt; ⟧⟦')
    """
    opening, closing = MARKS
    first, *rest = text.split(opening)
    shown = [escape(first)]
    for piece in rest:
        found, mark, after = piece.partition(closing)
        if mark:
            shown.append(Markup("<mark>{}</mark>{}").format(found, after))
        else:
            shown.append(escape(opening + piece))
    return Markup("").join(shown)
