"""What joins articles to names, and how often each name occurs, as statements.

In: nothing. Out: SQL, to be executed once names, mentions, quotes and stories are in their tables.
Every statement goes through a table once, in the order that it sorts it into; it needs no index.
"""

from collections.abc import Iterator

from broadsheet.records import Kind

TABLES: dict[Kind, tuple[str, str]] = {
    Kind.PERSON: ("people", "person_id"),
    Kind.ORGANIZATION: ("organizations", "organization_id"),
    Kind.PLACE: ("places", "place_id"),
}
"""For each kind of name its table, and the column of other tables that leads to it."""


def links() -> Iterator[str]:
    """Yield the statements that link articles to names."""
    for kind, (table, _) in TABLES.items():
        yield f"""
            INSERT INTO article_{table}
            SELECT article_id, entity_id, count(*) FROM mentions
            WHERE kind = '{kind}' AND entity_id IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2
        """


def counts() -> Iterator[str]:
    """Yield the statements that count what names have; what has nothing to count stays 0."""
    for kind, (table, column) in TABLES.items():
        yield f"""
            UPDATE {table} SET (articles, mentions, stories) = (c.articles, c.mentions, c.stories)
            FROM (
              SELECT {column} AS id, count(*) AS articles, sum(mentions) AS mentions,
                count(DISTINCT story_id) AS stories
              FROM article_{table} JOIN articles ON articles.id = article_id GROUP BY 1
            ) AS c WHERE c.id = {table}.id
        """
        yield f"""
            UPDATE {table} SET aliases = c.aliases FROM (
              SELECT id, group_concat(form, '; ') AS aliases FROM (
                SELECT DISTINCT entity_id AS id, text AS form
                FROM mentions JOIN {table} ON {table}.id = entity_id
                WHERE kind = '{kind}' AND text != {table}.name ORDER BY 1, 2
              ) GROUP BY 1
            ) AS c WHERE c.id = {table}.id
        """
        if kind is not Kind.PLACE:
            yield f"""
                UPDATE {table} SET (quotes, distinct_quotes) = (c.quotes, c.distinct_quotes)
                FROM (
                  SELECT {column} AS id, count(*) AS quotes,
                    count(DISTINCT coalesce(story_id, article_id) || ':' || text) AS distinct_quotes
                  FROM quotes JOIN articles ON articles.id = article_id
                  WHERE {column} IS NOT NULL GROUP BY 1
                ) AS c WHERE c.id = {table}.id
            """
