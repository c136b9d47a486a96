"""Records of facts: what an article says, and what a person states about names.

`enrich` makes an `Enriched` of each article; its facts stand at places in the article's text.
"""

from dataclasses import dataclass
from enum import StrEnum

from broadsheet.records.problems import Problem
from broadsheet.records.texts import Article


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
