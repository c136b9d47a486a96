"""What a format or a correction states about an article, settled: claims become fields.

In: the claims of a document, in the order of trust. Out: for each field the first claim that can
be read, as a `Field` with the place of its words, and what could not be read. A correction stands
before all others; one that says `-` leaves its field empty.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from broadsheet.clean import bylines, titles, urls
from broadsheet.clean.claimed import claimed
from broadsheet.clean.dates import date_line
from broadsheet.clean.guide import DayFirst, Guide, group_of, key_of, suffix_key
from broadsheet.clean.relative import relative
from broadsheet.clean.sheet import MARKS_AROUND
from broadsheet.normal import normal
from broadsheet.records import Claim, Document, Field

MAX_HEADLINE = 400
GENERIC = frozenset(
    "untitled,untitled document,no title,home,homepage,home page,index,new page 1,page,article"
    ",startseite,accueil,inicio,главная,الرئيسية,首页".split(",")
)
"""What programs and front pages put where a headline would be; from their defaults."""

LONGEST_BYLINE = 1000
MAX_NAME = 120
"""Characters: longer headlines, bylines, names of outlets and sections are something else."""

_Span = tuple[str, int, int]
"""A value, and where its words stand in those of the claim."""


@dataclass(slots=True)
class Settled:
    """The fields that the claims state, those that a correction leaves empty, and faults.

    `fallback` is a byline that names no person, such as an outlet: what the text prints is better.
    """

    fields: list[Field] = field(default_factory=list)
    fallback: Field | None = None
    empty: set[str] = field(default_factory=set)
    faults: list[tuple[str, str]] = field(default_factory=list)

    @property
    def decided(self) -> set[str]:
        """The names of the fields about which nothing else is asked."""
        return {one.name for one in self.fields} | self.empty


@dataclass(frozen=True, slots=True)
class _Context:
    """What a claim is read with."""

    guide: Guide
    group: int
    day_first: DayFirst
    outlet: str | None
    host: str | None
    retrieved: str | None
    faults: list[tuple[str, str]]


def settle(document: Document, guide: Guide, day_first: DayFirst) -> Settled:
    """Settle each field by the first of its claims that can be read."""
    settled = Settled(empty={name for name in FIELDS if document.is_emptied(name)})
    address = first_address(document)
    context = _Context(
        guide,
        key_of(group_of(document)),
        day_first,
        next((one.value for one in document.stated("outlet")), None),
        urls.host(address) if address else None,
        next((one.value for one in document.stated("retrieved")), None),
        settled.faults,
    )
    for name, read in _READ.items():
        _settle(settled, name, document.stated(name), read, context)
    if "url" not in settled.decided:
        said = [one for one in document.stated("url") if one.start is not None]
        _settle(settled, "url", said, _without_scheme, context)
    _settle_byline(settled, document.stated("byline"), context)
    if "published" in settled.decided:
        # Another claim could be read, so that there is nothing undecided.
        settled.faults = [one for one in settled.faults if one[0] not in DATE_FAULTS]
    return settled


def first_address(document: Document) -> str | None:
    """Return the address that a document states, as `urls.canonical` writes it."""
    for claim in document.stated("url"):
        found = urls.canonical(claim.value)
        if found:
            return found[0]
    return None


def _settle_byline(settled: Settled, claims: list[Claim], context: _Context) -> None:
    """Take the first byline that names a person, with all that are stated in the same way.

    Front matter and markup may state each author apart. A page may state its outlet as the author
    in one place and the reporter in another; a correction is taken at its word.
    """
    first = next((one for one in claims if one.start is None), None)
    first = first or next((one for one in claims if _names_somebody(one, context)), None)
    taken = [one for one in claims if one.method == first.method] if first else claims[:1]
    found = [field for one in taken if (field := _byline(one))]
    if first:
        settled.fields += found
        if not found:
            settled.faults.append(("unread correction", f"byline: {first.value}"))
    elif found:
        settled.fallback = found[0]


def _byline(claim: Claim) -> Field | None:
    """Return a byline without the date that a page prints in the same line."""
    dated = date_line(claim.value)
    words = claim.value[: dated.start] if dated and dated.start else claim.value
    words = words.rstrip(MARKS_AROUND + ",:/|")
    if not any(map(str.isalnum, words)) or len(words) > LONGEST_BYLINE:
        return None
    end = None if claim.start is None else claim.start + len(words)
    return Field("byline", normal(words), claim.method, claim.start, end)


def _names_somebody(byline: Claim, context: _Context) -> bool:
    """Tell whether a byline names a person who is not the outlet."""
    return any(
        not titles.is_outlet(byline.value[start:end], context.outlet, context.host)
        for start, end in bylines.names(byline.value, announced=True)
    )


_Reader = Callable[[Claim, _Context], _Span | None]
DATE_FAULTS = frozenset(
    {"ambiguous date", "impossible date", "future date", "weekday disagrees", "unread date"}
)
"""What leaves a date of publication undecided; of no interest once another statement decides it."""


def _settle(
    settled: Settled, name: str, claims: list[Claim], read: _Reader, context: _Context
) -> None:
    for claim in claims:
        corrected = claim.start is None
        found = read(claim, context)
        if found:
            value, start, end = found
            place = (
                (None, None) if claim.start is None else (claim.start + start, claim.start + end)
            )
            settled.fields.append(Field(name, value, _method(name, claim), *place))
            return
        if corrected:
            settled.faults.append(("unread correction", f"{name}: {claim.value}"))


def _method(name: str, claim: Claim) -> str:
    """Name a claim; of an address also say what was left out of it."""
    found = _whole_address(claim.value) if name == "url" else None
    dropped = f", without {', '.join(found[1])}" if found and found[1] else ""
    return claim.method + dropped


def _whole(claim: Claim, longest: int) -> _Span | None:
    value = normal(claim.value)
    usable = any(character.isalnum() for character in value) and len(value) <= longest
    return (value, 0, len(claim.value)) if usable else None


def _headline(claim: Claim, context: _Context) -> _Span | None:
    if claim.start is None:
        return _whole(claim, MAX_HEADLINE)
    start, end = titles.without_outlet(claim.value, context.outlet, context.host)
    last = titles.last_part(claim.value[start:end])
    # What the outlet puts behind every headline is no part of one, whatever its name is.
    if last and context.guide.share(context.group, suffix_key(last[1])):
        end = start + last[0]
    value = normal(claim.value[start:end])
    same = context.outlet is not None and value.casefold() == context.outlet.casefold()
    same = same or value.casefold() in GENERIC
    usable = any(character.isalnum() for character in value) and len(value) <= MAX_HEADLINE
    return (value, start, end) if usable and not same else None


def _name(claim: Claim, _: _Context) -> _Span | None:
    return _whole(claim, MAX_NAME)


def _address(claim: Claim, _: _Context) -> _Span | None:
    found = urls.canonical(claim.value)
    return (found[0], 0, len(claim.value)) if found else None


def _without_scheme(claim: Claim, _: _Context) -> _Span | None:
    """Read `www.example.org/a`, which stays without the scheme that it does not state."""
    found = _whole_address(claim.value)
    return (found[0].removeprefix("https://"), 0, len(claim.value)) if found else None


def _whole_address(value: str) -> tuple[str, tuple[str, ...]] | None:
    return urls.canonical(f"https://{value}" if value[:4].lower() == "www." else value)


def _published(claim: Claim, context: _Context) -> _Span | None:
    found = claimed(claim.value)
    if found and found.fault == "ambiguous date":
        found = claimed(claim.value, context.day_first())
    if found is None and context.retrieved:
        found = relative(claim.value, context.retrieved)
    if found is None:
        return None
    words = claim.value[found.start : found.end]
    late = found.edtf and context.guide.is_late(found.edtf)
    if found.edtf is None or late:
        # That a correction cannot be read is said of the correction, not of the article.
        if claim.start is not None:
            context.faults.append(("future date" if late else found.fault or "no date", words))
        return None
    return found.edtf, found.start, found.end


_READ: dict[str, _Reader] = {
    "headline": _headline,
    "published": _published,
    "outlet": _name,
    "section": _name,
    "url": _address,
    "licence": _name,
}
"""How the claims of each field are read; claims for other fields decide nothing here."""

FIELDS = (*_READ, "byline", "language")
"""The fields that claims can state and a correction can empty."""
