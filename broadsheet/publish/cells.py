"""Cells of tables: a title links to its article, found words are marked, long texts are cut.

In: a cell's row, column and table. Out: what to show, or None to leave it to Datasette.
"""

from collections.abc import Callable
from typing import Any

from markupsafe import Markup, escape

LONG = 180
"""Characters of a body or lead that a table shows; the article's page has all."""

SHORT_HASH = 12
"""Digits of a sha256 that a table shows; the whole is in its title."""

MARKS = ("⟦", "⟧")
"""Stand around found words in snippets: readable as they are in CSV and JSON."""


Show = Callable[[Any, str, Any, str], Any]
"""Shows a cell: given Datasette, the database, the row and the column."""


def render(datasette: Any, row: Any, column: str, table: str | None, database: str) -> Any:
    """Return the HTML for a cell, or None for Datasette's own."""
    show = _SHOWN.get((table, column))
    return show(datasette, database, row, column) if show and row[column] is not None else None


def _title(datasette: Any, database: str, row: Any, column: str) -> Any:
    return _link(datasette, database, row["id"], row[column])


def _article(datasette: Any, database: str, row: Any, column: str) -> Any:
    identity = row[column]
    return _link(datasette, database, identity, identity) if isinstance(identity, int) else None


def _cut(_datasette: Any, _database: str, row: Any, column: str) -> Any:
    value = " ".join(str(row[column])[: 4 * LONG].split())
    return value[:LONG].rsplit(None, 1)[0] + " …" if len(value) > LONG else value


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


def _link(datasette: Any, database: str, article: Any, words: Any) -> Markup:
    url = datasette.urls.row(database, "articles", str(article))
    return Markup('<a href="{}" dir="auto">{}</a>').format(url, words)


_SHOWN: dict[tuple[str | None, str], Show] = {
    ("articles", "title"): _title,
    ("articles", "body"): _cut,
    ("articles", "lead"): _cut,
    ("articles", "sha256"): _hash,
    ("build", "value"): _folded,
    ("field_sources", "article_id"): _article,
    ("field_sources", "value"): _cut,
    ("field_sources", "words"): _cut,
    ("fields", "value"): _cut,
    ("files", "sha256"): _hash,
    ("files", "text"): _cut,
    ("set_aside", "article_id"): _article,
    ("set_aside", "words"): _cut,
    (None, "article_id"): _article,
    (None, "snippet"): _snippet,
}
"""By table (None: a query) and column."""


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
