"""The rows of a query as marks: what a picture draws, whatever its kind.

In: a `Spec`, rows and the address of the database. Out: `Mark`s in the order of the rows. A row
whose value is no number, or less than nothing, makes none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import isfinite
from typing import Any

from broadsheet.publish.pictures.address import address
from broadsheet.publish.pictures.spec import Spec

LONG = 60
"""Characters of a label; the table has all of it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One bar, segment, cell or circle."""

    label: str
    value: float
    part: float | None
    series: str
    group: str
    across: str
    href: str | None
    place: tuple[float, float] | None
    """Degrees north and east, of a map."""


def marks(spec: Spec, rows: Iterable[Mapping[str, Any]], base: str) -> list[Mark]:
    """Return a mark for each row that has a number."""
    read = [dict(row) for row in rows]

    @cache
    def others(column: str) -> list[str]:
        found = {row.get(column) for row in read}
        return sorted(v for v in found if isinstance(v, str) and v not in spec.means)

    made = []
    for row in read:
        value = _number(row.get(spec.value))
        if value is None or value < 0:
            continue
        part = _number(row.get(spec.part)) if spec.part else None
        href = address(spec.link, base, row, spec.means, others) if spec.link else None
        words = {
            key: short(row.get(column)) if column else ""
            for key, column in (
                ("label", spec.label), ("series", spec.series),
                ("group", spec.group), ("across", spec.across),
            )
        }  # fmt: skip
        place = _place(row.get(spec.latitude), row.get(spec.longitude))
        if part is not None:
            part = min(max(part, 0), value)
        made.append(Mark(value=value, part=part, href=href, place=place, **words))
    return made


def short(value: Any) -> str:
    """Return a value as a label: on one line, and cut where it is long."""
    if value is None:
        return "not stated"
    if isinstance(value, bytes):
        return "bytes"
    words = " ".join(str(value)[: 4 * LONG].replace("\0", "\ufffd").split())
    return words[: LONG - 1].rstrip() + "…" if len(words) > LONG else words or "(blank)"


def said(value: float) -> str:
    """Return a number as it is written.

    >>> said(1234), said(2.5), said(3.0)
    ('1,234', '2.5', '3')
    """
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def _number(value: Any) -> float | None:
    good = isinstance(value, int | float) and isfinite(value) and abs(value) < 1e15
    return value if good else None


def _place(latitude: Any, longitude: Any) -> tuple[float, float] | None:
    north, east = _number(latitude), _number(longitude)
    if north is None or east is None or abs(north) > 90 or abs(east) > 180:
        return None
    return north, east
