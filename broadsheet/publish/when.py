"""How many articles and stories there were in which month or year, as a small picture and a table.

In: rows with a month (`2021-12`) and the numbers of articles and stories. Out: a `When`: periods
from the first to the last, those without articles included, by month where they are few, else by
year; of a span of centuries only the years that have articles.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

MOST_MONTHS = 36
"""Months that are shown as such; of more, years."""

MOST_YEARS = 60
"""Years that are shown with the empty ones between them."""


@dataclass(frozen=True, slots=True)
class Period:
    """A month or year as EDTF, how many articles it has, and where these are listed.

    Its stories are None in a database that was made before there were any.
    """

    edtf: str
    articles: int
    stories: int | None
    url: str


@dataclass(frozen=True, slots=True)
class When:
    """Periods in order, the greatest number of articles, and how many articles have no date."""

    unit: str
    periods: list[Period]
    most: int
    undated: int


def column_for(first: str | None, last: str | None) -> str:
    """Return the column of articles to count by, given the first and the last date.

    >>> column_for("2021-11-03", "2023-02"), column_for("2001", "2023"), column_for(None, None)
    ('year_month', 'year', 'year')
    """
    if not (first and last and min(len(first), len(last)) >= len("2021-12")):
        return "year"
    months = _month(last[:7]) - _month(first[:7])
    return "year_month" if months < MOST_MONTHS else "year"


def when(rows: list[dict[str, Any]], column: str, listed: str, total: int) -> When:
    """Return the periods of rows with `period`, `articles` and `stories`.

    `listed` is the address, with a question mark, of the table of the articles; `total` is how many
    articles there are, with a date or without.
    """
    counts = {row["period"]: row for row in rows if row["period"]}
    names = [*_between(sorted(counts), column)]
    periods = [
        Period(
            name,
            counts[name]["articles"] if name in counts else 0,
            counts[name]["stories"] if name in counts else 0,
            f"{listed}&{urlencode({column: name})}",
        )
        for name in names
    ]
    dated = sum(one.articles for one in periods)
    return When(
        "month" if column == "year_month" else "year",
        periods,
        max((one.articles for one in periods), default=0),
        max(0, total - dated),
    )


def _between(names: list[str], column: str) -> Iterator[str]:
    """Give the periods from the first to the last; only those there are where that is too many."""
    number, name, most = _UNITS[column]
    try:
        first, last = number(names[0]), number(names[-1])
    except (IndexError, ValueError):
        yield from names
        return
    if last - first < most:
        yield from map(name, range(first, last + 1))
    else:
        yield from names[-most:]


def _month(name: str) -> int:
    """Return the number of a month, counted from the beginning of the era."""
    year, _, month = name.partition("-")
    return int(year) * 12 + int(month) - 1


def _month_name(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"


_UNITS: dict[str, tuple[Callable[[str], int], Callable[[int], str], int]] = {
    "year_month": (_month, _month_name, MOST_MONTHS),
    "year": (int, "{:04}".format, MOST_YEARS),
}
"""By column: how its values are numbered, and named, and how many are shown."""
