"""Fields to facts: what an article's words say about the world, each tied to its words.

In: an `Article`. Out: the article with its authors, from the byline. Pure: one article at a time,
no corpus.
"""

from broadsheet.clean.bylines import names
from broadsheet.records import Article, Author, Enriched


def enrich(article: Article) -> Enriched:
    """Name the persons in an article's byline, each as often and where the byline does."""
    byline = next((f for f in article.fields if f.name == "byline"), None)
    if byline is None:
        return Enriched(article, ())
    found = (
        Author(
            " ".join(byline.value[start:end].split()),
            (byline.start or 0) + start,
            (byline.start or 0) + end,
        )
        for start, end in names(byline.value)
    )
    return Enriched(article, tuple(found))
