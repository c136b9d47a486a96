"""Every text, and every place in it that a row names: the words there are the words of the row.

In: a connection to a database whose tables are sound. Out: faults, article by article. One article
is in memory at a time.
"""

import hashlib
import sqlite3
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from broadsheet.capture import unzip
from broadsheet.capture.walk import MAX_BYTES, RefusedError
from broadsheet.load_rows import STATED, year_of
from broadsheet.normal import mended, normal
from broadsheet.records import Role
from broadsheet.verify.fault import Fault, short

Row = tuple[Any, ...]

_FILES = "SELECT path, media_type, encoding, bytes, sha256, raw, text FROM files ORDER BY rowid"

_ARTICLES = f"""
SELECT a.id, a.path, a.sha256 = f.sha256, f.article_id, f.text, f.raw,
  a.body, a.title, a.headline, a.published, a.lead, {", ".join(f"a.{name}" for name in STATED)},
  a.byline, a.year, a.year_month
FROM articles AS a LEFT JOIN files AS f ON f.path = a.path ORDER BY a.id
"""
_VALUES = ("title", "headline", "published", "lead", *STATED)
"""Columns of articles that hold the first value of the field of that name."""

_AS_SAID = frozenset({"headline", "byline", "lead", "author"})
"""Fields whose value is their words, but for what `normal` leaves out."""

_ROLES = frozenset(role.value for role in Role)

_OF_ARTICLES = {
    "passages": 'SELECT article_id, ordinal, role, start, "end" FROM passages ORDER BY 1, 2',
    "fields": 'SELECT article_id, field, ordinal, value, start, "end" FROM fields ORDER BY 1, 2, 3',
    "mentions": 'SELECT article_id, ordinal, start, "end", text FROM mentions ORDER BY 1, 2',
    "dates": """
SELECT article_id, ordinal, start, "end", text, sentence_start, sentence_end, edtf, year
FROM dates ORDER BY 1, 2""",
    "quotes": """
SELECT article_id, id, start, "end", text, speaker_start, speaker_end, speaker_text,
  cue_start, cue_end, cue FROM quotes WHERE article_id IS NOT NULL ORDER BY article_id, start""",
}
"""For each table the rows of articles, in the order of their keys."""


def faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Yield what is wrong with files, and with what is said of places in their texts."""
    for row in connection.execute(_FILES):
        yield from _file(*row)
    following = {table: _Following(connection.execute(sql)) for table, sql in _OF_ARTICLES.items()}
    for article, path, same, own, text, raw, *columns in connection.execute(_ARTICLES):
        of = f"articles {article} ({path})"
        rows = {table: one.of(article) for table, one in following.items()}
        if raw is None or not same or own != article:
            what = "no file" if raw is None else "the file of another" if own != article else None
            yield Fault(of, f"path leads to {what}" if what else "sha256 is not that of its file")
        if raw is not None:
            words = str(raw, "utf-8", "replace") if text is None else text
            yield from _article(of, words, columns, {name: list(one) for name, one in rows.items()})


def _file(  # noqa: PLR0913, PLR0917 - the columns
    path: str, media_type: str | None, encoding: str | None, size: int, sha256: str, raw: bytes,
    text: str | None,
) -> Iterator[Fault]:  # fmt: skip
    of = f"files {short(path)}"
    if len(raw) != size:
        yield Fault(of, f"bytes is {size:,}, raw has {len(raw):,}")
    if hashlib.sha256(raw).hexdigest() != sha256:
        yield Fault(of, "sha256 is not that of raw")
    kind = media_type or ""
    if text is None and not (kind.endswith("+gzip") or _is_utf8(raw)):
        yield Fault(of, "raw is not UTF-8, and there is no text")
    if kind.removesuffix("+gzip") == "text/plain" and text is not None:
        try:
            plain = unzip.content(raw, MAX_BYTES)[0] if kind.endswith("+gzip") else raw
            decoded = mended(plain.decode(encoding or "utf-8", "replace"))
        except (LookupError, UnicodeError, RefusedError, *unzip.FAULTS) as error:
            yield Fault(of, f"raw cannot be read in its encoding: {error}")
            return
        if text != decoded.replace("\0", "\ufffd"):
            yield Fault(of, "text is not what raw says in its encoding")


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


class _Following:
    """Rows in the order of their articles, of which those of one article are taken at a time."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self.groups = groupby(rows, itemgetter(0))
        self.next: tuple[int, Iterator[Row]] | None = next(self.groups, None)

    def of(self, article: int) -> Iterator[Row]:
        """Yield the rows of an article, and pass over those of articles before it."""
        while self.next and self.next[0] < article:
            self.next = next(self.groups, None)
        if self.next and self.next[0] == article:
            yield from (row[1:] for row in self.next[1])


def _article(of: str, text: str, columns: list[Any], rows: dict[str, list[Row]]) -> Iterator[Fault]:
    """Yield what is wrong with one article."""
    yield from _passages(of, text, columns[0], rows["passages"])
    yield from _fields(of, text, rows["fields"])
    yield from _columns(of, columns[1:], rows["fields"])
    for number, start, end, words in rows["mentions"]:
        yield from _place(f"mentions {number} of {of}", text, start, end, words)
    for number, start, end, words, begins, ends, edtf, year in rows["dates"]:
        row = f"dates {number} of {of}"
        yield from _place(row, text, start, end, words)
        if not 0 <= begins <= start <= end <= ends <= len(text):
            yield Fault(row, f"its sentence {begins}:{ends} is not around it")
        if year_of(edtf or "") != year:
            yield Fault(row, f"year is {short(year)}, and edtf {short(edtf)}")
    for number, start, end, words, said, ended, speaker, begins, ends, cue in rows["quotes"]:
        row = f"quotes {number} of {of}"
        yield from _place(row, text, start, end, words)
        if (said, ended, speaker) != (None, None, None):
            yield from _place(f"{row}, speaker_text", text, said, ended, speaker)
        if (begins, ends) != (None, None):
            yield from _place(f"{row}, cue", text, begins, ends, None)
        elif cue is not None:
            yield Fault(row, "has a cue that stands nowhere")


def _place(
    row: str, text: str, start: int | None, end: int | None, words: str | None
) -> Iterator[Fault]:
    """Yield what is wrong with a place; `words` are those that must stand there, if any."""
    if start is None or end is None or not 0 <= start < end <= len(text):
        yield Fault(row, f"{start}:{end} is no place in a text of {len(text):,} characters")
    elif words is not None and text[start:end].replace("\0", "\ufffd") != words:
        yield Fault(row, f"says {short(words)}, at {start}:{end} stands {short(text[start:end])}")


def _passages(of: str, text: str, body: str, passages: list[Row]) -> Iterator[Fault]:
    """Hold the passages against the text, and the body against the passages."""
    position = 0
    for number, (ordinal, role, start, end) in enumerate(passages):
        row = f"passages {ordinal} of {of}"
        if ordinal != number or role not in _ROLES:
            yield Fault(row, f"is the {number + 1}. passage, with role {short(role)}")
        if start != position or end <= start:
            fault = "a gap" if start > position else "an overlap"
            yield Fault(
                row, f"{fault}: it goes from {start} to {end}, the one before to {position}"
            )
        position = end
    if position != len(text):
        yield Fault(f"passages of {of}", f"end at {position}, the text at {len(text)}")
    own = (text[start:end] for _, role, start, end in passages if role == Role.BODY)
    if "\n\n".join(map(normal, own)) != body:
        yield Fault(of, "body is not what its passages with role body say")


def _fields(of: str, text: str, fields: list[Row]) -> Iterator[Fault]:
    for name, ordinal, value, start, end in fields:
        row = f"fields {short(name)} {ordinal} of {of}"
        if start is None and end is None:
            continue  # the list of corrections states it
        yield from _place(row, text, start, end, None)
        if name in _AS_SAID and value != normal(text[start:end]):
            yield Fault(row, f"is {short(value)}, at {start}:{end} stands {short(text[start:end])}")


def _columns(of: str, columns: list[Any], fields: list[Row]) -> Iterator[Fault]:
    """Hold the columns of articles against the fields that say where they come from."""
    values: dict[str, list[str]] = {}
    for name, _, value, *_ in fields:
        values.setdefault(name, []).append(value)
    for name, column in zip(_VALUES, columns, strict=False):
        if values.get(name, [None])[0] != column:
            field = short(values.get(name, [None])[0])
            yield Fault(of, f"{name} is {short(column)}, in fields it is {field}")
    byline, year, month = columns[len(_VALUES) :]
    if ("; ".join(values.get("byline", [])) or None) != byline:
        yield Fault(of, f"byline is {short(byline)}, in fields it is another")
    date = columns[_VALUES.index("published")] or ""
    if year_of(date) != year or month not in {None, date[:7]}:
        yield Fault(of, f"year and month are {short(year)}, {short(month)}, the date {short(date)}")
