"""What cleaning one article may know besides the article.

Made by `census`, with what the person who builds has chosen. Without a corpus, the empty guide:
nothing repeats, no order of day and month is known, every rule is on.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from broadsheet.clean import urls
from broadsheet.clean.language import stated as stated_language
from broadsheet.records import Document


@dataclass(frozen=True, slots=True)
class Guide:
    """The choices of a build, and what its corpus tells.

    `without` are names of rules that are switched off. `today` (YYYY-MM-DD) is the day after
    which a date is in the future, None where nobody asks. `repeated` maps an outlet and a line, as
    numbers, to the share of the outlet's stories in which the line stands. `day_first` maps an
    outlet to whether its numeric dates begin with the day.
    """

    without: frozenset[str] = frozenset()
    today: str | None = None
    repeated: dict[tuple[int, int], float] = field(default_factory=dict)
    day_first: dict[str, bool] = field(default_factory=dict)


NO_GUIDE = Guide()
"""For an article by itself."""

# The order of the short date in Unicode CLDR 44. What it gets wrong: papers that do otherwise than
# their country. English alone decides nothing, and neither do Canada and the Philippines.
_MONTH_FIRST = frozenset({"en-US", "en-PR", "es-PR", "es-PA"})
_UNDECIDED = frozenset({"en", "en-CA", "en-PH", "en-ZA"})
_DAY_FIRST = frozenset(
    "en de fr es pt it nl ar ru pl tr uk el ro cs sk bg hr sr sl sq da nb nn no fi et lv ca gl he"
    " id ms vi th hi bn ur ta te sw is ga cy mt az be hy ka kk uz".split()
)


DayFirst = Callable[[], bool | None]
"""Tells the order of day and month when it is needed; None where nothing decides."""


def day_first(document: Document, guide: Guide, language: str | None) -> bool | None:
    """Tell whether numeric dates of a document begin with the day; None where nothing decides.

    By the other dates of its outlet, else by the language that it states, else by that of its text.
    """
    known = guide.day_first.get(group_of(document)) if has_outlet(document) else None
    if known is not None:
        return known
    tags = [stated_language(claim.value) for claim in document.stated("language")]
    orders = (day_first_in(tag) for tag in (*tags, language))
    return next((order for order in orders if order is not None), None)


def day_first_in(language: str | None) -> bool | None:
    """Tell whether numeric dates of a language begin with the day; None where it decides nothing.

    >>> day_first_in("en-GB"), day_first_in("en-US"), day_first_in("en")
    (True, False, None)
    """
    if language in _MONTH_FIRST:
        return False
    known = language and language not in _UNDECIDED and language.partition("-")[0] in _DAY_FIRST
    return True if known else None


def has_outlet(document: Document) -> bool:
    """Tell whether a document names its outlet or its address, or lies in a folder of its own.

    The top folder, and a file of many records, may hold articles of many outlets.
    """
    stated = document.stated("outlet") or document.stated("url")
    return bool(stated) or ("#" not in document.source.path and "/" in document.source.path)


def group_of(document: Document) -> str:
    """Return what the documents of one outlet have in common.

    The outlet that the document states, else the host of its address, else its folder (for a
    record, the file it stands in).
    """
    for claim in document.stated("outlet"):
        return claim.value.casefold()
    for claim in document.stated("url"):
        if host := urls.host(claim.value):
            return host
    path = document.source.path
    return path.rpartition("#")[0] or str(PurePosixPath(path).parent)


def suffix_key(suffix: str) -> int:
    """Return a number for what stands at the end of headlines, as `key_of` does for a line."""
    return key_of(f"… | {suffix}")


def key_of(line: str) -> int:
    """Return a number for a line, the same for lines that differ in letter case alone.

    Blanks are expected to be single; 63 bits, so that SQLite holds it.
    """
    digest = hashlib.blake2b(line.casefold().encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest) >> 1
