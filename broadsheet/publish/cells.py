"""Cells of tables: a title links to its article, found words are marked, long texts are cut.

In: a cell's value, its column and table. Out: what to show instead, or None to leave it to Datasette.
"""

from typing import Any

from markupsafe import Markup, escape

LONG = 180
"""Characters of a body or lead that a table shows; the article's page has all."""

MARKS = ("⟦", "⟧")
"""Stand around found words in snippets: readable as they are in CSV and JSON."""


def render(datasette: Any, value: Any, column: str, table: str | None, database: str) -> Any:
    """Return the HTML for a cell, or None for Datasette's own."""
    if column == "article_id" and table is None and isinstance(value, int):
        return _article_link(datasette, database, value)
    if column == "article_id" and table in ("set_aside", "field_sources"):
        return _article_link(datasette, database, value)
    if not isinstance(value, str):
        return None
    if column == "snippet":
        return marked(value)
    if len(value) > LONG and (table, column) in _CUT:
        return value[:LONG].rsplit(None, 1)[0] + " …"
    if table == "build" and column == "value" and value.startswith("{"):
        return Markup('<details><summary>JSON, {:,} characters</summary><pre class="bs-json">{}</pre></details>').format(len(value), value)
    return None


_CUT = frozenset(
    {("articles", "body"), ("articles", "lead"), ("fields", "value"), ("field_sources", "value"),
     ("field_sources", "words"), ("set_aside", "words"), ("files", "text")}
)  # fmt: skip


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


def _article_link(datasette: Any, database: str, article: int) -> Markup:
    url = datasette.urls.row(database, "articles", str(article))
    return Markup('<a href="{}">{}</a>').format(url, article)
