"""Fields to facts: what an article's words say about the world, each tied to its words.

In: an `Article`. Out: the article with its authors, from the byline. Pure: one article at a time,
no corpus.
"""

from broadsheet.clean.bylines import names
from broadsheet.clean.normal import normal
from broadsheet.records import Article, Author, Enriched, Role


def enrich(article: Article) -> Enriched:
    """Name the persons in an article's byline, each as often and where the byline does."""
    byline = next((f for f in article.fields if f.name == "byline"), None)
    if byline is None:
        return Enriched(article, ())
    # What stands in the text is marked as a byline by its words; what a format calls one is one.
    in_text = any(
        p.role is Role.BYLINE and byline.start is not None and p.start <= byline.start < p.end
        for p in article.passages
    )
    words, shift = byline.value, None
    if byline.start is not None:
        words, shift = article.document.text[byline.start : byline.end], byline.start
    found = (
        Author(
            normal(words[start:end]),
            *((shift + start, shift + end) if shift is not None else (None, None)),
        )
        for start, end in names(words, announced=not in_text)
    )
    return Enriched(article, tuple(found))
