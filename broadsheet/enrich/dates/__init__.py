"""Dates that a text mentions.

In: a `Prose`. Out: `Date`s in order, none within another; offsets count in the prose. Each is EDTF
(ISO 8601-2), only as precise as the words: a day without a year is `XXXX-10-07`, unless the day of
publication settles its year (`undated` says when); words that count from the day of publication
(`yesterday`) are dates only where that day is stated.

What is no date here: ages, counts, prices, addresses and numbers of documents; `9/11` and other
numbers whose order is not known; holidays; years before 1000, before Christ, and of other
calendars.
"""

import re
from collections.abc import Iterable
from datetime import date

from broadsheet.clean.days import plain
from broadsheet.clean.guide import day_first_in
from broadsheet.enrich.dates.absolute import absolute
from broadsheet.enrich.dates.bare_month_words import said_years
from broadsheet.enrich.dates.bare_months import bare_months
from broadsheet.enrich.dates.found import NEXT, Found, Text, words_before
from broadsheet.enrich.dates.join import joined
from broadsheet.enrich.dates.periods import centuries
from broadsheet.enrich.dates.relative import relative
from broadsheet.enrich.dates.role_words import role
from broadsheet.enrich.dates.tense import tense
from broadsheet.enrich.dates.undated import COMING, RECENT, in_said_year, with_year
from broadsheet.enrich.dates.weekdays import weekdays
from broadsheet.enrich.dates.years import years
from broadsheet.enrich.prose import Prose
from broadsheet.enrich.sentences import sentence_at, sentences
from broadsheet.records import Date

_OTHER_DIGITS = re.compile("[٠-٩۰-۹०-९০-৯０-９\u200e\u200f\u061c]")
_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\dX])")
_OF_YEAR = re.compile(
    r",?\s(?:of\s)?(?P<which>this|last|next|that|the same|the following|the previous) year(?![\w-])"
)
_ATTRIBUTE = re.compile(
    r"\s(?!(?:and|as|at|but|by|for|from|in|is|of|on|or|that|the|to|was|when)\b)[a-z]"
)

_WAYS = {"last": RECENT, "next": COMING}
_WEAK_WAYS = {"since": -1, "until": 1}
"""What decides only where no verb does: `dal 7 ottobre` may be ahead."""


def dates(prose: Prose, parts: list[tuple[int, int]] | None = None) -> list[Date]:
    """Find the dates that a text mentions, each only as precise as the text allows.

    `parts` are the sentences of the text, where they are known.
    """
    return _Reading(prose, sentences(prose) if parts is None else parts).dates()


class _Reading:
    """One text being read: what is known of it, and its sentences."""

    def __init__(self, prose: Prose, parts: list[tuple[int, int]]) -> None:
        self.prose = prose
        self.parts = parts
        self.text = Text(
            plain(prose.text) if _OTHER_DIGITS.search(prose.text) else prose.text,
            (prose.language or "en").partition("-")[0],
            _published(prose.published),
            day_first_in(prose.language),
        )

    def dates(self) -> list[Date]:
        """Return the dates in order, each with its sentence."""
        stated = list(absolute(self.text))
        stated += years(self.text, stated)
        stated += centuries(self.text)
        ways: dict[int, int] = {}
        for month, way in bare_months(self.text, stated):
            stated.append(month)
            ways[month.start] = way
        found = joined(self.text.text, _apart(stated))
        if self.text.day:
            found = [self._settled(one, self.text.day, ways.get(one.start, 0)) for one in found]
        if self.text.published:
            told = [*relative(self.text, self._tense), *weekdays(self.text, self._tense)]
            found = _apart([*found, *_outside(told, found)])
        return [self._date(one) for one in found if one.edtf]

    def _date(self, found: Found) -> Date:
        sentence = sentence_at(self.parts, found.start) or (found.start, found.end)
        # A sentence that seems to end inside of a date does not.
        end = max(sentence[1], found.end)
        return Date(found.edtf or "", found.start, found.end, found.method, sentence[0], end)

    def _settled(self, found: Found, published: date, way: int) -> Found:
        """Return a date without a year with the year that the publication gives it, where sure."""
        if not found.edtf or not found.edtf.startswith("XXXX"):
            return found
        words = self.text.text
        if self.text.language != "en":
            return self._settled_elsewhere(found, published, way)
        said = _OF_YEAR.match(words, found.end, found.end + 32)
        if said:
            return in_said_year(found, published, said.end(), said["which"].lower())
        named = words_before(words, found.start, 24)[-1:] == ["the"]
        if not way and named and _ATTRIBUTE.match(words, found.end):
            # `the October 7 attack` is known by its day, `the November election` may be ahead.
            return found if len(found.edtf) > len("XXXX-10") else with_year(found, published, 0)
        return with_year(found, published, way or self._tense(found.start, found.end))

    def _settled_elsewhere(self, found: Found, published: date, way: int) -> Found:
        """Do the same in another language than English."""
        words, language = self.text.text, self.text.language
        years_said = said_years(language)
        said = years_said.match(words, found.end, found.end + 40) if years_said else None
        if said:
            return in_said_year(found, published, said.end(), said.lastgroup or "")
        before = words_before(words, found.start, 32)
        follows = NEXT.match(words, found.end, found.end + 32)
        said_role = role(language, before, follows["word"] if follows else "")
        way = way or _WAYS.get(said_role, 0) or self._tense(found.start, found.end)
        return with_year(found, published, way or _WEAK_WAYS.get(said_role, 0))

    def _tense(self, start: int, end: int) -> int:
        sentence = sentence_at(self.parts, start)
        if sentence is None:
            return 0
        headline = start < self.prose.headline
        words, language = self.text.text, self.text.language
        return tense(words, language, sentence, start, end, headline=headline)


def _published(edtf: str | None) -> tuple[int, ...]:
    """Return the year, month and day of a publication, as far as they are stated."""
    match = _PUBLISHED.match(edtf or "")
    if match is None:
        return ()
    parts = tuple(int(part) for part in match.groups() if part)
    year, month, day = (*parts, 1, 1)[:3]
    try:
        date(year, month, day)
    except ValueError:
        return ()
    return parts


def _apart(found: Iterable[Found]) -> list[Found]:
    """Return dates in order, of those that overlap the one that begins first, then the longest."""
    result: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not result or one.start >= result[-1].end:
            result.append(one)
    return result


def _outside(found: Iterable[Found], taken: list[Found]) -> list[Found]:
    """Return those dates that overlap none of those that are taken."""
    places = {place for one in taken for place in range(one.start, one.end)}
    return [one for one in found if places.isdisjoint(range(one.start, one.end))]
