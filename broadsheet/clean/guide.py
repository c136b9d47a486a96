"""What cleaning one article may know besides the article.

Made by `census`, with what the person who builds has chosen. Without a corpus, the empty guide:
nothing repeats, no order of day and month is known, every rule is on.

What a corpus tells is asked for by `share`, `order` and `is_late` alone, so that a guide can note
what an article depends on: another corpus that answers the same gives the same article.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from broadsheet.clean import urls
from broadsheet.clean.language import stated as stated_language
from broadsheet.clean.relative import future
from broadsheet.records import Document

SOMETIMES, OFTEN, EVERYWHERE = 0.02, 0.25, 0.5
"""Of an outlet's stories: what stands in fewer is the text's own (`He declined to comment.` may be
a paragraph in three of ten thousand); in so many, around the text, a whole paragraph is not; what
stands in half is no one's own words, wherever it stands. Nothing depends on a share but these, so
that an article more or less in the corpus seldom changes what is known of a line."""


def level(share: float) -> float:
    """Return the highest of the three that a share reaches, 0 where it reaches none.

    >>> level(0.3), level(0.01)
    (0.25, 0.0)
    """
    return next((one for one in (EVERYWHERE, OFTEN, SOMETIMES) if share >= one), 0.0)


@dataclass(frozen=True, slots=True)
class Guide:
    """The choices of a build, and what its corpus tells.

    `without` are names of rules that are switched off. `today` (YYYY-MM-DD) is the day after
    which a date is in the future, None where nobody asks. `repeated` maps an outlet and a line, as
    numbers, to the `level` of the share of the outlet's stories that have it. `day_first` maps an
    outlet to whether its numeric dates begin with the day.
    """

    without: frozenset[str] = frozenset()
    today: str | None = None
    repeated: dict[tuple[int, int], float] = field(default_factory=dict)
    day_first: dict[str, bool] = field(default_factory=dict)

    def share(self, outlet: int, line: int) -> float:
        """Return in what share of an outlet's stories a line stands, at least, as a `level`."""
        return self.repeated.get((outlet, line), 0.0)

    def order(self, outlet: str) -> bool | None:
        """Tell whether an outlet's numeric dates begin with the day; None where nothing decides."""
        return self.day_first.get(outlet)

    def is_late(self, edtf: str) -> bool:
        """Tell whether a date is in the future."""
        return self.today is not None and future(edtf, self.today)

    def agrees(self, asked: "Asked") -> bool:
        """Tell whether this guide answers as another one did."""
        return (
            all(self.share(*line) == share for line, share in asked.shares.items())
            and all(self.order(outlet) == order for outlet, order in asked.orders.items())
            and all(self.is_late(edtf) == late for edtf, late in asked.late.items())
        )


@dataclass(slots=True)
class Asked:
    """What a guide was asked, and what it said."""

    shares: dict[tuple[int, int], float] = field(default_factory=dict)
    orders: dict[str, bool | None] = field(default_factory=dict)
    late: dict[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Noting(Guide):
    """A guide that notes what it is asked while one article is cleaned."""

    asked: Asked = field(default_factory=Asked)

    @classmethod
    def of(cls, guide: Guide) -> "Noting":
        """Return a guide that says what another one says."""
        return cls(guide.without, guide.today, guide.repeated, guide.day_first)

    def share(self, outlet: int, line: int) -> float:
        """Answer and note it."""
        return self.asked.shares.setdefault((outlet, line), Guide.share(self, outlet, line))

    def order(self, outlet: str) -> bool | None:
        """Answer and note it."""
        return self.asked.orders.setdefault(outlet, Guide.order(self, outlet))

    def is_late(self, edtf: str) -> bool:
        """Answer and note it."""
        return self.asked.late.setdefault(edtf, Guide.is_late(self, edtf))


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


MAX_LINE = 500
"""Characters: longer lines are not compared; furniture is shorter."""

DayFirst = Callable[[], bool | None]
"""Tells the order of day and month when it is needed; None where nothing decides."""


def day_first(document: Document, guide: Guide, language: str | None) -> bool | None:
    """Tell whether numeric dates of a document begin with the day; None where nothing decides.

    By the other dates of its outlet, else by the language that it states, else by that of its text.
    """
    known = guide.order(group_of(document)) if has_outlet(document) else None
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


def compared(line: str) -> str | None:
    """Return a line as it is compared with others: with single blanks; None for one too long.

    >>> compared("Read   more"), compared("word " * 101)
    ('Read more', None)
    """
    if len(line) > MAX_LINE * 4:  # so many blanks stand in no line; and a book may stand in one
        return None
    words = " ".join(line.split())
    return words if len(words) <= MAX_LINE else None


def suffix_key(suffix: str) -> int:
    """Return a number for what stands at the end of headlines, as `key_of` does for a line."""
    return key_of(f"… | {suffix}")


def key_of(line: str) -> int:
    """Return a number for a line, the same for lines that differ in letter case alone.

    Blanks are expected to be single; 63 bits, so that SQLite holds it.
    """
    digest = hashlib.blake2b(line.casefold().encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest) >> 1
