"""The nouns that flow down the pipeline. Imports nothing of ours; every record is frozen.

Offsets, everywhere, are code points in the text of one document: `text[start:end]`. That text is
the decoded file where the file is text (`.txt`, `.md`); where it is markup or a record (HTML, JSON,
CSV, WARC, mail), it is the text taken out of it, which is kept too, headed by one line for each
thing that the format states about the article.
"""

from dataclasses import dataclass
from enum import StrEnum


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
class Document:
    """One file, or one record of it, as text.

    Up to `begins` stand the lines of what the format states (`claims`), then the article's own
    text. Where nothing was taken out of markup or a record,
    `source.raw.decode(encoding, "replace") == text`. In a text taken out of a page's markup
    (`from_page`), `##` before a line says that the page has it as a heading.
    """

    source: Source
    text: str
    encoding: str
    begins: int = 0
    claims: tuple[Claim, ...] = ()
    from_page: bool = False

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
class Problem:
    """What could not be read or decided. `kind` is a key of `PROBLEM_KINDS`."""

    path: str
    stage: str
    kind: str
    detail: str = ""


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


@dataclass(frozen=True, slots=True)
class Author:
    """A person named in a byline, and where the name stands (None: in the list of corrections)."""

    name: str
    start: int | None
    end: int | None


class Kind(StrEnum):
    """What a name is the name of."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands in an article, and whose name it is as far as the article tells.

    `name` is the fullest form that the article has for it (`Vladimir Putin` where the words are
    `Putin`), None where the words fit two of the article's names. `rule` says why it is a name.
    `known` names what it is for sure in a gazetteer or table (`geonames:360630`), else None.
    """

    kind: Kind
    name: str | None
    start: int
    end: int
    rule: str
    known: str | None = None


@dataclass(frozen=True, slots=True)
class EntityRule:
    """One thing that a person states about names, in the list at `path` (`entities.yml`).

    `action` is merge, rename, block, kind or coordinates, and `name` what it is about: of a merge
    the name of the whole, with the names to be joined in `forms`. `value` is the new name. `kind`
    is the new kind, of a block the only kind that it is about. `point` is degrees north and east.
    """

    path: str
    action: str
    name: str
    forms: tuple[str, ...] = ()
    value: str = ""
    kind: Kind | None = None
    point: tuple[float, float] | None = None
    country_code: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """The words that say who speaks, where they stand, and the name they stand for.

    `name` and `kind` are those of a mention of the article. Where the words name somebody, but not
    for sure which one, `name` is as they say it and `kind` None. Else both are None.
    `method` says how the words were resolved.
    """

    start: int
    end: int
    method: str
    name: str | None = None
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that an article gives as somebody's, without the marks around them.

    `direct`: they stand in quotation marks. `whole`: they are at least one full sentence.
    `cue_start:cue_end` is where the verb or phrase stands that announces them, None without one.
    `continues`: they go on with the quote before, in the same breath.
    """

    start: int
    end: int
    direct: bool
    whole: bool
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    speaker: Speaker | None = None
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Date:
    """A date that an article mentions, as EDTF, with the sentence it stands in.

    `method` says how the words were read, and against which date where they are relative.
    """

    edtf: str
    start: int
    end: int
    method: str
    sentence_start: int
    sentence_end: int


@dataclass(frozen=True, slots=True)
class Enriched:
    """An article and the facts found in it: what `load` writes.

    `sketch` are the numbers that copies of one text share (`enrich.sketch`). `sentences` is how
    many the body has, 0 where they are not counted.
    """

    article: Article
    authors: tuple[Author, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dates: tuple[Date, ...] = ()
    sketch: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()
    sentences: int = 0


PROBLEM_KINDS: dict[str, str] = {
    # capture
    "not read": "The file's kind is not one that Broadsheet reads, so it was left alone.",
    "binary": "The file is named like a text but holds binary data.",
    "unreadable": "The file or folder could not be opened or read.",
    "vanished": "The file was there when the folder was listed and gone when it was opened.",
    "changing": "The file changed while it was being read, twice.",
    "not a file": "The entry is a pipe, a socket or a device, which can hold no article.",
    "link": "The entry is a link that leads out of the folder, to a folder or nowhere.",
    "hidden": "The entry's name begins with a dot; hidden folders and files are not read.",
    "too large": "The file is larger than the limit for one article.",
    "empty": "The file holds nothing but blanks, or a list of no records: no article is in it.",
    "encoding guessed": "The file is not Unicode; its encoding was inferred from its bytes.",
    "damaged": "The file is cut off or damaged; what could be read is kept.",
    "undecodable bytes": "Some bytes have no meaning in the file's encoding and read as U+FFFD.",
    "page files": "The folder holds the parts of a saved page beside it, so it was not entered.",
    "unreadable record": "A line, row or record of the file could not be understood; others were.",
    "ragged row": "The row of the table has fewer cells than the header; the others are missing.",
    "no text": "The page, record or message states no text in a place known to hold one.",
    "summary only": "The record has no text of its own, so its summary stands in for it.",
    "repeated key": "The record states a key more than once; every value of it is kept.",
    "broken characters": "The record names halves of characters, which read as U+FFFD.",
    "unreadable front matter": "The front matter is not valid, so only its plain lines were read.",
    "unused correction": "A line or column of the corrections names no file or field.",
    "unreadable markup": "The file is named like a page, but no parser finds elements in it.",
    "unread entity rule": "A part of the list of entities, or the whole list, cannot be read.",
    # clean
    "no headline": "No headline was found in the text; the title is its opening words.",
    "no date": "No date of publication was found in the text.",
    "two dates": "The text states different publication dates, so none was chosen.",
    "ambiguous date": "The day and month of a date can be read in two ways, so neither was chosen.",
    "impossible date": "The date does not exist in the calendar.",
    "weekday disagrees": "The weekday beside a date is not that of the date, so neither was taken.",
    "unread date": "A line above the text holds a date among other words, so it was not taken.",
    "future date": "The date lies after the day of the build, so it was not taken.",
    "mostly set aside": "Less than half of the text's characters are in the body.",
    "no body": "No line of the text reads like an article, so the body is empty.",
    "very short": "The body has fewer than forty words.",
    "not an article": "Most lines of the body are no sentences: a list or an index page.",
    "truncated": "The text breaks off; the rest stands elsewhere.",
    "mixed languages": "Parts of the body are in different languages; the first one is stated.",
    "unread correction": "A correction, or the whole list, cannot be read.",
    # enrich
    "ambiguous name": "A short name fits two names of its article, so it was joined to neither.",
    "facts incomplete": "The article is too long to be read to its end for names and quotes.",
    # load
    "same content": "The file has the same bytes as another; both belong to one article.",
    "same text as": "The article's text is that of another one; both are kept.",
    "same address": "Another article states the same address; both are kept.",
    "unused entity rule": "A name in the list of entities is no name that an article has.",
    "id taken": "Another article's content gave the same id, so this one has the next free one.",
}
"""Every kind of problem with one sentence that the site shows; nothing else may be a kind."""
