"""What is different from an earlier edition, as rows of the table `changes`.

In: a connection to a new database, and an `Earlier`, whose articles are copied into a temporary
table before the build reads anything, without their bodies. Out: the table filled once the build
has loaded everything, each row the same in every build from the same folder and earlier edition.

Which article is which: first those of the same content; of the others those of the same number,
which is made from the address; of the others those of the same path, if half of the pairs of words
of the shorter body stand in the other one. What is left was withdrawn, or added. So a corrected
text without an address, whose content and number are others, is a changed article as long as its
file keeps its name; where the file has another name as well, it is told as withdrawn and added.
"""

import sqlite3
from collections.abc import Mapping

from broadsheet.errors import UsageError
from broadsheet.load_earlier import FIELDS, Earlier, digest
from broadsheet.publish.compare.alike import alike, counted
from broadsheet.publish.order import UNDATED
from broadsheet.records import CHANGE_KINDS

_BATCH = 500


class Changes:
    """Tells what is different from an earlier edition.

    Made before anything is loaded, so that what is wrong with that edition ends the build early.
    """

    def __init__(self, connection: sqlite3.Connection, earlier: Earlier) -> None:
        self.connection, self.earlier = connection, earlier
        connection.executescript(_EARLIER)
        marks = ", ".join("?" * (len(FIELDS) + 5))
        connection.execute("BEGIN")
        try:
            sql = f"INSERT INTO earlier VALUES ({marks}, NULL)"
            connection.executemany(sql, earlier.rows())
        except (sqlite3.IntegrityError, OverflowError) as error:
            cause = f"holds articles as Broadsheet does not write them: {error}"
            raise UsageError(earlier.path, cause) from error
        connection.execute("COMMIT")

    def tell(self) -> Mapping[str, str]:
        """Fill the table; return what the table `build` has to say of it."""
        self.connection.execute("BEGIN")
        self._pair()
        for statement in self._statements():
            self.connection.execute(statement)
        self._bodies()
        self.connection.execute("COMMIT")
        self.connection.executescript(
            "DROP TABLE told; DROP TABLE differing; DROP TABLE candidates; DROP TABLE earlier;"
            "ANALYZE changes;"
        )
        return self._entries()

    def _pair(self) -> None:
        """Find for each earlier article the one that it is now."""
        for statement in _PAIRED:
            self.connection.execute(statement)
        sql = "UPDATE earlier SET now = ? WHERE id = ?"
        for before, now in self.connection.execute("SELECT before, now FROM candidates"):
            if alike(self.earlier.body(before), self._body(now)):
                self.connection.execute(sql, (now, before))

    def _statements(self) -> list[str]:
        """Return what tells the differences, and puts them in order."""
        compared = [name for name in FIELDS if name not in self.earlier.lacks]
        self.connection.create_function("digest", 1, digest, deterministic=True)
        unequal = [f"earlier.{name} IS NOT articles.{name}" for name in (*compared, "sha256", "id")]
        unequal.append("earlier.body IS NOT digest(articles.body)")
        fields = [_FIELD.format(field=name, rank=i) for i, name in enumerate(compared)]
        return [
            _DIFFERING.format(unequal=" OR ".join(unequal)),
            *fields,
            _BODY.format(rank=len(FIELDS)),
            _ALONE.format(rank=len(FIELDS) + 1),
            _FIELD.format(field="id", rank=len(FIELDS) + 2),
            *_OTHERS,
            _CHANGES,
        ]

    def _bodies(self) -> None:
        """Put the earlier text of each changed body into its row, and count its words."""
        last = 0
        while True:
            batch = self.connection.execute(_CHANGED_BODIES, (last,)).fetchall()
            for row, before, now in batch:
                text = self.earlier.body(before)
                counts = counted(text, self._body(now))
                self.connection.execute(_SET_BODY, (text, *counts, row))
                last = row
            if len(batch) < _BATCH:
                return

    def _body(self, article: int) -> str:
        sql = "SELECT body FROM articles WHERE id = ?"
        body: str = self.connection.execute(sql, (article,)).fetchone()[0]
        return body

    def _entries(self) -> dict[str, str]:
        """Return which edition it was, and how many articles each kind has."""
        earlier = self.earlier
        entries = {"manifest_sha256": earlier.manifest, "articles": str(earlier.articles)}
        if earlier.version:
            entries["version"] = earlier.version
        if earlier.lacks:
            entries["not_compared"] = ", ".join(one for one in FIELDS if one in earlier.lacks)
        told = {f"since_{key}": value for key, value in entries.items()}
        return told | counted_changes(self.connection)


def counted_changes(connection: sqlite3.Connection) -> dict[str, str]:
    """Return how many articles each kind of change has, as the table `build` says it."""
    counts = {}
    for kind in CHANGE_KINDS:
        (articles,) = connection.execute(_COUNT, (kind,)).fetchone()
        counts[f"since_{kind}"] = str(articles)
    return counts


_EARLIER = f"""
CREATE TEMP TABLE earlier (
  id INTEGER PRIMARY KEY, sha256 TEXT UNIQUE, path TEXT UNIQUE, title TEXT, body BLOB,
  {" TEXT, ".join(FIELDS)} TEXT, now INTEGER UNIQUE
);
CREATE TEMP TABLE told (
  article_id INTEGER, earlier_id INTEGER, kind TEXT, field TEXT, rank INTEGER, before TEXT,
  after TEXT
);
CREATE INDEX temp.told_article ON told (article_id);
CREATE TEMP TABLE candidates (before INTEGER PRIMARY KEY, now INTEGER);
CREATE TEMP TABLE differing (before INTEGER, now INTEGER);
"""
"""The earlier articles, each with the number that it has `now`, and what is told of them."""

_PAIRED = (
    "UPDATE earlier SET now = (SELECT id FROM articles WHERE articles.sha256 = earlier.sha256)",
    """
UPDATE earlier SET now = id
WHERE now IS NULL AND id IN (SELECT id FROM articles)
  AND NOT EXISTS (SELECT 1 FROM earlier AS other WHERE other.now = earlier.id)
""",
    """
INSERT INTO candidates
SELECT earlier.id, articles.id FROM earlier JOIN articles ON articles.path = earlier.path
WHERE earlier.now IS NULL
  AND NOT EXISTS (SELECT 1 FROM earlier AS other WHERE other.now = articles.id)
""",
)

_DIFFERING = """
INSERT INTO differing
SELECT earlier.id, articles.id FROM earlier JOIN articles ON articles.id = earlier.now
WHERE {unequal}
"""

_PAIR = """
FROM differing JOIN earlier ON earlier.id = differing.before
JOIN articles ON articles.id = differing.now
"""
_FIELD = f"""
INSERT INTO told
SELECT articles.id, earlier.id, 'changed', '{{field}}', {{rank}}, earlier.{{field}},
  articles.{{field}}
{_PAIR} WHERE earlier.{{field}} IS NOT articles.{{field}}
"""
_BODY = f"""
INSERT INTO told
SELECT articles.id, earlier.id, 'changed', 'body', {{rank}}, NULL, NULL
{_PAIR} WHERE earlier.body IS NOT digest(articles.body)
"""
_ALONE = f"""
INSERT INTO told
SELECT articles.id, earlier.id, 'changed', 'sha256', {{rank}}, earlier.sha256, articles.sha256
{_PAIR} WHERE earlier.sha256 != articles.sha256
  AND NOT EXISTS (SELECT 1 FROM told WHERE told.article_id = articles.id)
"""

_FILE = """
CASE WHEN rtrim({0}.path, '0123456789') LIKE '%#' THEN rtrim({0}.path, '0123456789')
  ELSE {0}.path END
"""
"""A path without the number of a record: all of them are others where one is put in before."""

_OTHERS = (
    f"""
INSERT INTO told
SELECT articles.id, earlier.id, 'renamed', 'path', 0, earlier.path, articles.path
FROM earlier JOIN articles ON articles.id = earlier.now
WHERE earlier.path != articles.path AND {_FILE.format("earlier")} != {_FILE.format("articles")}
""",
    """
INSERT INTO told
SELECT id, NULL, 'added', NULL, 0, NULL, NULL FROM articles
WHERE NOT EXISTS (SELECT 1 FROM earlier WHERE earlier.now = articles.id)
""",
    """
INSERT INTO told
SELECT NULL, id, 'withdrawn', NULL, 0, NULL, NULL FROM earlier WHERE now IS NULL
""",
)

_CHANGES = f"""
INSERT INTO changes
SELECT NULL, articles.id, articles.kind, articles.field, articles.before, articles.after, NULL,
  NULL, articles.title, articles.published, articles.outlet, articles.path, articles.earlier_id
FROM (
  SELECT told.article_id AS id, told.*, coalesce(new.title, old.title) AS title,
    iif(new.id IS NULL, old.published, new.published) AS published,
    iif(new.id IS NULL, old.outlet, new.outlet) AS outlet, coalesce(new.path, old.path) AS path
  FROM told LEFT JOIN articles AS new ON new.id = told.article_id
  LEFT JOIN earlier AS old ON old.id = told.earlier_id
) AS articles
ORDER BY {UNDATED}, articles.published DESC, coalesce(articles.id, articles.earlier_id),
  articles.id IS NULL, articles.kind, articles.rank
"""

_CHANGED_BODIES = f"""
SELECT id, earlier_id, article_id FROM changes WHERE field = 'body' AND id > ?
ORDER BY id LIMIT {_BATCH}
"""
_SET_BODY = "UPDATE changes SET before = ?, words_added = ?, words_removed = ? WHERE id = ?"

_COUNT = "SELECT count(DISTINCT coalesce(article_id, -earlier_id)) FROM changes WHERE kind = ?"
