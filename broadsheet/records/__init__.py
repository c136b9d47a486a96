"""The nouns that flow down the pipeline. Imports nothing else of ours; every record is frozen.

Offsets, everywhere, are code points in the text of one document: `text[start:end]`. That text is
the decoded file where the file is text (`.txt`, `.md`); where it is markup or a record (HTML, JSON,
CSV, WARC, mail), it is the text taken out of it, which is kept too, headed by one line for each
thing that the format states about the article.
"""

from broadsheet.records.changes import CHANGE_KINDS
from broadsheet.records.facts import (
    Author,
    Date,
    Enriched,
    EntityRule,
    Kind,
    Mention,
    Quote,
    Speaker,
)
from broadsheet.records.problems import LEFT_OUT, PROBLEM_KINDS, Problem
from broadsheet.records.texts import (
    EMPTY,
    Article,
    Claim,
    Document,
    Field,
    Lines,
    Passage,
    Role,
    Source,
)

__all__ = [
    "CHANGE_KINDS",
    "EMPTY",
    "LEFT_OUT",
    "PROBLEM_KINDS",
    "Article",
    "Author",
    "Claim",
    "Date",
    "Document",
    "Enriched",
    "EntityRule",
    "Field",
    "Kind",
    "Lines",
    "Mention",
    "Passage",
    "Problem",
    "Quote",
    "Role",
    "Source",
    "Speaker",
]
