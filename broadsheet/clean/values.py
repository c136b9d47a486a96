"""What a labelled text states: headline, byline and date of publication.

In: a sheet with its head labelled. Out: fields, with the place of their words; what cannot be
settled is noted on the sheet.
"""

from itertools import combinations

from broadsheet.clean.dates import Stated
from broadsheet.clean.head import MARKED_TITLE
from broadsheet.clean.sheet import MARKS_AROUND, Sheet
from broadsheet.records import Field, Role


def values(sheet: Sheet) -> list[Field]:
    """Return the fields that a text states."""
    found = (_headline(sheet), _byline(sheet), _published(sheet))
    return [field for field in found if field]


def _headline(sheet: Sheet) -> Field | None:
    if sheet.headline is None:
        return None
    text = sheet.text(sheet.headline)
    start = len(text) - len(text.lstrip(MARKS_AROUND))
    marked = MARKED_TITLE.match(text, start)
    start = marked.end() if marked else start
    stop = len(text.rstrip(" \t*_=#|"))
    return _field(sheet, sheet.headline, ("headline", "title above the text"), start, stop)


def _byline(sheet: Sheet) -> Field | None:
    for i, kind in enumerate(sheet.kinds):
        if kind and kind.role is Role.BYLINE:
            text = sheet.text(i)
            stop = sheet.dates[i].start if i in sheet.dates else len(text)
            stop = len(text[:stop].rstrip(MARKS_AROUND + ","))
            start = stop - len(text[:stop].lstrip(MARKS_AROUND))
            return _field(sheet, i, ("byline", kind.rule), start, stop)
    return None


def _published(sheet: Sheet) -> Field | None:
    """Return the stated date of publication, or note why there is none to choose."""
    stated: list[tuple[int, Stated]] = [
        (i, one)
        for i, found in sorted(sheet.dates.items())
        for one in found.dates
        if not one.updated
    ]
    for i, one in stated:
        if one.fault:
            sheet.faults.append((one.fault, sheet.text(i)[one.start : one.end]))
    settled = [(i, one, one.edtf) for i, one in stated if one.edtf]
    days = sorted({edtf[:10] for _, _, edtf in settled}, key=len)
    if not settled:
        return None
    if not all(_agree(one, other) for one, other in combinations(days, 2)):
        sheet.faults.append(("two dates", ", ".join(sorted(days))))
        return None
    # Of dates that agree, the one that states most says it; of two times on it, neither.
    i, best, edtf = max(settled, key=lambda one: (one[2][0] != "X", len(one[2])))
    times = {other[10:] for _, _, other in settled if len(other) > len("2024-05-03")}
    value = edtf if len(times) < 2 else edtf[:10]
    start = sheet.paragraphs[i].start
    return Field("published", value, "date line", start + best.start, start + best.end)


def _agree(one: str, other: str) -> bool:
    """Tell whether two dates can be the same day: one says less, but nothing else.

    >>> _agree("2024-05", "2024-05-03"), _agree("XXXX-05-03", "2024-05-03")
    (True, True)
    """
    unknown = "XXXX" in (one[:4], other[:4])
    one, other = (one[4:], other[4:]) if unknown else (one, other)
    return one.startswith(other) or other.startswith(one)


def _field(sheet: Sheet, i: int, named: tuple[str, str], start: int, stop: int) -> Field:
    name, method = named
    begin = sheet.paragraphs[i].start
    return Field(name, sheet.text(i)[start:stop], method, begin + start, begin + stop)
