"""Records of texts: a file, what is stated about it, and the article that it holds.

`capture` makes `Document`s, `clean` makes `Article`s of them.
"""

from dataclasses import dataclass
from enum import StrEnum

from broadsheet.records.problems import Problem


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it was found, or one record of a file: its name inside the folder and its bytes.

    The path of a record is that of the file, a `#`, and its number in the file, from 1.
    """

    path: str
    raw: bytes
    sha256: str
    media_type: str = "text/plain"


EMPTY = "-"
"""What a correction says to leave a field empty."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a format states about an article outside of the article's own text.

    A front matter key, a key of a record, a meta tag, a mail header: for which field it speaks, its
    words as they stand at `start:end` of the document's text, and the format's own name for it
    (`og:title`). What the words mean is decided by `clean`. A claim by the list of corrections
    (`articles.csv`) stands outside of the document: its start and end are None.
    """

    field: str
    value: str
    method: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Lines:
    """What there is to count of the lines of a text, each counted once.

    `keys` are their numbers (`clean.guide.key_of`), each with its length where the line tells one
    text from another, else 0; `day_first` says of each numeric date that can be read in one way
    whether it begins with the day.
    """

    keys: tuple[tuple[int, int], ...] = ()
    day_first: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One file, or one record of it, as text.

    Up to `begins` stand the lines of what the format states (`claims`), then the article's own
    text. Where nothing was taken out of markup or a record,
    `source.raw.decode(encoding, "replace") == text`. In a text taken out of a page's markup
    (`from_page`), `##` before a line says that the page has it as a heading. `lines` are None where
    nobody has looked at them yet.
    """

    source: Source
    text: str
    encoding: str
    begins: int = 0
    claims: tuple[Claim, ...] = ()
    from_page: bool = False
    lines: Lines | None = None

    def stated(self, field: str) -> list[Claim]:
        """Return the claims for a field, in the order of trust; none where it is emptied."""
        return [] if self.is_emptied(field) else [one for one in self.claims if one.field == field]

    def is_emptied(self, field: str) -> bool:
        """Tell whether a correction leaves a field empty."""
        return any(c.field == field and c.start is None and c.value == EMPTY for c in self.claims)

    @property
    def states(self) -> bool:
        """Tell whether the document itself states anything outside of its text."""
        return any(claim.start is not None for claim in self.claims)


class Role(StrEnum):
    """What a stretch of a file is. Every character of a file has exactly one role."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATE = "date"
    READING_TIME = "reading_time"
    CAPTION = "caption"
    HEADING = "heading"
    BODY = "body"
    METADATA = "metadata"
    BOILERPLATE = "boilerplate"
    REPEAT = "repeat"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text, its role, and the rule that gave it that role."""

    start: int
    end: int
    role: Role
    rule: str


@dataclass(frozen=True, slots=True)
class Field:
    """A value, the method that found it, and where its words stand.

    Start and end are None where the value comes from the list of corrections.
    """

    name: str
    value: str
    method: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Article:
    """One text, cleaned: its passages cover it exactly, its fields each stand somewhere in it.

    `body` are its paragraphs with broken characters repaired, parted by a blank line.
    """

    document: Document
    passages: tuple[Passage, ...]
    fields: tuple[Field, ...]
    problems: tuple[Problem, ...] = ()
    body: str = ""

    def value(self, name: str) -> str | None:
        """Return the first stated value of a field, or None."""
        return next((f.value for f in self.fields if f.name == name), None)

    def values(self, name: str) -> list[str]:
        """Return all stated values of a field."""
        return [f.value for f in self.fields if f.name == name]

    @property
    def paragraphs(self) -> list[str]:
        """The passages with role `body`, as they stand in the text."""
        text = self.document.text
        return [text[p.start : p.end] for p in self.passages if p.role is Role.BODY]
