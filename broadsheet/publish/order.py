"""Articles by their date, in SQL: which have one, and their order.

XXXX-10-07 is a day without a year. It would stand after all years, and newest first before them; so
such articles stand last, with those that state no date.
"""

DATED = "articles.published < 'X'"
"""Of which a year is known."""

UNDATED = "coalesce(articles.published, 'X') >= 'X'"
"""Of which none is."""

NEWEST = f"{UNDATED}, articles.published DESC, articles.id"
OLDEST = f"{UNDATED}, articles.published, articles.id"
