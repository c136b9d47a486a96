"""Pages of a table in the order of a column, without sorting the whole table for each page.

In: SQL as Datasette 0.65 writes it for a page of a table. Out: SQL for the same rows. Datasette
asks for `order by published desc` without the key, and SQLite then carries whole rows, texts
included, through a sort of everything; an index that it could use for that would be read backwards
for the other direction and give equal dates in the opposite order, so that from page to page rows
would stand twice or nowhere. Here the keys are found first, in the order of the column and the key.
"""

import re
from itertools import accumulate

INDEXED = {
    ("articles", "published"): ("articles_newest", "word_count >= 0"),
    ("quotes", "article_id"): ("quotes_article_id", "article_id is not null"),
}
"""For a table and a column: the index in `schema.sql`, and its condition, which all rows fulfil and
without which SQLite cannot use it."""

_PAGE = re.compile(
    r"select (?P<columns>(?:\w+|\[\w+\])(?:, (?:\w+|\[\w+\]))*) from (?P<table>\w+)"
    r"(?: where (?P<where>(?:[^'\"`;]|\"\w+\")*?))?"
    r" ?order by (?P<column>\w+)(?P<desc> desc)?(?:, id)? (?P<limit>limit \d+(?: offset \d+)?)\s*",
    re.DOTALL,
)
"""A page of whole columns: with another name for one, or `distinct`, an order means another."""

_MORE = re.compile(
    r"\b(?:select|from|group|having|order|limit|offset|union|intersect|except|window|match)\b"
    r"|--|/\*",
    re.IGNORECASE,
)
_TURNS = re.compile(r"\(.*> :p\d+\).*", re.DOTALL)
_COMPARED = re.compile(
    r"(?<![\w.])(\w+|\[\w+\]|\"\w+\") (?:=|!=|<=?|>=?|like|glob|is|in)(?=\W)", re.IGNORECASE
)


def by_index(sql: str) -> str:
    """Return the same question so that the index answers it; any other SQL as it is.

    >>> print(by_index("select id, title from articles order by published desc limit 51"))
    select id, title from articles where id in (select id from articles
    indexed by articles_newest where word_count >= 0
    order by published desc, id limit 51) order by published desc, id
    >>> by_index("select id from articles order by title limit 51")
    'select id from articles order by title limit 51'
    """
    page = _PAGE.fullmatch(sql)
    known = INDEXED.get((page["table"], page["column"])) if page else None
    if page is None or known is None or not _is_condition(page["where"] or ""):
        return sql
    (index, always), table, where = known, page["table"], page["where"]
    order = f"order by {page['column']}{page['desc'] or ''}, id"
    # Another filter may have an index of its own that finds fewer rows; SQLite chooses.
    paging = set(_COMPARED.findall(where or "")) <= {page["column"], "id"}
    indexed = f"indexed by {index} " if paging else ""
    condition = f"({where}) and {always}" if where else always
    return (
        f"select {page['columns']} from {table} where id in (select id from {table}\n"
        f"{indexed}where {condition}\n{order} {page['limit']}) {order}"
    )


def _is_condition(where: str) -> bool:
    """Tell whether a text can be one condition: no other question is in it, and brackets pair."""
    depths = list(accumulate((c == "(") - (c == ")") for c in where)) or [0]
    return min(depths) >= 0 and depths[-1] == 0 and not _MORE.search(where)


def all_pages(sql: str) -> str:
    """Return the question for the rows of a page and all after it as one for those of all pages.

    The condition by which Datasette turns the page is the last one, and names a key.

    >>> all_pages("select id from articles where year = :p0 and (id > :p1) ")
    'select id from articles where year = :p0 '
    >>> all_pages("select id from articles where (year < :p1 or (year = :p1 and ((id > :p0)))) ")
    'select id from articles '
    """
    last = sql.rstrip()
    depth, place = 0, 0
    for place in range(len(last) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(last[place], 0)
        if depth == 0:
            break
    before = re.fullmatch(r"(.*?)(?: where| and) ", last[:place], re.DOTALL)
    return before[1] + " " if before and _TURNS.fullmatch(last[place:]) else sql
